#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace storeadvise {

/// What an increase is measured in.
enum class Basis : std::uint8_t { total, bill };

/// US dollars a month.
struct MonthlyCost {
  double bill = 0;
  double waiting = 0;
  std::optional<bool> counted = std::nullopt;  ///< whether waiting is; nothing: the report does not say

  [[nodiscard]] double total() const { return bill + waiting; }
  [[nodiscard]] double in(Basis basis) const { return basis == Basis::total ? total() : bill; }
  /// The same money; whether waiting is counted is no part of it.
  friend bool operator==(const MonthlyCost& a, const MonthlyCost& b) {
    return a.bill == b.bill && a.waiting == b.waiting;
  }
};

/// A percentage as it is shown: to a tenth.
double shown_percent(double percent);

/// Where a data set was and is, and for how much; nothing: the report does not have it.
struct DataSetChange {
  struct Side {
    std::string option;  ///< an id, or "none"
    std::string service;
    std::optional<MonthlyCost> cost = std::nullopt;  ///< the option's; nothing with "none"
  };
  std::string dataset;
  std::optional<Side> before, now;
};

/// What has changed since an earlier report.
struct Comparison {
  std::string from;         ///< the earlier report's file
  bool is_known = false;    ///< false: it has nothing on this profile, which is new
  std::string called;       ///< how the earlier report calls the profile, where that is another name
  MonthlyCost before, now;  ///< of the summaries
  std::vector<std::string> unplaced;   ///< data sets without a verdict: what the profile costs is not known
  std::vector<DataSetChange> changes;  ///< of option or cost only; in profile order, then what is gone
  std::vector<std::string> unlisted;  ///< data sets of which the earlier report, of some alone, tells nothing
  std::vector<std::string> uncounted;  ///< data sets whose waiting was counted and is not any more

  [[nodiscard]] double increase_usd(Basis basis = Basis::total) const {
    return now.in(basis)-before.in(basis);
  }
  /// Of nothing, any increase is without bounds.
  [[nodiscard]] double increase_percent(Basis basis = Basis::total) const;
};

}  // namespace storeadvise
