#pragma once

#include <vector>

#include "rank/evaluation.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// One data set's place in a plan.
struct Placement {
  const Demand* demand = nullptr;
  const OptionEvaluation* option = nullptr;  ///< null: no option meets the requirements
  std::size_t index = 0;                     ///< in kOptions
};

/// Bill and waiting of all placements, the tiers of each S3 class filled in profile order.
Portfolio portfolio(const std::vector<Placement>& placements, const std::vector<std::string>& names,
                    const Catalog& catalog);

/// S3 primary, EFS shared, or hybrid, from the services of the data sets that have an option.
PortfolioPattern pattern_of(const std::vector<Service>& services);

/// The best eligible option of a service; nothing when none is.
std::optional<std::size_t> best_of(const Evaluation& evaluation, Service service);

}  // namespace storeadvise
