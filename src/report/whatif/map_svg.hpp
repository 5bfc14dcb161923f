#pragma once

#include <string>
#include <vector>

#include "report/whatif/view.hpp"

namespace storeadvise {

/// A drawing (SVG 1.1) of a sweep over two axes: a map for each data set that the values matter to, a field
/// for each pair of values in the colour and with the letter of the best service. `narrow`: for a page, where
/// it is read at 300 pixels and the page says what it is about.
std::string map_svg(const Profile& profile, const std::vector<Axis>& axes, const std::vector<SweepRow>& rows,
                    bool narrow = false);

}  // namespace storeadvise
