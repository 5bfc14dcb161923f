#include "whatif/axis.hpp"

#include <algorithm>
#include <cmath>

namespace storeadvise {

std::vector<double> Axis::values() const {
  std::vector<double> all;
  const double last = static_cast<double>(std::max<std::size_t>(steps, 2) - 1);
  for (double i = 0; i <= last; ++i) {
    double value = log ? from * std::pow(to / from, i / last) : from + (to - from) * i / last;
    if (i == 0) value = from;
    if (i == last) value = to;
    if (whole) value = std::round(value);
    if (all.empty() || value > all.back()) all.push_back(value);
    if (steps < 2) break;
  }
  return all;
}

}  // namespace storeadvise
