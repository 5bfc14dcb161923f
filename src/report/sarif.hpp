#pragma once

#include <string>
#include <vector>

#include "check/findings.hpp"

namespace storeadvise {

/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): a result for each demand that does
/// not hold, at the line and column of the data set in the profile.
std::string to_sarif(const std::vector<Findings>& findings);

}  // namespace storeadvise
