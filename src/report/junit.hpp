#pragma once

#include <string>
#include <vector>

#include "check/findings.hpp"

namespace storeadvise {

/// JUnit XML, as CI servers read it: a test suite for each profile, a test case for each demand on
/// each data set. It fits the schemas of Ant and of Jenkins alike, so it has no skipped tests: a demand that
/// is about no data set here is a test that passes, and is listed in the suite's output.
std::string to_junit(const std::vector<Findings>& findings);

}  // namespace storeadvise
