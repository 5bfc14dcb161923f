#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/comparison.hpp"
#include "check/policy.hpp"

namespace storeadvise {

/// An earlier report, or several, that a new one is held against.
struct Baseline {
  struct DataSet {
    std::string name;
    DataSetChange::Side side;
  };
  struct Report {
    std::string profile;
    double monthly_usd = 0;
    bool lists_datasets = false;
    std::vector<DataSet> datasets;
  };
  std::string file;
  std::vector<Report> reports;  ///< never empty; no two of the same profile
};

/// Reads a report of `--format json`, or an array of reports. Fails for anything else: other formats, other
/// versions, and two reports on profiles of the same name, which could not be told apart.
Result<Baseline> read_baseline(std::string_view text, std::string_view file);

/// What has changed since. `only_one`: there is one profile, which a baseline of one report is about
/// whatever it is called.
Comparison compare(const Recommendation& recommendation, const Baseline& baseline, bool only_one);

/// The most by which the monthly bill may be higher than the baseline's.
struct MostIncrease {
  std::optional<double> usd;
  std::optional<double> percent;
};

/// The outcomes, one for each limit that is set. Nothing applies to a profile that is new.
std::vector<CheckedDemand> check_increase(const Comparison& comparison, const MostIncrease& most);

}  // namespace storeadvise
