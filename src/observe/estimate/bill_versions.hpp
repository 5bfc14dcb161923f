#pragma once

#include <string>
#include <vector>

#include "observe/sources/facts.hpp"

namespace storeadvise::observe {

/// Files of one bill add up; two versions of it, such as this week's and last week's of one month, tell the
/// same lines again. Each line counts once, as the file tells that reaches furthest: amounts of the others
/// shrink by the share of their lines that is told there, and go where that is all. Says so in `notices`.
void count_billed_once(std::vector<Fact>& facts, std::vector<std::string>& notices);

}  // namespace storeadvise::observe
