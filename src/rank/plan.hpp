#pragma once

#include <vector>

#include "rank/evaluation.hpp"

namespace storeadvise {

/// One data set's place in a plan.
struct Placement {
  const OptionEvaluation* option = nullptr;  ///< null: no option meets the requirements
  std::size_t index = 0;                     ///< in kOptions
};

/// Every data set on its best option.
std::vector<Placement> best_placements(const std::vector<Evaluation>& all);

/// The service of each data set's best option.
std::vector<Service> services_of(const std::vector<Evaluation>& all);

/// Bill and waiting of all placements, the tiers of each S3 class filled in profile order; where asked
/// for, of those on each service, too.
Portfolio portfolio(const std::vector<Placement>& placements, const std::vector<std::string>& names,
                    const Catalog& catalog, std::array<Portfolio, 3>* by_service = nullptr);

/// S3 primary, EFS shared, or hybrid, from the services of the data sets that have an option.
PortfolioPattern pattern_of(const std::vector<Service>& services);

/// What all data sets together come to: as advised, on one service, and where they live now.
Summary plan(const std::vector<Evaluation>& all, const std::vector<std::string>& names,
             const Catalog& catalog);

}  // namespace storeadvise
