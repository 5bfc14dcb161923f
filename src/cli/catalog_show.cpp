#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/catalog_rows.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/sources.hpp"
#include "cli/terminal.hpp"
#include "report/table.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

bool wanted(const CatalogRow& row, std::string_view service) {
  return service.empty() || row.id.starts_with(fmt::format("{}.", service));
}

std::string as_text(const Catalog& catalog, const std::vector<CatalogRow>& rows, bool verbose) {
  std::vector<Cells> prices;
  std::vector<Cells> figures;
  for (const CatalogRow& row : rows) {
    std::vector<Cells>& list = row.is_price ? prices : figures;
    list.push_back({row.id, row.shown, row.unit, row.date, std::string(row.confidence)});
    if (verbose) list.push_back({"  " + row.source, "", "", "", ""});
  }
  const std::size_t width = terminal("never", false).width;
  const auto head = [](std::string_view title, std::string_view value) {
    return std::vector<Column>{{.title = title},
                               {.title = value, .right = true},
                               {.title = "unit"},
                               {.title = "date"},
                               {.title = "confidence"}};
  };
  return fmt::format("Catalog {} for {}: prices of {}, performance of {}\n\n{}\n{}\n{}", catalog.id,
                     catalog.region, catalog.prices_as_of, catalog.performance_as_of,
                     table(head("price", "USD"), prices, width),
                     table(head("figure", "value"), figures, width),
                     "`storeadvise explain ID` names the source of each; so do --format json and csv.\n");
}

std::string as_json(const Catalog& catalog, const std::vector<CatalogRow>& rows) {
  Json document{{"catalog",
                 {{"id", catalog.id},
                  {"region", catalog.region},
                  {"prices_as_of", catalog.prices_as_of},
                  {"performance_as_of", catalog.performance_as_of}}},
                {"prices", Json::array()},
                {"figures", Json::array()}};
  for (const CatalogRow& row : rows) {
    Json item{{"id", row.id}, {"unit", row.unit}};
    if (row.is_price) item["tiers"] = Json::array();
    for (const PriceTier& tier : row.tiers) item["tiers"].push_back({{"from", tier.from}, {"usd", tier.usd}});
    if (!row.is_price) item["value"] = row.value;
    item["date"] = row.date;
    item["source"] = row.source;
    item["confidence"] = row.confidence;
    if (!row.note.empty()) item["note"] = row.note;
    document[row.is_price ? "prices" : "figures"].push_back(std::move(item));
  }
  return document.dump(2) + "\n";
}

std::string as_csv(const std::vector<CatalogRow>& rows) {
  std::string out = "kind,id,from,value,unit,date,confidence,source\r\n";
  const auto line = [&](const CatalogRow& row, double from, double value) {
    out += fmt::format("{},{},{},{},{},{},{},{}\r\n", row.is_price ? "price" : "figure", csv_field(row.id),
                       from, value, csv_field(row.unit), row.date, row.confidence, csv_field(row.source));
  };
  for (const CatalogRow& row : rows) {
    for (const PriceTier& tier : row.tiers) line(row, tier.from, tier.usd);
    if (!row.is_price) line(row, 0, row.value);
  }
  return out;
}

}  // namespace

Result<Exit> run_catalog_show(const Arguments& arguments) {
  const auto catalog = named_catalog(arguments.value("catalog"), region_or_usual(arguments));
  if (!catalog) return tl::unexpected(catalog.error());
  std::vector<CatalogRow> rows = catalog_rows(*catalog);
  const std::string service = arguments.value("service");
  std::erase_if(rows, [&](const CatalogRow& row) { return !wanted(row, service); });
  if (arguments.format() == "json") return deliver(arguments, as_json(*catalog, rows));
  if (arguments.format() == "csv") return deliver(arguments, as_csv(rows));
  return deliver(arguments, as_text(*catalog, rows, arguments.has("verbose")));
}

}  // namespace storeadvise::cli
