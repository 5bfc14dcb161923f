#pragma once

#include <string>
#include <vector>

#include "report/whatif_json.hpp"

namespace storeadvise {

/// Tables for spreadsheets: a head, then a line for each row; numbers unrounded. Line ends are those
/// of the other text output.
std::string whatif_csv(const Recommendation& base, const std::vector<WhatIf>& scenarios);
std::string breakeven_csv(const Profile& profile, const std::vector<Crossing>& crossings);
std::string sweep_csv_head(const Profile& profile, const std::vector<Axis>& axes);
std::string sweep_csv_row(const SweepRow& row);

}  // namespace storeadvise
