#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/findings.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The first line of `csv_rows`.
std::string csv_head();
/// One row for each option of each data set, and after it one for each line of its bill. `row` is `option` or
/// `line`. Numbers are exact; what is not known is empty.
std::string csv_rows(const Recommendation& recommendation);

/// What `check` found: a head, and one row for each demand on each data set.
std::string findings_csv(const std::vector<Findings>& findings);

}  // namespace storeadvise
