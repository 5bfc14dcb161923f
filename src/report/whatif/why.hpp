#pragma once

#include <string>
#include <vector>

#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// Why a data set's advice is another after a change, the weightiest first: rules that began or ceased to
/// rule out, scores and weights that moved, and the parts of the bill that did. Sentences; none where
/// neither the option nor the total changed.
std::vector<std::string> why_changed(const DataSetReport& before, const DataSetReport& after);

}  // namespace storeadvise
