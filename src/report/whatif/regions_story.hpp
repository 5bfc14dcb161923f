#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/whatif/regions.hpp"

namespace storeadvise {

/// What there is to say of a comparison of Regions besides its table, a sentence each.
struct RegionNotes {
  std::vector<std::string> borrowed;                              ///< hourly prices that another Region lends
  std::vector<std::string> unheld;                                ///< what a Region cannot hold, and why
  std::vector<std::string> gaps;                                  ///< options that lack a price, and where
  std::vector<std::pair<std::string, std::string>> destinations;  ///< a data set, and where it goes
};
RegionNotes region_notes(const RegionComparison& comparison);

/// "Catalog aws: prices of 2025-10-22 (404 days old), performance of 2026-10-01." and what the amounts leave
/// out.
std::string sources_of(const RegionComparison& comparison);

/// That the oldest prices are too old; empty where they are not.
std::string stale_prices(const RegionComparison& comparison);

}  // namespace storeadvise
