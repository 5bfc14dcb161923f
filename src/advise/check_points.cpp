#include "advise/check_points.hpp"

#include <algorithm>

#include "rules/points.hpp"

namespace storeadvise {

Errors check_points(const Profile& profile, const Catalog& catalog, const RuleBook& rules,
                    const RoleBook& roles) {
  Errors errors;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    FactArray facts;
    dataset_facts(demand(profile, i, catalog, roles), facts);
    catalog_facts(catalog, facts);
    for (Error& error : points_out_of_range(rules, facts)) {
      const bool known = std::ranges::find(errors, error.path, &Error::path) != errors.end();
      if (!known) errors.push_back(std::move(error));
    }
  }
  return errors;
}

}  // namespace storeadvise
