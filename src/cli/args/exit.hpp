#pragma once

namespace storeadvise::cli {

/// The documented exit statuses.
enum class Exit {
  done = 0,
  unmet = 1,   ///< `check` only: at least one demand does not hold
  failed = 2,  ///< bad usage, bad input, or a file that cannot be read or written
  defect = 3,  ///< a fault of the program itself
};

}  // namespace storeadvise::cli
