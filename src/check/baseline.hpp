#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/comparison.hpp"
#include "storeadvise/error.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// An earlier report, or several, that a new one is held against.
struct Baseline {
  struct DataSet {
    std::string name;
    DataSetChange::Side side;
  };
  struct Report {
    std::string profile;
    MonthlyCost cost;
    bool lists_datasets = false;
    bool lists_all = true;  ///< as far as its sums tell
    std::vector<DataSet> datasets;
  };
  std::string file;
  std::vector<Report> reports;  ///< never empty; no two of the same profile
};

/// Reads a report of `--format json`, or an array of reports. Fails for anything else: other formats, other
/// versions, and two reports on profiles of the same name, which could not be told apart.
Result<Baseline> read_baseline(std::string_view text, std::string_view file);

/// The profiles of a run, as far as they are known before the first is looked at.
struct Peers {
  bool only_one = false;  ///< a baseline of one report is about the only profile, whatever it is called
  std::optional<std::vector<std::string>> names = std::nullopt;
};

/// Whether a baseline has a report on a profile with these data sets.
bool has_report(const Baseline& baseline, std::string_view profile, const std::vector<std::string>& datasets,
                const Peers& peers);

/// What has changed since. A profile that the baseline does not name is taken for a renamed one where a
/// report of a name that no profile has lists at least half of the same data sets (all of them, where the
/// names of the profiles are not known).
Comparison compare(const Recommendation& recommendation, const Baseline& baseline, const Peers& peers);

}  // namespace storeadvise
