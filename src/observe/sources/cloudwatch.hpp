#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// `aws cloudwatch get-metric-statistics`: one metric, of which neither place nor dimension is told; its
/// period is the smallest gap between two datapoints.
Result<void> read_metric_statistics(const Opened& source, Sinks& sinks);

/// `aws cloudwatch get-metric-data`. The answer names neither metric nor period: both are in the query file,
/// which has to be among the sources, else `metric-data-without-queries`.
Result<void> read_metric_data(const Opened& source, Sinks& sinks);

/// The query file itself: nothing is to be read from it alone.
Result<void> read_metric_queries(const Opened& source, Sinks& sinks);

/// `aws efs describe-file-systems` and `describe-lifecycle-configuration`.
Result<void> read_file_systems(const Opened& source, Sinks& sinks);
Result<void> read_lifecycle(const Opened& source, Sinks& sinks);

/// The days in "AFTER_30_DAYS"; nothing for another word.
std::optional<int> days_after(const std::string& word);

}  // namespace storeadvise::observe
