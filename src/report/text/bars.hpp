#pragma once

#include <cstddef>
#include <string>

namespace storeadvise {

/// A bar of blocks for `share` (0..1) of `width` columns, in eighths of a column; the rest is spaces.
std::string bar(double share, std::size_t width);

/// One row of a chart over time: `high` columns for the first `share` of the time, low ones after it.
std::string burst_row(double share, std::size_t width);

}  // namespace storeadvise
