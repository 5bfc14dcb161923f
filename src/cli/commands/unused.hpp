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
  /// The demands outlive it.
  explicit Unused(const Demands& demands);

  void note(const Profile& profile, const Peers& peers);
  /// Whether any profile was noted.
  [[nodiscard]] bool is_noted() const { return !names_.empty(); }
  /// Data sets of --expect that are in no profile, where any could be read.
  [[nodiscard]] Errors unknown() const;
  /// What the policies and flags demand in vain of all the profiles, where any could be read; without what
  /// asks for nothing of any profile (`Demands::idle`).
  [[nodiscard]] std::vector<Vacuity> vacuities() const;

 private:
  const Demands& demands_;
  std::mutex mutex_;
  std::set<std::string> unmet_;
  std::set<std::string> names_;
  Coverage coverage_;
  bool in_baseline_ = false;
};

}  // namespace storeadvise::cli
