#include "packed/pack.hpp"

#include "catalog/tables.hpp"
#include "packed/archive.hpp"
#include "text/embedded.hpp"

namespace storeadvise {
namespace {

Errors errors_of(const TableProblems& problems) {
  Errors errors;
  for (const TableProblem& p : problems)
    errors.push_back(
        {.code = p.code, .place = {}, .path = p.where.to_string(), .message = p.message, .hint = p.hint});
  return errors;
}

}  // namespace

Result<std::vector<PackedTable>> pack_all() {
  const auto rules = read_rules(embedded("rules.json"), "");
  if (!rules) return tl::unexpected(rules.error());
  const auto roles = read_roles(embedded("roles.json"), "");
  if (!roles) return tl::unexpected(roles.error());
  std::vector<PackedTable> tables{
      {"rules", pack(*rules)}, {"roles", pack(*roles)}, {"clients", pack(read_client_rows())}};
  for (const std::string& region : embedded_regions()) {
    TableProblems problems;
    const Catalog catalog = catalog_of_data("aws", region, problems);
    if (!problems.empty()) return tl::unexpected(errors_of(problems));
    tables.push_back({region, pack(catalog)});
  }
  return tables;
}

}  // namespace storeadvise
