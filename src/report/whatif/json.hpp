#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "explore/sweep.hpp"
#include "json/writer.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// A number that `--set` takes and that reads back to the very same: whole ones without a point.
nlohmann::ordered_json exact_json(double value);

/// A profile's recommendation under changes.
struct WhatIf {
  std::string name;
  std::vector<std::pair<std::string, nlohmann::json>> set;  ///< PATH and VALUE
  Recommendation result;                                    ///< at least what keep_compared() leaves
};

/// The option that wins for a data set, and what it costs; nothing where none can.
std::optional<std::size_t> best_option(const DataSetReport& dataset);
std::optional<Usd> best_total(const DataSetReport& dataset);

/// Whether the option or the total is another.
bool has_changed(const DataSetReport& before, const DataSetReport& after);

/// The contract's documents of kind `whatif` and `breakeven`, one line break at the end.
std::string whatif_json(const Recommendation& base, const std::vector<WhatIf>& scenarios);
std::string breakeven_json(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings);

/// A document of kind `sweep` in parts, as the rows come: what each call returns follows what the one before
/// it did, and each row is on a line of its own. It keeps references to what it is made of.
class SweepJson {
 public:
  /// With `options`, a set of places in kOptions, a row lists the total of each of them; null where it is
  /// ruled out.
  SweepJson(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
            OptionMask options = 0);

  [[nodiscard]] std::string head() { return json_.drain(); }
  [[nodiscard]] std::string row(const SweepRow& row);
  /// `interrupted` says that rows are missing at the end.
  [[nodiscard]] std::string end(bool interrupted);

 private:
  void write_outcome(const std::string& name, const Outcome& outcome);

  const Profile& profile_;
  const std::vector<Axis>& axes_;
  OptionMask options_;
  JsonWriter json_{Layout::lines};
};

}  // namespace storeadvise
