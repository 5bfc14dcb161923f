#include <fmt/format.h>

#include <cmath>

#include "report/csv.hpp"
#include "report/json/parts.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/regions.hpp"
#include "text/csv.hpp"

namespace storeadvise {
namespace {

std::optional<double> usd(const std::optional<Usd>& amount) {
  return amount ? std::optional(amount->count()) : std::nullopt;
}

void write_dataset(JsonWriter& json, const DataSetReport& set) {
  const Verdict& v = set.verdict;
  json.begin_object();
  json.field("name", set.name);
  json.field("service", to_string(v.service));
  write_id(json, "option", v.option);
  if (v.option && v.access != Access::direct)
    json.field("access", to_string(v.access));
  else
    json.null_field("access");
  json.field("score", v.option ? std::optional(v.score) : std::nullopt);
  json.field("monthly_total_usd", usd(best_total(set)));
  json.end_object();
}

/// `summary` and `datasets`, as a row of a sweep has them.
void write_state(JsonWriter& json, const RegionResult& region) {
  const Summary& s = region.result.summary;
  write_totals(json, s.pattern, s.bill, s.waiting);
  json.key("datasets");
  json.begin_list();
  for (const DataSetReport& set : region.result.datasets) write_dataset(json, set);
  json.end_list();
}

void write_obstacles(JsonWriter& json, const RegionResult& region, const RegionResult& own) {
  json.key("not_held");
  json.begin_list();
  for (const std::string& name : region.result.not_held()) json.value(name);
  json.end_list();
  json.key("why_not_held");
  json.begin_list();
  for (const Obstacle& o : obstacles(region, own)) {
    json.begin_object();
    json.field("dataset", o.dataset);
    json.field("option", kOptions[o.option].id);
    json.field("rule", o.why.rule);
    json.field("text", o.why.text);
    json.end_object();
  }
  json.end_list();
}

void write_unknown(JsonWriter& json, const RegionResult& region) {
  json.key("unpriced_options");
  json.begin_list();
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((unpriced(region) >> i & 1U) != 0) json.value(kOptions[i].id);
  json.end_list();
  json.key("waiting_priced_elsewhere");
  json.begin_list();
  for (const BorrowedPrice& b : region.borrowed) {
    json.begin_object();
    json.field("instance", b.instance);
    json.field("region", b.region);
    json.end_object();
  }
  json.end_list();
}

void write_row(JsonWriter& json, const RegionResult& region, const RegionResult& own, std::size_t rank) {
  json.begin_object();
  json.field("rank", static_cast<double>(rank));
  json.field("region", region.catalog.region);
  json.field("prices_as_of", region.catalog.prices_as_of);
  write_state(json, region);
  json.field("difference_usd", usd(difference(region, own)));
  write_obstacles(json, region, own);
  write_unknown(json, region);
  json.end_object();
}

std::string number(const std::optional<Usd>& amount) {
  return amount && std::isfinite(amount->count()) ? fmt::format("{}", amount->count()) : "";
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string csv_row(const std::vector<std::string>& fields) {
  std::string out;
  for (const std::string& field : fields) out += (&field == &fields.front() ? "" : ",") + csv_field(field);
  return out + "\r\n";
}

std::vector<std::string> csv_titles(const Recommendation& r) {
  std::vector<std::string> titles{"rank",
                                  "region",
                                  "pattern",
                                  "monthly_bill_usd",
                                  "monthly_waiting_usd",
                                  "monthly_total_usd",
                                  "difference_usd",
                                  "not_held",
                                  "unpriced_options",
                                  "waiting_priced_elsewhere"};
  for (const DataSetReport& set : r.datasets)
    for (const char* title : {".service", ".option", ".monthly_total_usd"})
      titles.push_back(set.name + title);
  return titles;
}

std::vector<std::string> csv_fields(const RegionResult& region, const RegionResult& own, std::size_t rank) {
  const Summary& s = region.result.summary;
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((unpriced(region) >> i & 1U) != 0) missing.emplace_back(kOptions[i].id);
  std::vector<std::string> borrowed;
  for (const BorrowedPrice& b : region.borrowed) borrowed.push_back(b.instance + ":" + b.region);
  std::vector<std::string> fields{std::to_string(rank),
                                  region.catalog.region,
                                  std::string(to_string(s.pattern)),
                                  number(s.bill),
                                  number(s.waiting),
                                  number(s.total()),
                                  number(difference(region, own)),
                                  joined(region.result.not_held()),
                                  joined(missing),
                                  joined(borrowed)};
  for (const DataSetReport& set : region.result.datasets) {
    fields.emplace_back(to_string(set.verdict.service));
    fields.emplace_back(set.verdict.option ? kOptions[*set.verdict.option].id : "");
    fields.push_back(number(best_total(set)));
  }
  return fields;
}

}  // namespace

std::string regions_json(const RegionComparison& comparison) {
  const std::vector<std::size_t> places = ranks(comparison.ranked);
  JsonWriter json(Layout::lines);
  json.begin_object();
  write_head(json, subject_of(comparison.own.result), "regions");
  json.key("base");
  json.begin_object();
  json.field("region", comparison.own.catalog.region);
  write_state(json, comparison.own);
  json.end_object();
  json.key("rows");
  json.begin_list();
  for (std::size_t i = 0; i < comparison.ranked.size(); ++i)
    write_row(json, comparison.ranked[i], comparison.own, places[i]);
  json.end_list();
  json.end_object();
  return json.take() + "\n";
}

std::string regions_csv(const RegionComparison& comparison) {
  const std::vector<std::size_t> places = ranks(comparison.ranked);
  std::string out = csv_row(csv_titles(comparison.own.result));
  for (std::size_t i = 0; i < comparison.ranked.size(); ++i)
    out += csv_row(csv_fields(comparison.ranked[i], comparison.own, places[i]));
  return out;
}

}  // namespace storeadvise
