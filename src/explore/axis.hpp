#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace storeadvise {

/// One input that a sweep or a break-even search changes: `PATH=FROM..TO[:STEPS][:log]`.
struct Axis {
  std::string path;  ///< as `--set` takes it
  double from = 0;   ///< base units
  double to = 0;
  std::size_t steps = 11;
  bool log = false;    ///< equal ratios instead of equal differences
  bool whole = false;  ///< a count: values are rounded, equal neighbours are one
  /// What the input is now, stated or assumed, where that is known.
  std::optional<double> now = std::nullopt;

  /// Rising from `from` to `to`, both included.
  [[nodiscard]] std::vector<double> values() const;
};

/// An end of an axis with `now` that is not valid comes nearer to it, each time by half of the ratio.
void draw_near(Axis& axis, double Axis::*end, const std::function<bool(double)>& is_valid);

}  // namespace storeadvise
