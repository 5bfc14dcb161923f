#pragma once

#include <string>
#include <vector>

#include "observe/rows/observation.hpp"

namespace storeadvise::observe {

/// Listings that nobody dates add up, since they may be pieces of one. Where they tell of an object again, as
/// last week's and this week's do, takes out what was added too often: each object counts once, as the
/// listing tells that knows its latest change. Sizes and counts are exact while all objects are followed;
/// what is told of them by class and age keeps its proportions. Says so in `notices`.
void count_listed_once(Observation& observation, std::vector<std::string>& notices);

}  // namespace storeadvise::observe
