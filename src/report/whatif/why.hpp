#pragma once

#include <string>
#include <vector>

#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// Why a data set's advice is another after a change, the weightiest first: rules that began or ceased to
/// rule out, scores and weights that moved, and the parts of the bill that did. Sentences; none where
/// neither the option nor the total changed.
std::vector<std::string> why_changed(const DataSetReport& before, const DataSetReport& after);

/// Leaves of each data set what a comparison with `base` tells: its own choice and that of `base`, without
/// the other options, reasons and assumptions. They are most of it, and there may be thousands of scenarios.
void keep_compared(Recommendation& changed, const Recommendation& base);

}  // namespace storeadvise
