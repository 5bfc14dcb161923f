#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "check/coverage.hpp"
#include "cli/commands/check_demands.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise::cli {

/// What was demanded of data sets that no profile has. May be told of profiles by several threads.
class Unused {
 public:
  explicit Unused(const Demands& demands);

  void note(const Profile& profile);
  /// Data sets of --expect that are in no profile, where any could be read.
  [[nodiscard]] Errors unknown() const;
  /// What the policies demand in vain of all the profiles.
  [[nodiscard]] std::vector<Vacuity> vacuities() const;

 private:
  std::mutex mutex_;
  std::set<std::string> unmet_;
  std::set<std::string> names_;
  Coverage coverage_;
  std::vector<Vacuity> idle_;
};

}  // namespace storeadvise::cli
