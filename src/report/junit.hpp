#pragma once

#include <string>
#include <vector>

#include "check/findings.hpp"

namespace storeadvise {

/// JUnit XML, as CI servers read it: a test suite for each profile, a test case for each demand on
/// each data set. Demands that are about no data set here are skipped tests.
std::string to_junit(const std::vector<Findings>& findings);

}  // namespace storeadvise
