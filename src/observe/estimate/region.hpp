#pragma once

#include <string>
#include <vector>

#include "observe/estimate/estimate.hpp"
#include "observe/rows/observation.hpp"

namespace storeadvise::observe {

/// The Region that is stated, or the only one that the sources name, with the sources that name it. Two that
/// differ are listed in `out.regions`, and none is chosen.
void find_region(const Observation& observation, const Wanted& wanted, Found& out);

/// The ids of the sources that tell of single requests, sorted.
std::vector<std::string> told_requests(const Observation& observation);

}  // namespace storeadvise::observe
