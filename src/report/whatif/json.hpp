#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "explore/sweep.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// A number that `--set` takes and that reads back to the very same: whole ones without a point.
nlohmann::ordered_json exact_json(double value);

/// A profile's recommendation under changes.
struct WhatIf {
  std::string name;
  std::vector<std::pair<std::string, nlohmann::json>> set;  ///< PATH and VALUE
  Recommendation result;
  Catalog catalog;  ///< of its Region; the result points to prices of it
};

/// The option that wins for a data set, and what it costs; nothing where none can.
std::optional<std::size_t> best_option(const DataSetReport& dataset);
std::optional<Usd> best_total(const DataSetReport& dataset);

/// Whether the option or the total is another.
bool has_changed(const DataSetReport& before, const DataSetReport& after);

/// The contract's documents of kind `whatif` and `breakeven`, one line break at the end.
std::string whatif_json(const Recommendation& base, const std::vector<WhatIf>& scenarios,
                        const Catalog& catalog);
std::string breakeven_json(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings);

/// A document of kind `sweep` in parts: the head, then each row on a line of its own, then the end. With
/// `options`, a set of places in kOptions, a row lists the total of each of them; null where it is ruled
/// out. `interrupted` says that rows are missing at the end.
std::string sweep_json_head(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes);
std::string sweep_json_row(const Profile& profile, const std::vector<Axis>& axes, const SweepRow& row,
                           bool first, OptionMask options = 0);
std::string sweep_json_end(bool interrupted = false);

}  // namespace storeadvise
