#pragma once

#include <string>
#include <vector>

#include "report/whatif/json.hpp"

namespace storeadvise {

/// Tables for spreadsheets: a head, then a line for each row; numbers unrounded. Line ends are those
/// of the other text output.
std::string whatif_csv(const Recommendation& base, const std::vector<WhatIf>& scenarios);
std::string breakeven_csv(const Profile& profile, const std::vector<Crossing>& crossings);
/// With `options`, a set of places in kOptions, also the total of each of them for each data set; empty
/// where it is ruled out.
std::string sweep_csv_head(const Profile& profile, const std::vector<Axis>& axes, OptionMask options = 0);
std::string sweep_csv_row(const SweepRow& row, OptionMask options = 0);

}  // namespace storeadvise
