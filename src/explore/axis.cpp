#include "explore/axis.hpp"

#include <cmath>

namespace storeadvise {

namespace {

double value_at(const Axis& axis, std::size_t step) {
  if (step + 1 >= axis.steps) return axis.to;
  const double share = static_cast<double>(step) / static_cast<double>(axis.steps - 1);
  return axis.log ? axis.from * std::pow(axis.to / axis.from, share)
                  : axis.from + (axis.to - axis.from) * share;
}

}  // namespace

std::vector<double> Axis::values() const {
  std::vector<double> all{whole ? std::round(from) : from};
  for (std::size_t i = 1; i < steps; ++i) {
    const double value = whole ? std::round(value_at(*this, i)) : value_at(*this, i);
    if (value > all.back()) all.push_back(value);
  }
  return all;
}

void draw_near(Axis& axis, double Axis::*end, const std::function<bool(double)>& is_valid) {
  constexpr int kTimes = 6;
  const double now = *axis.now;
  for (int i = 0; i < kTimes; ++i) {
    if (is_valid(axis.*end)) return;
    const double nearer = std::sqrt(axis.*end * now);
    axis.*end = axis.whole ? std::round(nearer) : nearer;
  }
  axis.*end = now;
}

}  // namespace storeadvise
