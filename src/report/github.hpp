#pragma once

#include <string>
#include <vector>

#include "check/findings.hpp"

namespace storeadvise {

/// Commands that GitHub's runners read from a log
/// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions): an `::error` for each
/// demand that does not hold, at the line of the data set in the profile, a `::warning` for what a policy
/// demands in vain, and a last line that names what fails.
std::string to_github(const std::vector<Findings>& findings);

}  // namespace storeadvise
