#pragma once

#include <string>

#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// How a report is to look. Results depend on this and the recommendation alone.
struct Look {
  std::size_t width = 80;
  bool colour = false;
  bool verbose = false;
  bool quiet = false;
};

std::string to_text(const Recommendation& recommendation, const Catalog& catalog, const Look& look);
/// The contract's report, `report_version` 1, one line break at the end.
std::string to_json(const Recommendation& recommendation, const Catalog& catalog);

}  // namespace storeadvise
