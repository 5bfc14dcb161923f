#pragma once

#include <string>
#include <vector>

#include "rank/evaluation.hpp"
#include "rank/robustness.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The rules that rule out an option reached in one way, sentences filled in.
std::vector<Rejection> rejections(const Demand& demand, const Setting& setting, std::size_t option,
                                  const Estimate& estimate);

/// The rules that speak for or against options, or advise, weightiest first, each once. Where a rule
/// of thumb favours another service than the figures do, its `against_numbers` says so with both.
std::vector<Reason> reasons(const Demand& demand, const Evaluation& evaluation, const Verdict& verdict,
                            const Setting& setting);

/// What to look at when no option meets the requirements: a sentence for each
/// neighbour that answers what ruled the options out.
std::vector<std::string> neighbours(const DataSetReport& report);

}  // namespace storeadvise
