#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// How a report is to look. Results depend on this and the recommendation alone.
struct Look {
  std::size_t width = 80;
  bool colour = false;
  bool full = false;     ///< all there is to say of each data set, not its answer alone
  bool verbose = false;  ///< every option and every source
  bool quiet = false;
  bool tells_age = true;   ///< false: a report before this one has said how old these prices are
  bool tells_more = true;  ///< false: another report follows, which says what shows more
  std::vector<std::string> datasets = {};  ///< only these are told of; none: all

  [[nodiscard]] bool shows(std::string_view name) const {
    return datasets.empty() || std::ranges::find(datasets, name) != datasets.end();
  }
};

std::string to_text(const Recommendation& recommendation, const Catalog& catalog, const Look& look);
/// The contract's report, `report_version` 1, one line break at the end.
std::string to_json(const Recommendation& recommendation, const Catalog& catalog);

}  // namespace storeadvise
