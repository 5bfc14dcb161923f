#pragma once

#include <optional>
#include <string>

#include "observe/units.hpp"

namespace storeadvise::observe {

/// What a guess of the role looks at.
struct RoleSigns {
  bool clock = false;  ///< uploads on a clock
  bool deletes = false;
  Count cold_starts;  ///< seen
  Bytes mean_object;
  Hours read_hours;  ///< of a day, those with reads
  std::optional<double> hot_fraction;
  std::optional<Seconds> lifetime;  ///< median
  Bytes size;
  Bytes written;                ///< a month
  Bytes read;                   ///< a month
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
