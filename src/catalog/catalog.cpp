#include "storeadvise/catalog.hpp"

#include <algorithm>
#include <utility>

#include "catalog/tables.hpp"
#include "json/document.hpp"
#include "packed/archive.hpp"
#include "text/embedded.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

constexpr std::string_view kPricesFolder = "prices/";
constexpr std::string_view kFilesTable = "prices/s3-files.json";

template <class List>
auto* by_id(const List& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [id](const auto& row) { return row.id == id; });
  return found == list.end() ? nullptr : &*found;
}

std::string price_table(std::string_view region) {
  return std::string(kPricesFolder) + std::string(region) + ".json";
}

json embedded_json(std::string_view name) { return json::parse(embedded(name)); }

void add_our_figures(Catalog& catalog, TableProblems& problems) {
  const json performance = embedded_json("performance.json");
  catalog.performance_as_of = performance.value("performance_as_of", "");
  add_figures(performance, catalog, problems);
  add_instances(embedded_json("compute.json"), catalog, problems);
}

std::string word(const json& document, const char* key, std::string fallback) {
  const auto found = document.find(key);
  return found != document.end() && found->is_string() ? found->get<std::string>() : std::move(fallback);
}

/// What a document says, on top of our own figures and instances.
Catalog from_document(const json& document, std::string_view region, TableProblems& problems) {
  Catalog catalog;
  catalog.region = region;
  add_our_figures(catalog, problems);
  catalog.id = word(document, "id", "custom");
  catalog.prices_as_of = word(document, "prices_as_of", "undated");
  catalog.performance_as_of = word(document, "performance_as_of", catalog.performance_as_of);
  catalog.whole_object_reads = document.value("whole_object_reads", json(false)) == json(true);
  add_prices(document, catalog, problems);
  add_figures(document, catalog, problems);
  add_instances(document, catalog, problems);
  set_options(document, catalog, problems);
  return catalog;
}

Errors unknown_region(std::string_view region) {
  const auto regions = embedded_regions();
  const std::vector<std::string_view> names(regions.begin(), regions.end());
  const auto close = nearest(region, names);
  std::string hint = close ? "did you mean \"" + std::string(*close) + "\"? " : std::string();
  hint += "known Regions: ";
  for (std::size_t i = 0; i < regions.size(); ++i) hint += (i > 0 ? ", " : "") + regions[i];
  const bool china = region.starts_with("cn-");
  const std::string why = china ? " has no catalog: China is priced in CNY" : " is not a Region with prices";
  return {{.code = "unknown-region",
           .place = {},
           .path = "region",
           .message = in_quotes(region) + why,
           .hint = hint}};
}

Errors located(const TableProblems& problems, const Document& document) {
  Errors errors;
  for (const TableProblem& p : problems)
    errors.push_back({.code = p.code,
                      .place = locate(document, p.where),
                      .path = "",
                      .message = p.message,
                      .hint = p.hint});
  return errors;
}

void check_header(const json& document, std::string_view region, TableProblems& problems) {
  const std::string named = word(document, "region", "*");
  if (named != "*" && named != region)
    problems.push_back({json::json_pointer("/region"), "other-region",
                        "the catalog is for " + named + ", the profile for " + std::string(region), ""});
  if (!document.contains("prices"))
    problems.push_back({json::json_pointer(), "missing-key", "a catalog must have \"prices\"", ""});
}

}  // namespace

const Price* Catalog::price(std::string_view price_id) const {
  const auto found =
      std::find_if(prices.begin(), prices.end(), [&](const auto& p) { return p->id == price_id; });
  return found == prices.end() ? nullptr : found->get();
}

const Figure* Catalog::figure(std::string_view figure_id) const { return by_id(figures, figure_id); }

const Instance* Catalog::instance(std::string_view instance_id) const {
  return by_id(instances, instance_id);
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

Catalog catalog_of_data(std::string_view id, std::string_view region, TableProblems& problems) {
  const std::string table = id == "article" ? "article.json" : price_table(region);
  Catalog catalog = from_document(embedded_json(table), region, problems);
  if (id != "article") {
    const json files = embedded_json(kFilesTable);
    if (word(files, "region", "") == region) add_prices(files, catalog, problems);
  }
  bind(catalog, problems);
  return catalog;
}

Result<Catalog> embedded_catalog(std::string_view id, std::string_view region) {
  if (embedded(price_table(region)).empty()) return tl::unexpected(unknown_region(region));
  TableProblems none;  // the packed tables had none
  if (id == "article") return catalog_of_data(id, region, none);
  auto catalog = unpack<Catalog>(packed(region));
  bind(catalog, none);
  return catalog;
}

Result<Catalog> read_catalog(std::string_view text, std::string_view file, std::string_view region) {
  auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  if (!document->json.is_object())
    return tl::unexpected(Errors{{.code = "wrong-type",
                                  .place = {std::string(file), 1, 1},
                                  .path = "",
                                  .message = "a catalog must be an object",
                                  .hint = ""}});
  const json body = document->json;
  TableProblems problems;
  check_header(body, region, problems);
  Catalog catalog = from_document(body, region, problems);
  bind(catalog, problems);
  if (!problems.empty()) return tl::unexpected(located(problems, *document));
  return catalog;
}

}  // namespace storeadvise
