#pragma once

#include <optional>
#include <string>

namespace storeadvise::observe {

/// What a guess of the role looks at.
struct RoleSigns {
  bool clock = false;  ///< uploads on a clock
  bool deletes = false;
  double cold_starts = 0;  ///< seen
  double mean_object = 0;  ///< bytes
  double read_hours = 0;   ///< of the 24 hours of a day, those with reads
  std::optional<double> hot_fraction;
  std::optional<double> lifetime;  ///< seconds, median
  double size = 0;
  double written = 0;           ///< bytes a month
  double read = 0;              ///< bytes a month
  double sequential_share = 0;  ///< of the bytes read, those of sessions that took whole objects
  double random_share = 0;      ///< of the requests, those that read pieces at random
  bool locks_or_renames = false;
  bool small_operations_of_many = false;  ///< under 256 KB on the mean, with two mounted clients
  bool traffic = false;
};

struct GuessedRole {
  std::string role;
  std::string why;  ///< its two best numbers
};

/// The first role whose signs are there; nothing without traffic.
std::optional<GuessedRole> guess_role(const RoleSigns& signs);

}  // namespace storeadvise::observe
