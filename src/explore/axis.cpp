#include "explore/axis.hpp"

#include <cmath>

namespace storeadvise {

std::vector<double> Axis::values() const {
  std::vector<double> all;
  const std::size_t last = steps > 0 ? steps - 1 : 0;
  for (std::size_t i = 0; i <= last; ++i) {
    const double share = last == 0 ? 0 : static_cast<double>(i) / static_cast<double>(last);
    double value = log ? from * std::pow(to / from, share) : from + (to - from) * share;
    if (i == 0) value = from;
    if (i == last && last > 0) value = to;
    if (whole) value = std::round(value);
    if (all.empty() || value > all.back()) all.push_back(value);
  }
  return all;
}

}  // namespace storeadvise
