#include "observe/estimate/growth.hpp"

#include <algorithm>
#include <cmath>

#include "observe/estimate/median.hpp"
#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::int64_t kWeekSeconds = 7 * kDaySeconds;

/// Whether two times lie whole weeks apart, give or take the hour between two datapoints.
bool weeks_apart(std::int64_t seconds) {
  const std::int64_t over = seconds % kWeekSeconds;
  return seconds > kWeekSeconds / 2 && std::min(over, kWeekSeconds - over) <= kHourSeconds;
}

/// What comes between any two of these; where some lie whole weeks apart between those alone.
std::vector<BytesPerSecond> slopes_of(const std::vector<SizeAt>& points) {
  std::vector<BytesPerSecond> all;
  std::vector<BytesPerSecond> weekly;
  for (auto a = points.begin(); a != points.end(); ++a)
    for (auto b = std::next(a); b != points.end(); ++b) {
      const std::int64_t apart = b->first - a->first;
      if (apart == 0) continue;
      all.push_back((b->second - a->second) / between(a->first, b->first));
      if (weeks_apart(apart)) weekly.push_back(all.back());
    }
  return weekly.empty() ? all : weekly;
}

/// Half of the interval of the drift of a random walk that went through the points; nothing
/// where one step alone was seen.
std::optional<BytesPerSecond> half_interval(const std::vector<SizeAt>& points) {
  const Seconds time = between(points.front().first, points.back().first);
  const BytesPerSecond drift = (points.back().second - points.front().second) / time;
  double squares = 0;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Seconds step = between(points[i - 1].first, points[i].first);
    if (step <= Seconds(0)) continue;
    const Bytes off = points[i].second - points[i - 1].second - drift * step;
    squares += off.count() * off.count() / step.count();
    ++steps;
  }
  if (steps < 2) return std::nullopt;
  return BytesPerSecond(student(steps - 1) *
                        std::sqrt(squares / static_cast<double>(steps - 1) / time.count()));
}

}  // namespace

std::optional<Amount<Bytes>> growth_of(const std::vector<SizeAt>& points, Hours month, double guess) {
  const std::vector<BytesPerSecond> slopes = slopes_of(points);
  if (slopes.empty()) return std::nullopt;
  const Seconds time = to_seconds(month);
  const Bytes value = std::max(Bytes(0), median(slopes) * time);
  const auto half = half_interval(points);
  const Bytes low = half ? value - *half * time : value / guess;
  const Bytes high = half ? value + *half * time : value * guess;
  return Amount<Bytes>{value, std::clamp(low, Bytes(0), value * (1 - thresholds().narrowest)),
                       std::max(high, value * (1 + thresholds().narrowest))};
}

}  // namespace storeadvise::observe
