#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "catalog/instances.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "cli/io/terminal.hpp"
#include "json/writer.hpp"
#include "report/catalog/rows.hpp"
#include "report/text/age.hpp"
#include "report/text/table.hpp"
#include "text/csv.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"
#include "units/money.hpp"

namespace storeadvise::cli {

namespace {

using Json = nlohmann::ordered_json;

/// What is shown: the rows of a service, and where no service is asked for the instances.
struct Shown {
  const Catalog& catalog;
  std::vector<CatalogRow> rows;
  bool instances = true;
};

bool wanted(const CatalogRow& row, std::string_view service) {
  return service.empty() || row.id.starts_with(fmt::format("{}.", service));
}

std::optional<double> hourly(const Instance& instance, const Catalog& catalog) {
  const auto found = instance.usd_per_hour.find(catalog.region);
  return found == instance.usd_per_hour.end() ? std::nullopt : std::optional(found->second);
}

double gbit(BytesPerSecond rate) {
  constexpr double kGbit = 1e9 / 8;
  return rate.count() / kGbit;
}

/// The sources of a table's rows, numbered in the order of their first use.
class Sources {
 public:
  std::string mark(std::string_view source, std::string_view date, std::string_view confidence) {
    const std::string text = fmt::format("{}, {} confidence: {}", date, confidence, source);
    const auto found = std::ranges::find(texts_, text);
    const auto place = found - texts_.begin();
    if (found == texts_.end()) texts_.push_back(text);
    return fmt::format("[{}]", place + 1);
  }
  [[nodiscard]] std::string list(std::size_t width) const {
    std::string out;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      out += wrap(fmt::format("[{}] {}", i + 1, texts_[i]), width, 4) + "\n";
    return out;
  }

 private:
  std::vector<std::string> texts_;
};

void add_price(std::vector<Cells>& cells, const CatalogRow& row, const std::string& mark) {
  for (const PriceTier& tier : row.tiers) {
    const bool first = &tier == row.tiers.data();
    cells.push_back({first ? row.id : fmt::format("  from {} on", quantity(tier.from)), price_word(tier.usd),
                     first ? row.unit : "", first ? mark : ""});
  }
}

std::string rows_text(const Shown& shown, Sources& sources, std::size_t width) {
  std::vector<Cells> prices;
  std::vector<Cells> figures;
  for (const CatalogRow& row : shown.rows) {
    const std::string mark = sources.mark(row.source, row.date, row.confidence);
    if (row.is_price) {
      add_price(prices, row, mark);
    } else {
      figures.push_back({row.id, row.shown, row.unit, mark});
    }
  }
  const auto head = [](std::string_view title, std::string_view value) {
    return std::vector<Column>{
        {.title = title}, {.title = value, .right = true}, {.title = "unit"}, {.title = "see"}};
  };
  return table(head("price", "USD"), prices, width) + "\n" + table(head("figure", "value"), figures, width);
}

std::string instances_text(const Catalog& catalog, Sources& sources, std::size_t width) {
  std::vector<Cells> cells;
  for (const Instance& i : listed_instances(catalog)) {
    const auto usd = hourly(i, catalog);
    cells.push_back({i.id, usd ? unit_price(*usd) : "not known", quantity(gbit(i.network)),
                     quantity(i.accelerators), quantity(i.local_storage.count() / 1e9),
                     sources.mark(i.source, i.date, confidence_word(i.confidence))});
  }
  return "\n" + table({{.title = "instance"},
                       {.title = "USD an hour", .right = true},
                       {.title = "Gbit/s", .right = true},
                       {.title = "accelerators", .right = true},
                       {.title = "disks, 10^9 B", .right = true},
                       {.title = "see"}},
                      cells, width);
}

std::string as_text(const Shown& shown) {
  const Catalog& c = shown.catalog;
  const std::size_t width = terminal(Colour::never, false).width;
  Sources sources;
  std::string out = wrap(fmt::format("Catalog {} for {}: prices of {}, performance of {}", c.id, c.region,
                                     aged_date(c.prices_as_of, c.prices_age_days), c.performance_as_of),
                         width, 2) +
                    "\n\n";
  out += rows_text(shown, sources, width);
  if (shown.instances) out += instances_text(c, sources, width);
  return out + "\n" + sources.list(width);
}

Json tier_json(const PriceTier& tier) {
  Json json{{"from", tier.from}, {"usd", tier.usd}};
  if (!tier.rate_code.empty()) json["rate_code"] = tier.rate_code;
  return json;
}

Json row_json(const CatalogRow& row) {
  Json item{{"id", row.id}, {"unit", row.unit}};
  if (row.is_price) item["tiers"] = Json::array();
  for (const PriceTier& tier : row.tiers) item["tiers"].push_back(tier_json(tier));
  if (!row.is_price) item["value"] = row.value;
  if (!row.sku.empty()) item["sku"] = row.sku;
  item["date"] = row.date;
  item["source"] = row.source;
  item["confidence"] = row.confidence;
  if (!row.note.empty()) item["note"] = row.note;
  return item;
}

Json instance_json(const Instance& i, const Catalog& catalog) {
  const auto usd = hourly(i, catalog);
  return {{"id", i.id},
          {"usd_per_hour", usd ? Json(*usd) : Json()},
          {"network_gbit", gbit(i.network)},
          {"accelerators", i.accelerators},
          {"local_storage_bytes", i.local_storage.count()},
          {"date", i.date},
          {"source", i.source},
          {"confidence", confidence_word(i.confidence)}};
}

std::string as_json(const Shown& shown) {
  const Catalog& c = shown.catalog;
  Json document{{"catalog",
                 {{"id", c.id},
                  {"region", c.region},
                  {"prices_as_of", c.prices_as_of},
                  {"performance_as_of", c.performance_as_of}}},
                {"prices", Json::array()},
                {"figures", Json::array()}};
  for (const CatalogRow& row : shown.rows)
    document[row.is_price ? "prices" : "figures"].push_back(row_json(row));
  for (const Instance& i : listed_instances(c))
    if (shown.instances) document["instances"].push_back(instance_json(i, c));
  return json_text(document, Layout::lines) + "\n";
}

std::string as_csv(const Shown& shown) {
  std::string out = "kind,id,from,value,unit,date,confidence,source,sku,rate_code\r\n";
  const auto line = [&out](const CatalogRow& row, double from, double value, const std::string& rate_code) {
    out += fmt::format("{},{},{},{},{},{},{},{},{},{}\r\n", row.is_price ? "price" : "figure",
                       csv_field(row.id), from, value, csv_field(row.unit), csv_field(row.date),
                       row.confidence, csv_field(row.source), csv_field(row.sku), csv_field(rate_code));
  };
  for (const CatalogRow& row : shown.rows) {
    for (const PriceTier& tier : row.tiers) line(row, tier.from, tier.usd, tier.rate_code);
    if (!row.is_price) line(row, 0, row.value, "");
  }
  for (const Instance& i : listed_instances(shown.catalog)) {
    const auto usd = hourly(i, shown.catalog);
    if (!shown.instances || !usd) continue;
    out += fmt::format("instance,{},0,{},hour,{},{},{},,\r\n", csv_field(i.id), *usd, csv_field(i.date),
                       confidence_word(i.confidence), csv_field(i.source));
  }
  return out;
}

constexpr std::array kShowWriters{Writer<Shown>{Format::text, as_text}, Writer<Shown>{Format::json, as_json},
                                  Writer<Shown>{Format::csv, as_csv}};

}  // namespace

std::span<const Format> catalog_show_formats() { return formats_of<kShowWriters>(); }

Result<Exit> run_catalog_show(const Arguments& arguments) {
  const auto catalog = named_catalog(arguments.catalog.value_or(""), region_or_usual(arguments));
  if (!catalog) return tl::unexpected(catalog.error());
  const std::string service = arguments.service.value_or("");
  Shown shown{.catalog = *catalog, .rows = catalog_rows(*catalog), .instances = service.empty()};
  std::erase_if(shown.rows, [&](const CatalogRow& row) { return !wanted(row, service); });
  return deliver(arguments, writer_of(kShowWriters, arguments.format).write(shown));
}

}  // namespace storeadvise::cli
