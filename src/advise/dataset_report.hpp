#pragma once

#include "explore/robustness.hpp"
#include "rank/evaluation.hpp"

namespace storeadvise {

/// What a report says of one data set: the verdict, every option, and why. `robustness`: null where that was
/// not worked out.
DataSetReport dataset_report(const Evaluation& evaluation, std::vector<Assumption> assumptions,
                             const Setting& setting, Robustness* robustness);

}  // namespace storeadvise
