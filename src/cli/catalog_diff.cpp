#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/catalog_rows.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/sources.hpp"
#include "cli/terminal.hpp"
#include "report/money.hpp"
#include "report/table.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

/// The first tier's price, or the figure's value: what changes are measured by.
double leading(const CatalogRow& row) { return row.is_price ? row.tiers.front().usd : row.value; }

bool same(const CatalogRow& a, const CatalogRow& b) {
  const auto equal = [](const PriceTier& x, const PriceTier& y) {
    return x.from == y.from && x.usd == y.usd;
  };
  return a.unit == b.unit && a.value == b.value && std::ranges::equal(a.tiers, b.tiers, equal);
}

/// One id in two catalogs; one side may lack it.
struct Difference {
  std::string id, unit;
  const CatalogRow* before = nullptr;
  const CatalogRow* after = nullptr;

  /// In percent, where both sides have it in the same unit.
  [[nodiscard]] std::optional<double> change() const {
    if (before == nullptr || after == nullptr || before->unit != after->unit || leading(*before) == 0)
      return {};
    return (leading(*after) / leading(*before) - 1) * 100;
  }
};

std::vector<Difference> differences(const std::vector<CatalogRow>& from, const std::vector<CatalogRow>& to) {
  std::map<std::string_view, const CatalogRow*> there;
  for (const CatalogRow& row : to) there.emplace(row.id, &row);
  std::vector<Difference> out;
  for (const CatalogRow& row : from) {
    const auto found = there.find(row.id);
    const CatalogRow* other = found == there.end() ? nullptr : found->second;
    if (other != nullptr) there.erase(found);
    if (other == nullptr || !same(row, *other)) out.push_back({row.id, row.unit, &row, other});
  }
  for (const CatalogRow& row : to)
    if (there.contains(row.id)) out.push_back({row.id, row.unit, nullptr, &row});
  return out;
}

std::string shown(const CatalogRow* row, const Difference& difference) {
  if (row == nullptr) return "none";
  const bool units_differ = difference.before != nullptr && difference.after != nullptr &&
                            difference.before->unit != difference.after->unit;
  return units_differ ? row->shown + " " + row->unit : row->shown;
}

std::string as_text(const Catalog& from, const Catalog& to, const std::vector<Difference>& list) {
  const auto title = [](const Catalog& c) {
    return fmt::format("{} {} ({})", c.id, c.region, c.prices_as_of);
  };
  std::vector<Cells> rows;
  for (const Difference& d : list) {
    const auto change = d.change();
    rows.push_back({d.id, shown(d.before, d), shown(d.after, d), d.unit,
                    change ? fmt::format("{:+.1f} %", *change) : ""});
  }
  if (rows.empty()) return fmt::format("{} and {} do not differ.\n", title(from), title(to));
  return fmt::format("From {} to {}\n\n", title(from), title(to)) +
         table({{.title = "id"},
                {.title = "from", .right = true},
                {.title = "to", .right = true},
                {.title = "unit"},
                {.title = "change", .right = true}},
               rows, terminal("never", false).width);
}

Json side(const CatalogRow* row) {
  if (row == nullptr) return {};
  Json json{{"unit", row->unit}};
  if (!row->is_price) json["value"] = row->value;
  for (const PriceTier& tier : row->tiers) json["tiers"].push_back({{"from", tier.from}, {"usd", tier.usd}});
  return json;
}

std::string as_json(const Catalog& from, const Catalog& to, const std::vector<Difference>& list) {
  const auto head = [](const Catalog& c) {
    return Json{{"id", c.id}, {"region", c.region}, {"prices_as_of", c.prices_as_of}};
  };
  Json document{{"from", head(from)}, {"to", head(to)}, {"differences", Json::array()}};
  for (const Difference& d : list) {
    const auto change = d.change();
    document["differences"].push_back({{"id", d.id},
                                       {"from", side(d.before)},
                                       {"to", side(d.after)},
                                       {"change_percent", change ? Json(*change) : Json()}});
  }
  return document.dump(2) + "\n";
}

std::string as_csv(const std::vector<Difference>& list) {
  std::string out = "id,unit,from,to,change_percent\r\n";
  const auto number = [](const CatalogRow* row) {
    return row == nullptr ? "" : fmt::format("{}", leading(*row));
  };
  for (const Difference& d : list) {
    const auto change = d.change();
    out += fmt::format("{},{},{},{},{}\r\n", csv_field(d.id), csv_field(d.unit), number(d.before),
                       number(d.after), change ? fmt::format("{}", *change) : "");
  }
  return out;
}

/// A Region's name means our prices there.
Result<Catalog> side_catalog(const std::string& name, const std::string& region) {
  const auto regions = embedded_regions();
  if (std::ranges::find(regions, name) != regions.end()) return embedded_catalog("aws", name);
  return named_catalog(name, region);
}

}  // namespace

Result<Exit> run_catalog_diff(const Arguments& arguments) {
  const std::string region = region_or_usual(arguments);
  const auto from = side_catalog(arguments.operands[0], region);
  if (!from) return tl::unexpected(from.error());
  const auto to = side_catalog(arguments.operands[1], region);
  if (!to) return tl::unexpected(to.error());
  const auto before = catalog_rows(*from);
  const auto after = catalog_rows(*to);
  const auto list = differences(before, after);
  if (arguments.format() == "json") return deliver(arguments, as_json(*from, *to, list));
  if (arguments.format() == "csv") return deliver(arguments, as_csv(list));
  return deliver(arguments, as_text(*from, *to, list));
}

}  // namespace storeadvise::cli
