#pragma once

#include <string>
#include <vector>

#include "report/whatif/json.hpp"
#include "report/whatif/view.hpp"

namespace storeadvise {

/// Now, then and the difference side by side, for each scenario.
std::string whatif_text(const Recommendation& base, const std::vector<WhatIf>& scenarios, std::size_t width);

/// The crossings, input by input.
std::string breakeven_text(const Profile& profile, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings, std::size_t width);

/// What is told of crossings: of one, or of several that are only counted.
struct CrossingLine {
  std::string text;
  std::size_t first, last;  ///< of the crossings of this data set over this axis, from 1
};

/// "above 412 GB: efs (efs.elastic, $12.50) instead of s3 (s3.standard, $12.48)" for each crossing of
/// one data set over one axis; values that would look the same are given exactly.
std::vector<CrossingLine> crossing_lines(const std::vector<Crossing>& crossings, std::size_t dataset,
                                         const Axis& axis);

/// How the text of a sweep is to look.
struct SweepLook {
  std::size_t width = 80;
  bool colour = false;
  bool all_options = false;  ///< the total of each option too
};

/// Values of one axis: for each data set that they matter to a chart of the totals, where the best
/// service changes, and the rows, as far as there is room for them.
std::string sweep_text(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                       const std::vector<Crossing>& crossings, const SweepLook& look);

/// The rows of one data set: value, best option, its score and total.
std::string rows_text(const Axis& axis, const std::vector<SweepRow>& rows, std::size_t dataset,
                      std::size_t width);
/// What each option of a data set costs, at a few of the values.
std::string options_text(const Axis& axis, const std::vector<SweepRow>& rows, std::size_t dataset,
                         std::size_t width);
/// The sums of all data sets: value, bill, waiting, total, pattern.
std::string sums_text(const Axis& axis, const std::vector<SweepRow>& rows, std::size_t width);
/// A data set that no value matters to.
std::string still_text(const Profile& profile, const std::vector<SweepRow>& rows, std::size_t dataset,
                       std::size_t width);

/// Values of two axes: a map of the best services for each data set that they matter to.
std::string map_text(const Profile& profile, const std::vector<Axis>& axes, const std::vector<SweepRow>& rows,
                     const SweepLook& look);

/// Values of more axes: a line for each row, and below it what is best; empty where the row before says so.
std::string sweep_lines_head(const Profile& profile, const std::vector<Axis>& axes, std::size_t width);
std::string sweep_line(const std::vector<Axis>& axes, const SweepRow& row, const std::string& best);
/// What is best for each data set, in lines of a width.
std::string best_line(const SweepRow& row, std::size_t width);

/// "size from 1 GB to 10 TB, on a log scale"
std::string range_text(const Axis& axis);

/// How many rows the pictures hold, for the sampler.
inline constexpr std::size_t kChartRows = 256;
inline constexpr std::size_t kMapRows = 24;
inline constexpr std::size_t kMapColumns = 60;

}  // namespace storeadvise
