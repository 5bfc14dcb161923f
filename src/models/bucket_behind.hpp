#pragma once

#include "models/estimate.hpp"

namespace storeadvise {

/// Objects copied back in a month to the bucket behind a file system: every new file, and every changed one
/// at most once in `every`.
Count copied_back(const Demand& demand, Seconds every);

/// What a bucket behind a file system sees in a month: `synced` objects that are written back, and what is
/// fetched from it, in parts.
S3Work bucket_work(const Workbench& bench, Count synced, Bytes fetched);

}  // namespace storeadvise
