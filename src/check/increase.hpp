#pragma once

#include <optional>
#include <vector>

#include "check/comparison.hpp"
#include "check/policy.hpp"

namespace storeadvise {

/// The most by which a month may cost more than in the baseline.
struct MostIncrease {
  std::optional<double> usd = std::nullopt;
  std::optional<double> percent = std::nullopt;
  Basis basis = Basis::total;
};

/// The outcomes, one for each limit that is set. None applies to a profile that is new, nor to a total
/// without waiting that the baseline counts, unless what is left rises too far already; where a data set has
/// no verdict, the increase is not known and no limit holds.
std::vector<CheckedDemand> check_increase(const Comparison& comparison, const MostIncrease& most);

/// What is in vain where the baseline has nothing on any profile: each limit that is set.
std::vector<Vacuity> increase_of_nothing(const std::string& baseline, const MostIncrease& most);

/// Those that do not apply though the baseline has the profile.
std::vector<Vacuity> uncounted_increase(const Comparison& comparison,
                                        const std::vector<CheckedDemand>& increases);

}  // namespace storeadvise
