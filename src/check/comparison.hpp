#pragma once

#include <optional>
#include <string>
#include <vector>

namespace storeadvise {

/// Where a data set was and is, and for how much; nothing: the report does not have it.
struct DataSetChange {
  struct Side {
    std::string option;  ///< an id, or "none"
    std::string service;
    std::optional<double> monthly_usd;  ///< the option's bill; nothing with "none"
  };
  std::string dataset;
  std::optional<Side> before, now;
};

/// What has changed since an earlier report.
struct Comparison {
  std::string from;       ///< the earlier report's file
  bool is_known = false;  ///< false: it has nothing on this profile, which is new
  double before_usd = 0;  ///< summary.monthly_bill_usd
  double now_usd = 0;
  std::vector<DataSetChange> changes;  ///< of option or bill only; in profile order, then what is gone

  [[nodiscard]] double increase_usd() const { return now_usd - before_usd; }
  /// Of nothing, any increase is without bounds.
  [[nodiscard]] double increase_percent() const;
};

}  // namespace storeadvise
