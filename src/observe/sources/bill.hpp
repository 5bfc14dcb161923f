#pragma once

#include "observe/sources/readers.hpp"

namespace storeadvise::observe {

/// A bill as CSV: Cost and Usage Report 1
/// (https://docs.aws.amazon.com/cur/latest/userguide/data-dictionary.html) and 2
/// (https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html), FOCUS
/// (https://focus.finops.org/focus-columns/). Columns are found by name. Of its lines those count that are
/// usage of S3 or EFS and whose meter a price of ours has; credits, taxes, traffic between Regions and other
/// services do not. S3 meters storage once a day, whatever hour the line names; EFS every hour.
Result<void> read_bill(const Opened& source, Sinks& sinks);

}  // namespace storeadvise::observe
