#include "packing/pack.hpp"

#include "catalog/tables.hpp"
#include "options/table_fields.hpp"
#include "profile/hardly_meant.hpp"
#include "text/embedded.hpp"

namespace storeadvise {
namespace {

/// One book of all files of data/rules/.
Result<RuleBook> our_rules() {
  RuleBook book;
  for (const std::string_view name : embedded_names()) {
    if (!name.starts_with("rules/")) continue;
    auto longer = read_rules(embedded(name), "", &book);
    if (!longer) return longer;
    book = std::move(*longer);
  }
  return book;
}

}  // namespace

Result<std::vector<PackedTable>> pack_all() {
  const auto rules = our_rules();
  if (!rules) return tl::unexpected(rules.error());
  const auto roles = read_roles(embedded("roles.json"), "");
  if (!roles) return tl::unexpected(roles.error());
  const auto hardly_meant = read_hardly_meant(embedded("roles.json"), "");
  if (!hardly_meant) return tl::unexpected(hardly_meant.error());
  const auto options = read_option_table(embedded("options.json"), "");
  if (!options) return tl::unexpected(options.error());
  std::vector<PackedTable> tables{{"rules", pack(*rules)},
                                  {"roles", pack(*roles)},
                                  {"hardly_meant", pack(*hardly_meant)},
                                  {"options", pack(*options)}};
  for (const std::string& region : embedded_regions()) {
    const auto catalog = catalog_of_data("aws", region);
    if (!catalog) return tl::unexpected(catalog.error());
    tables.push_back({region, pack(*catalog)});
  }
  return tables;
}

}  // namespace storeadvise
