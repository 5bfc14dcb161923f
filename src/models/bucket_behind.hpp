#pragma once

#include "models/estimate.hpp"

namespace storeadvise {

/// Objects copied back in a month to the bucket behind a file system: every new file, and every changed one
/// at most once in `every`.
Count copied_back(const Demand& demand, Seconds every);

/// What the copies between a bucket and the file system before it ask of the bucket in a month: objects that
/// are written back, and bytes of whole objects that are copied in, in parts. Lookups, and what the
/// application's own client asks, are not among it.
S3Work copying_work(const Workbench& bench, Count written_back, Bytes copied_in);

}  // namespace storeadvise
