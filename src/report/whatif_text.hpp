#pragma once

#include <string>
#include <vector>

#include "report/whatif_json.hpp"
#include "report/whatif_view.hpp"

namespace storeadvise {

/// Now, then and the difference side by side, for each scenario.
std::string whatif_text(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t width);

/// The crossings, input by input.
std::string breakeven_text(const Profile& profile, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings, std::size_t width);

/// "above 412 GB: efs (efs.elastic, $12.50) instead of s3 (s3.standard, $12.48)"
std::string crossing_text(const Crossing& crossing, const Axis& axis);

/// Values of one axis: a chart of the totals for each data set that they matter to, where the best
/// service changes, and the rows, as far as there is room for them.
std::string sweep_text(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                       const std::vector<Crossing>& crossings, std::size_t width);

/// Values of two axes: a map of the best services for each data set that they matter to.
std::string map_text(const Profile& profile, const std::vector<Axis>& axes,
                     const std::vector<SweepRow>& rows);

/// Values of more axes: a line for each row.
std::string sweep_lines_head(const Profile& profile, const std::vector<Axis>& axes);
std::string sweep_line(const std::vector<Axis>& axes, const SweepRow& row);

/// How many rows the pictures hold, for the sampler.
inline constexpr std::size_t kChartRows = 256;
inline constexpr std::size_t kMapRows = 24;
inline constexpr std::size_t kMapColumns = 60;

}  // namespace storeadvise
