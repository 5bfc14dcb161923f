#pragma once

#include <cstddef>
#include <string>

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/profile.hpp"
#include "storeadvise/recommendation.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

/// How much work to do beyond the verdict itself.
struct Depth {
  bool robustness = true;   ///< holds_in, levers, flips, low-confidence figures
  std::size_t threads = 1;  ///< at most so many work on that
};

/// The recommendation for a profile: pure, the same input gives the same output.
Recommendation advise(const Profile& profile, const Catalog& catalog, const RuleBook& rules,
                      const RoleBook& roles, Depth depth = {});

/// What every evaluation looks things up in; lives no longer than what it names.
struct World {
  const Catalog& catalog;
  const RuleBook& rules;
  const RoleBook& roles;
};

/// What a sweep needs of one data set: the same numbers as `advise`, without sentences.
struct Outcome {
  Service service = Service::none;
  std::optional<std::size_t> option;
  Access access = Access::direct;
  double score = 0;
  Usd bill, waiting;                       ///< of the winning option; tiers counted from zero
  std::array<Usd, kOptionCount> totals{};  ///< bill + waiting of every eligible option
  OptionMask eligible = 0;
};

/// The outcome for one data set.
Outcome outcome(const Demand& demand, const World& world);

/// Outcomes of all data sets and the summary's totals, without sentences or robustness.
struct QuickResult {
  std::vector<Outcome> outcomes;
  PortfolioPattern pattern = PortfolioPattern::none;
  Usd bill, waiting;  ///< tiers shared over the data sets, as in the summary of `advise`
};
QuickResult evaluate_profile(const Profile& profile, const World& world);

}  // namespace storeadvise
