#include "observe/estimate/growth.hpp"

#include <algorithm>
#include <cmath>

#include "observe/estimate/events.hpp"
#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::int64_t kWeekSeconds = 7 * kDaySeconds;

/// Whether two times lie whole weeks apart, give or take the hour between two datapoints.
bool weeks_apart(std::int64_t seconds) {
  const std::int64_t over = seconds % kWeekSeconds;
  return seconds > kWeekSeconds / 2 && std::min(over, kWeekSeconds - over) <= kHourSeconds;
}

/// Bytes a second between any two of these; where some lie whole weeks apart between those alone.
std::vector<double> slopes_of(const std::vector<SizeAt>& points) {
  std::vector<double> all;
  std::vector<double> weekly;
  for (auto a = points.begin(); a != points.end(); ++a)
    for (auto b = std::next(a); b != points.end(); ++b) {
      const std::int64_t apart = b->first - a->first;
      if (apart == 0) continue;
      all.push_back((b->second - a->second) / static_cast<double>(apart));
      if (weeks_apart(apart)) weekly.push_back(all.back());
    }
  return weekly.empty() ? all : weekly;
}

/// Half of the interval of the drift of a random walk that went through the points, bytes a second; negative
/// where one step alone was seen.
double half_interval(const std::vector<SizeAt>& points) {
  const auto seconds = static_cast<double>(points.back().first - points.front().first);
  const double drift = (points.back().second - points.front().second) / seconds;
  double squares = 0;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto step = static_cast<double>(points[i].first - points[i - 1].first);
    if (step <= 0) continue;
    const double off = points[i].second - points[i - 1].second - drift * step;
    squares += off * off / step;
    ++steps;
  }
  if (steps < 2) return -1;
  return student(steps - 1) * std::sqrt(squares / static_cast<double>(steps - 1) / seconds);
}

}  // namespace

std::optional<Amount> growth_of(const std::vector<SizeAt>& points, double month_hours, double guess) {
  const std::vector<double> slopes = slopes_of(points);
  if (slopes.empty()) return std::nullopt;
  const double month = month_hours * static_cast<double>(kHourSeconds);
  const double value = std::max(0.0, median(slopes) * month);
  const double half = half_interval(points) * month;
  const double low = half < 0 ? value / guess : value - half;
  const double high = half < 0 ? value * guess : value + half;
  return Amount{value, std::clamp(low, 0.0, value * (1 - thresholds().narrowest)),
                std::max(high, value * (1 + thresholds().narrowest))};
}

}  // namespace storeadvise::observe
