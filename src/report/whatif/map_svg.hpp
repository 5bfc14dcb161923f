#pragma once

#include <string>
#include <vector>

#include "report/whatif/view.hpp"

namespace storeadvise {

/// A drawing (SVG 1.1) of a sweep over two axes: a map for each data set that the values matter to, a field
/// for each pair of values in the colour and with the letter of the best service.
std::string map_svg(const Profile& profile, const std::vector<Axis>& axes, const std::vector<SweepRow>& rows);

}  // namespace storeadvise
