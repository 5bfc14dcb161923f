#pragma once

#include <set>
#include <string>

#include "cli/args/arguments.hpp"
#include "storeadvise/error.hpp"
#include "storeadvise/profile.hpp"

namespace storeadvise::cli {

/// What --why names: a data set, and an option where it names one.
struct Why {
  std::string dataset;
  std::string option;
};
/// A data set's name may have a `=` in it: what follows the last one is an option where it looks like one.
Why why_of(std::string_view text);

/// The data set of --why, held against those that there are.
class AskedOf {
 public:
  explicit AskedOf(const Arguments& arguments) : why_(arguments.why) {}
  void note(const Profile& profile);
  /// An error where no profile has it.
  [[nodiscard]] Errors unknown() const;

 private:
  std::optional<std::string> why_;
  std::set<std::string> known_;
};

}  // namespace storeadvise::cli
