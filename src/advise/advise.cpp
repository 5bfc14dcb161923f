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
  std::vector<Setting> settings;
  std::vector<std::vector<Assumption>> assumptions(profile.datasets.size());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Demand d = demand(profile, i, catalog, roles, &assumptions[i]);
    evaluations.push_back(evaluate(d, world, Breadth::ways));
    settings.push_back({profile, i, world});
    names.push_back(profile.datasets[i].name);
  }
  std::vector<Robustness> found;
  if (depth.robustness) found = robustness(evaluations, settings, depth.threads);
  for (std::size_t i = 0; i < evaluations.size(); ++i)
    r.datasets.push_back(dataset_report(evaluations[i], std::move(assumptions[i]), settings[i],
                                        depth.robustness ? &found[i] : nullptr));
  r.summary = plan(evaluations, names, catalog);
  return r;
}

}  // namespace storeadvise
