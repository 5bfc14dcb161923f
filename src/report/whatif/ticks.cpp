#include "report/whatif/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace storeadvise {
namespace {

/// The largest unit of a kind that fits into a span: bytes are counted by 1024, seconds by the clock.
double unit_for(FieldKind kind, double span) {
  double unit = 1;
  if (kind == FieldKind::bytes || kind == FieldKind::rate) {
    while (span >= unit * 1024) unit *= 1024;
  } else if (kind == FieldKind::duration) {
    constexpr std::array<double, 3> kClock{60, 3600, 86400};
    for (const double longer : kClock)
      if (span >= longer) unit = longer;
  }
  return unit;
}

/// 1, 2 or 5 times a power of ten, at least `step`.
double round_step(double step) {
  const double power = std::pow(10, std::floor(std::log10(step)));
  for (const double times : {1.0, 2.0, 5.0})
    if (times * power >= step * (1 - 1e-9)) return times * power;
  return 10 * power;
}

std::vector<double> even_ticks(const Scale& scale, FieldKind kind, std::size_t most) {
  const double span = scale.to - scale.from;
  const double unit = unit_for(kind, span);
  double step = round_step(span / unit / static_cast<double>(most)) * unit;
  if (kind == FieldKind::count) step = std::max(step, 1.0);
  std::vector<double> all;
  const double slack = step * 1e-9;
  const double first = std::ceil((scale.from - slack) / step);
  for (std::size_t i = 0; i <= most; ++i)
    if (const double value = (first + static_cast<double>(i)) * step; value <= scale.to + slack)
      all.push_back(std::clamp(value, scale.from, scale.to));
  return all;
}

/// Powers of `base` with equally many between two of them.
std::vector<double> powers(const Scale& scale, double base, std::size_t most) {
  constexpr double kSlack = 1e-9;
  const double first = std::ceil(std::log(scale.from) / std::log(base) - kSlack);
  const double last = std::floor(std::log(scale.to) / std::log(base) + kSlack);
  double stride = std::max(1.0, std::ceil((last - first + 1) / static_cast<double>(most)));
  if (base == 2 && stride > 5) stride = std::ceil(stride / 10) * 10;
  const double multiple = std::ceil(first / stride);
  std::vector<double> all;
  for (std::size_t i = 0; i <= most; ++i)
    if (const double power = (multiple + static_cast<double>(i)) * stride; power <= last)
      all.push_back(std::clamp(std::pow(base, power), scale.from, scale.to));
  return all;
}

/// 1, 2 and 5 times the powers of ten.
std::vector<double> thirds(const Scale& scale) {
  std::vector<double> all;
  const auto last = static_cast<int>(std::floor(std::log10(scale.to)));
  for (auto power = static_cast<int>(std::floor(std::log10(scale.from))); power <= last; ++power)
    for (const double times : {1.0, 2.0, 5.0})
      if (const double value = times * std::pow(10, power); value >= scale.from && value <= scale.to)
        all.push_back(value);
  return all;
}

std::vector<double> ratio_ticks(const Scale& scale, FieldKind kind, std::size_t most) {
  if (kind == FieldKind::bytes || kind == FieldKind::rate) return powers(scale, 2, most);
  std::vector<double> all = thirds(scale);
  return all.size() <= most ? all : powers(scale, 10, most);
}

}  // namespace

std::vector<double> ticks(const Scale& scale, FieldKind kind, std::size_t most) {
  if (!(scale.to > scale.from)) return {scale.from};
  std::vector<double> all = scale.log ? ratio_ticks(scale, kind, most) : even_ticks(scale, kind, most);
  if (all.size() < 2) return {scale.from, scale.to};
  return all;
}

}  // namespace storeadvise
