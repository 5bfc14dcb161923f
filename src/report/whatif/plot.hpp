#pragma once

#include <string>
#include <vector>

#include "report/whatif/view.hpp"

namespace storeadvise {

/// A drawing (SVG 1.1) of a sweep over one axis: a panel for each data set that the values matter to,
/// with the totals of each service, the crossings, and a band of the best services. Light and dark by
/// the reader's preference.
std::string sweep_svg(const Profile& profile, const Axis& axis, const std::vector<SweepRow>& rows,
                      const std::vector<Crossing>& crossings);

}  // namespace storeadvise
