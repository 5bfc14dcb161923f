#include "storeadvise/advise.hpp"

#include "advise/dataset_report.hpp"
#include "rank/plan.hpp"

namespace storeadvise {

Recommendation advise(const Profile& profile, const Catalog& catalog, const RuleBook& rules,
                      const RoleBook& roles, Depth depth) {
  Recommendation r{.catalog_id = catalog.id,
                   .region = catalog.region,
                   .prices_as_of = catalog.prices_as_of,
                   .performance_as_of = catalog.performance_as_of,
                   .prices_age_days = catalog.prices_age_days,
                   .prices = catalog.prices,
                   .profile_name = profile.name,
                   .summary = {},
                   .datasets = {}};
  const World world{catalog, rules, roles};
  std::vector<Evaluation> evaluations;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    std::vector<Assumption> assumptions;
    const Demand d = demand(profile, i, catalog, roles, &assumptions);
    evaluations.push_back(evaluate(d, world, Breadth::ways));
    r.datasets.push_back(
        dataset_report(evaluations.back(), std::move(assumptions), {profile, i, world}, depth));
    names.push_back(profile.datasets[i].name);
  }
  r.summary = plan(evaluations, names, catalog);
  return r;
}

}  // namespace storeadvise
