#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "json/writer.hpp"
#include "report/catalog/changes.hpp"
#include "report/whatif/json.hpp"
#include "storeadvise/version.hpp"
#include "text/csv.hpp"

namespace storeadvise {

namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? Json(*value) : Json();
}

std::optional<double> count(const std::optional<Usd>& usd) {
  return usd ? std::optional(usd->count()) : std::nullopt;
}

std::optional<double> difference(const std::optional<Usd>& from, const std::optional<Usd>& to) {
  return from && to ? std::optional((*to - *from).count()) : std::nullopt;
}

std::optional<double> value_of(const std::optional<CatalogValue>& side) {
  return side ? std::optional(side->value) : std::nullopt;
}

const std::string& unit_of(const CatalogChange& c) { return c.after ? c.after->unit : c.before->unit; }

Json head(const Catalog& c) {
  return {{"id", c.id},
          {"region", c.region},
          {"prices_as_of", c.prices_as_of},
          {"performance_as_of", c.performance_as_of}};
}

Json change_json(const CatalogChange& c) {
  Json json{{"kind", c.kind}, {"id", c.id}};
  if (c.kind == "price") json["tier_from"] = c.tier_from;
  json["unit"] = unit_of(c);
  if (c.before && c.before->unit != unit_of(c)) json["from_unit"] = c.before->unit;
  json["from"] = number(value_of(c.before));
  json["to"] = number(value_of(c.after));
  json["change"] = number(c.amount());
  json["change_percent"] = number(c.percent());
  return json;
}

Json verdict_json(const DataSetReport& set) {
  const auto option = best_option(set);
  return {{"service", to_string(set.verdict.service)},
          {"option", option ? Json(kOptions[*option].id) : Json()},
          {"score", option ? Json(set.verdict.score) : Json()},
          {"monthly_total_usd", number(count(best_total(set)))}};
}

Json summary_json(const Summary& s) {
  return {{"pattern", to_string(s.pattern)},
          {"monthly_bill_usd", number(s.bill.count())},
          {"monthly_waiting_usd", number(s.waiting.count())},
          {"monthly_total_usd", number(s.total().count())}};
}

Json profile_json(const Readvised& r) {
  Json sets = Json::array();
  for (std::size_t i = 0; i < r.before.datasets.size(); ++i) {
    const DataSetReport& before = r.before.datasets[i];
    const DataSetReport& after = r.after.datasets[i];
    sets.push_back({{"name", before.name},
                    {"changes", best_option(before) != best_option(after)},
                    {"from", verdict_json(before)},
                    {"to", verdict_json(after)},
                    {"difference_usd", number(difference(best_total(before), best_total(after)))}});
  }
  return {{"file", r.file},
          {"profile", {{"name", r.before.profile_name}}},
          {"from", summary_json(r.before.summary)},
          {"to", summary_json(r.after.summary)},
          {"difference_usd", number((r.after.summary.total() - r.before.summary.total()).count())},
          {"datasets", std::move(sets)}};
}

std::string csv_number(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? fmt::format("{}", *value) : "";
}

std::string row(const std::vector<std::string>& fields) {
  std::string out;
  for (const std::string& field : fields) out += (&field == &fields.front() ? "" : ",") + csv_field(field);
  return out + "\r\n";
}

std::string verdict_rows(const Readvised& r, std::size_t i) {
  const DataSetReport& before = r.before.datasets[i];
  const DataSetReport& after = r.after.datasets[i];
  const auto option = [](const DataSetReport& set) {
    return std::string(set.verdict.option ? kOptions[*set.verdict.option].id : "");
  };
  const auto from = count(best_total(before));
  const auto by = difference(best_total(before), best_total(after));
  constexpr double kPercent = 100;
  const auto percent = by && *from != 0 ? std::optional(*by / *from * kPercent) : std::nullopt;
  return row({"verdict", r.file, before.name, "", "", option(before), option(after), "", ""}) +
         row({"total", r.file, before.name, "", "USD", csv_number(from), csv_number(count(best_total(after))),
              csv_number(by), csv_number(percent)});
}

}  // namespace

std::string changes_json(const Catalog& from, const Catalog& to, const std::vector<CatalogChange>& changes,
                         const std::vector<Readvised>& profiles) {
  Json document{{"report_version", 1},
                {"kind", "catalog_diff"},
                {"generator", {{"name", "storeadvise"}, {"version", version()}}},
                {"from", head(from)},
                {"to", head(to)},
                {"differences", Json::array()},
                {"profiles", Json::array()}};
  for (const CatalogChange& change : changes) document["differences"].push_back(change_json(change));
  for (const Readvised& profile : profiles) document["profiles"].push_back(profile_json(profile));
  return json_text(document, Layout::lines) + "\n";
}

std::string changes_csv(const std::vector<CatalogChange>& changes, const std::vector<Readvised>& profiles) {
  std::string out = "kind,profile,id,tier_from,unit,from,to,change,change_percent\r\n";
  for (const CatalogChange& c : changes)
    out += row({std::string(c.kind), "", c.id, c.kind == "price" ? csv_number(c.tier_from) : "", unit_of(c),
                csv_number(value_of(c.before)), csv_number(value_of(c.after)), csv_number(c.amount()),
                csv_number(c.percent())});
  for (const Readvised& profile : profiles)
    for (std::size_t i = 0; i < profile.before.datasets.size(); ++i) out += verdict_rows(profile, i);
  return out;
}

}  // namespace storeadvise
