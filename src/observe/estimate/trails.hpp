#pragma once

#include <string>
#include <vector>

#include "observe/rows/observation.hpp"

namespace storeadvise::observe {

/// Gives the rows that trails tell to their data sets, but for the buckets that have an access log of the
/// same time: that one is the better source, and tells the same requests. Says what is left out.
void place_trails(Observation& observation, std::size_t jobs, std::vector<std::string>& notices);

}  // namespace storeadvise::observe
