#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/policy.hpp"

namespace storeadvise {

/// An earlier report that a new one is held against.
struct Baseline {
  struct Bill {
    std::string profile;
    double monthly_usd = 0;
  };
  std::vector<Bill> bills;  ///< never empty; one for each report
};

/// Reads a report of `--format json`, or an array of reports.
Result<Baseline> read_baseline(std::string_view text, std::string_view file);

/// The most by which the monthly bill may be higher than the baseline's.
struct MostIncrease {
  std::optional<double> usd;
  std::optional<double> percent;
};

/// The outcomes, one for each limit that is set. `only_one`: there is one profile, which a baseline of one
/// report is about whatever it is called. A profile that the baseline does not have is new: nothing applies
/// to it.
std::vector<CheckedDemand> check_increase(const Recommendation& recommendation, const Baseline& baseline,
                                          const MostIncrease& most, bool only_one);

}  // namespace storeadvise
