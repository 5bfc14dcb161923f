#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/baseline.hpp"
#include "check/increase.hpp"
#include "check/policy.hpp"
#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// All that a call of `check` demands.
struct Demands {
  Policy policy;                      ///< of every --policy and of the flags
  std::vector<Vacuity> idle;          ///< what the files of --policy ask for in vain
  std::vector<std::string> expected;  ///< the DATASET of each --expect
  std::optional<Baseline> baseline;
  MostIncrease most_increase;
  bool is_strict = false;  ///< --strict-policy

  /// Whether any of them looks at holds_in, which takes most of the time.
  [[nodiscard]] bool about_holds_in() const;
};

/// Reads --policy, --baseline and the flags; all their mistakes at once.
Result<Demands> read_demands(const Arguments& arguments);

}  // namespace storeadvise::cli
