#pragma once

#include "observe/estimate/estimate.hpp"

namespace storeadvise::observe {

/// Adds what plans say of buckets to the data sets in them, or as a data set a bucket: what lifecycle rules
/// move and delete. Never a size. File systems of a plan are told with the others (file_systems.hpp).
void add_plans(const Observation& observation, const Wanted& wanted, Found& out);

}  // namespace storeadvise::observe
