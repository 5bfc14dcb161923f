#pragma once

#include "check/demand_kinds.hpp"

namespace storeadvise {

/// The judges of demand_kinds(). With the verdict `none` nothing is met but the service `none`.
Judged judge_word(const DemandKind& kind, const PolicyDemand& policy, const DataSetReport& dataset);
Judged judge_figure(const DemandKind& kind, const PolicyDemand& policy, const DataSetReport& dataset);
Judged judge_holds_in(const DemandKind& kind, const PolicyDemand& policy, const DataSetReport& dataset);
Judged judge_assumed(const DemandKind& kind, const PolicyDemand& policy, const DataSetReport& dataset);

/// A sum of all data sets: not known, and so not met, where one of them has no verdict.
Judged judge_sum(const DemandKind& kind, const PolicyDemand& policy, const Recommendation& recommendation);
Judged judge_pattern(const DemandKind& kind, const PolicyDemand& policy,
                     const Recommendation& recommendation);
Judged judge_price_age(const DemandKind& kind, const PolicyDemand& policy,
                       const Recommendation& recommendation);

/// The data sets without a verdict.
std::vector<std::string> unplaced(const Recommendation& recommendation);
/// What to do about them, one sentence.
std::string remedy_by_placing(const std::vector<std::string>& datasets);

}  // namespace storeadvise
