#include "storeadvise/catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "catalog/folder.hpp"
#include "catalog/instances.hpp"
#include "catalog/places.hpp"
#include "catalog/tables.hpp"
#include "json/document.hpp"
#include "packed/archive.hpp"
#include "text/embedded.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

constexpr std::string_view kPricesFolder = "prices/";
constexpr std::string_view kFilesTable = "prices/s3-files.json";
constexpr std::string_view kSurroundingsFolder = "surroundings/";

template <class List>
auto* by_id(const List& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [id](const auto& row) { return row.id == id; });
  return found == list.end() ? nullptr : &*found;
}

std::string price_table(std::string_view region) {
  return std::string(kPricesFolder) + std::string(region) + ".json";
}

Result<Document> embedded_document(std::string_view name) {
  return parse_document(embedded(name), "data/" + std::string(name));
}

/// Reads one of our own tables.
template <class Read>
Errors read_ours(std::string_view name, std::string_view what, const Read& read) {
  const auto document = embedded_document(name);
  if (!document) return document.error();
  Problems problems;
  ObjectReader reader(problems, document->json, Pointer(), what);
  read(reader);
  reader.done();
  return problems.errors(*document);
}

Errors read_our_figures(Catalog& catalog) {
  return read_ours("performance.json", "a table of figures", [&](ObjectReader& reader) {
    read_date(reader, "performance_as_of", catalog.performance_as_of);
    read_figures(reader, Figures::ours, catalog);
  });
}

/// Our figures as they are packed with each Region that has prices.
Errors take_our_figures(Catalog& catalog) {
  if (embedded(price_table(catalog.region)).empty()) return read_our_figures(catalog);
  auto ours = unpack<Catalog>(packed(catalog.region));
  catalog.performance_as_of = std::move(ours.performance_as_of);
  catalog.figures = std::move(ours.figures);
  return {};
}

void read_prices_of_region(ObjectReader& reader, Catalog& catalog) {
  std::string region;
  reader.needed_text("region", region);
  reader.need("prices");
  if (region == catalog.region) read_prices(reader, catalog);
}

/// Adds the prices of a table beside the catalog, where the catalog does not say them itself.
Errors add_prices(Catalog& catalog, std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return document.error();
  Catalog beside;
  beside.region = catalog.region;
  Problems problems;
  ObjectReader reader(problems, document->json, Pointer(), "a table of prices");
  read_prices_of_region(reader, beside);
  reader.done();
  for (const auto& price : beside.prices)
    if (catalog.price(price->id) == nullptr) catalog.prices.push_back(price);
  return problems.errors(*document);
}

Errors add_our_prices(Catalog& catalog, std::string_view table) {
  return add_prices(catalog, embedded(table), "data/" + std::string(table));
}

/// What is charged beside the storage in the Region.
Errors read_surroundings(Catalog& catalog) {
  const std::string table = std::string(kSurroundingsFolder) + catalog.region + ".json";
  return embedded(table).empty() ? Errors{} : add_our_prices(catalog, table);
}

void check_region(ObjectReader& reader, std::string_view region) {
  std::string named = "*";
  reader.text("region", named);
  if (named != "*" && named != region)
    reader.fail("region",
                {"other-region",
                 "the catalog is for " + printable(named) + ", the profile for " + printable(region), ""});
}

/// What a catalog's file says, on top of our own figures and instances.
void read_file(ObjectReader& reader, Catalog& catalog) {
  catalog.id = "custom";
  catalog.prices_as_of = kUndated;
  reader.version("catalog_version", false);
  reader.text("id", catalog.id);
  check_region(reader, catalog.region);
  read_date(reader, "prices_as_of", catalog.prices_as_of);
  read_date(reader, "performance_as_of", catalog.performance_as_of);
  reader.flag("whole_object_reads", catalog.whole_object_reads);
  reader.members("published", [&](const std::string&, const nlohmann::json& value, const Pointer& where) {
    if (!value.is_string()) reader.problems().add(where, wrong_type(value, "a string"));
  });
  reader.need("prices");
  read_prices(reader, catalog);
  read_figures(reader, Figures::of_file, catalog);
  read_instances(reader, catalog);
  read_offered(reader, catalog);
}

/// A catalog of a file's text; `beside` adds what other tables say.
template <class Beside>
Result<Catalog> read_catalog(std::string_view text, std::string_view file, std::string_view region,
                             const Beside& beside) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Catalog catalog;
  catalog.region = region;
  if (Errors errors = take_our_figures(catalog); !errors.empty()) return tl::unexpected(std::move(errors));
  Problems problems;
  ObjectReader reader(problems, document->json, Pointer(), "a catalog");
  read_file(reader, catalog);
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  if (Errors errors = beside(catalog); !errors.empty()) return tl::unexpected(std::move(errors));
  if (Errors errors = read_surroundings(catalog); !errors.empty()) return tl::unexpected(std::move(errors));
  bind(catalog, problems);
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return catalog;
}

/// "us-east-1" for "us-east", the Region of a place, or the nearest name.
std::optional<std::string> meant_region(std::string_view said, std::span<const std::string_view> names) {
  constexpr std::size_t kShortest = 3;
  const auto begins = [&](std::string_view name) { return name.starts_with(said); };
  const auto longer = std::ranges::find_if(names, begins);
  if (said.size() >= kShortest && longer != names.end()) return std::string(*longer);
  if (auto place = region_at(said)) return place;
  const auto close = nearest(said, names);
  return close ? std::optional<std::string>(*close) : std::nullopt;
}

Errors unknown_region(std::string_view region) {
  const auto regions = embedded_regions();
  const std::vector<std::string_view> names(regions.begin(), regions.end());
  const auto close = meant_region(region, names);
  const bool china = region.starts_with("cn-");
  const std::string hint = !china && close ? "did you mean " + in_quotes(*close) + "?"
                                           : fmt::format("known Regions: {}", fmt::join(names, ", "));
  const std::string why = china ? " has no catalog: China is priced in CNY" : " is not a Region with prices";
  return {{.code = "unknown-region",
           .place = {},
           .path = "region",
           .message = in_quotes(region) + why,
           .hint = hint}};
}

}  // namespace

const Price* Catalog::price(std::string_view price_id) const {
  const auto found =
      std::find_if(prices.begin(), prices.end(), [&](const auto& p) { return p->id == price_id; });
  return found == prices.end() ? nullptr : found->get();
}

const Figure* Catalog::figure(std::string_view figure_id) const { return by_id(figures, figure_id); }

std::optional<Instance> Catalog::instance(std::string_view instance_id) const {
  if (const Instance* own = by_id(instances, instance_id)) return *own;
  return instance_of_data(instance_id, region);
}

std::vector<std::string> embedded_regions() {
  std::vector<std::string> regions;
  for (std::string_view name : embedded_names()) {
    if (!name.starts_with(kPricesFolder) || name == kFilesTable) continue;
    name.remove_prefix(kPricesFolder.size());
    regions.emplace_back(name.substr(0, name.find('.')));
  }
  std::sort(regions.begin(), regions.end());
  return regions;
}

Result<Catalog> catalog_of_data(std::string_view id, std::string_view region) {
  Catalog catalog;
  catalog.region = region;
  const std::string table = id == "article" ? "article.json" : price_table(region);
  Errors errors = read_our_figures(catalog);
  if (errors.empty())
    errors = read_ours(table, "a catalog", [&](ObjectReader& reader) { read_file(reader, catalog); });
  if (errors.empty() && id != "article") errors = add_our_prices(catalog, kFilesTable);
  if (errors.empty() && id != "article") errors = read_surroundings(catalog);
  Problems problems;
  bind(catalog, problems);
  if (errors.empty()) errors = problems.errors({});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return catalog;
}

Result<Catalog> embedded_catalog(std::string_view id, std::string_view region) {
  if (embedded(price_table(region)).empty()) return tl::unexpected(unknown_region(region));
  if (id == "article") return catalog_of_data(id, region);
  auto catalog = unpack<Catalog>(packed(region));
  Problems none;  // the packed tables had none
  bind_slots(catalog, none);
  return catalog;
}

Result<Catalog> read_catalog(std::string_view text, std::string_view file, std::string_view region) {
  return read_catalog(text, file, region, [](Catalog&) { return Errors{}; });
}

Result<Catalog> read_catalog_of_folder(const PriceFile& own, const std::optional<PriceFile>& s3_files,
                                       std::string_view region) {
  return read_catalog(own.text, own.name, region, [&](Catalog& catalog) {
    return s3_files ? add_prices(catalog, s3_files->text, s3_files->name)
                    : add_our_prices(catalog, kFilesTable);
  });
}

}  // namespace storeadvise
