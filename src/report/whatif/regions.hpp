#pragma once

#include <string>
#include <vector>

#include "advise/regions.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise {

/// A profile in several Regions, best first, and in its own, which need not be among them.
struct RegionComparison {
  RegionResult own;
  std::vector<RegionResult> ranked;
};

/// Why a data set cannot be held: of the option that holds it in the profile's own Region, or else of
/// each option, the first rule that forbids it; those that lack nothing but a price come first.
struct Obstacle {
  std::string dataset;
  std::size_t option = 0;
  Rejection why;
};
std::vector<Obstacle> obstacles(const RegionResult& region, const RegionResult& own);

/// The ranking as a table, where each data set goes, and what is not known of a Region.
std::string regions_text(const RegionComparison& comparison, const Look& look);

/// A document of kind `regions`, one line break at the end.
std::string regions_json(const RegionComparison& comparison);

/// A head, and one row for each Region. Numbers are exact; what is not known is empty.
std::string regions_csv(const RegionComparison& comparison);

/// The ranking for a comment on a pull request.
std::string regions_markdown(const RegionComparison& comparison);

}  // namespace storeadvise
