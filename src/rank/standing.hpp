#pragma once

#include "rank/evaluation.hpp"

namespace storeadvise {

/// Asks the rules about every way to an option of an evaluation, as it is now.
void judge_option(Evaluation& evaluation, std::size_t option, const World& world);

/// Scores all eligible options against the best figures among them.
void score_options(Evaluation& evaluation, const World& world);

}  // namespace storeadvise
