#pragma once

#include <optional>

#include "models/estimate.hpp"
#include "rank/evaluation.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// What packing the small objects of a data set into shards changes on the option that was chosen;
/// nothing where no rule advises it, or no option was chosen.
std::optional<Repacking> repacking(const Workbench& bench, const Evaluation& evaluation,
                                   const DataSetReport& report, const World& world);

}  // namespace storeadvise
