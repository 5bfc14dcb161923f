#pragma once

#include <string_view>
#include <vector>

#include "explore/axis.hpp"
#include "json/document.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

/// No sweep has more rows.
inline constexpr std::size_t kMostRows = 10'000'000;

/// Reads `PATH=FROM..TO[:STEPS][:log]` for a profile. Without `stepped` only `PATH=FROM..TO` will
/// do. Refused are paths that name no number, values that the field cannot have, FROM above TO, and
/// more than kMostRows steps.
Parsed<Axis> parse_axis(const Document& profile, std::string_view text, bool stepped);

/// Reads all the axes and tries each combination of their ends as `--set` would: all the mistakes
/// at once.
Result<std::vector<Axis>> read_axes(const Document& profile, const std::vector<std::string>& texts,
                                    bool stepped);

/// Those of the axes that the profile can take at both ends, which are drawn nearer to what is now where they
/// have to be.
std::vector<Axis> valid_axes(const Document& profile, const std::vector<Axis>& axes);

}  // namespace storeadvise
