#pragma once

#include <string>
#include <vector>

#include "check/demand_kinds.hpp"
#include "check/policy.hpp"

namespace storeadvise {

/// What would meet the key of a demand on a data set: the best-scoring eligible option that passes, if
/// possible one that meets the demand's other keys as well, with its figures; or that none does, and why.
std::string remedy_by_option(const PolicyDemand& demand, const DataSetReport& dataset,
                             const DemandKind& kind);

/// The same for a limit: where no option keeps it, the one that comes nearest.
std::string remedy_by_figure(const PolicyDemand& demand, const DataSetReport& dataset,
                             const DemandKind& figure);

/// What would make a verdict surer: the input whose change flips it first, or those that are assumed.
std::string remedy_by_input(const DataSetReport& dataset);

/// How the inputs that are assumed can be stated.
std::string remedy_by_stating(const DataSetReport& dataset);

/// The fewest moves to the cheapest eligible option that bring the sum of a figure of all data sets, now
/// `found`, within the limit.
std::string remedy_by_moves(const Recommendation& recommendation, const DemandKind& figure, double most,
                            double found);

/// "$8.00 a month: $3.00 on the bill and $5.00 of waiting"
std::string monthly(Usd bill, Usd waiting, bool counted);

/// What would give a profile one of the patterns demanded.
std::string remedy_by_pattern(const Recommendation& recommendation, const std::vector<std::string>& patterns);

}  // namespace storeadvise
