#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "observe/estimate/month.hpp"

namespace storeadvise::observe {

/// What is stored at one time, seconds since 1970.
using SizeAt = std::pair<std::int64_t, Bytes>;

/// What a size grows by in a month; nothing where the points, which rise in time, are of fewer than two
/// times. The value is the middle of the slopes between any two points (Theil and Sen); where some lie whole
/// weeks apart between those alone, so that weekends count for their share. The interval is Student's t of
/// 95 % on what came between neighbours, as of a random walk with drift; after one step alone it reaches
/// from a `guess`-th of the value to `guess` times it. What shrinks grows by 0.
std::optional<Amount<Bytes>> growth_of(const std::vector<SizeAt>& points, Hours month, double guess);

}  // namespace storeadvise::observe
