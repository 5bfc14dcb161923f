#include <algorithm>
#include <cmath>

#include "explore/search.hpp"
#include "explore/sweep.hpp"
#include "explore/trial.hpp"
#include "parallel.hpp"

namespace storeadvise {
namespace {

/// Values looked at first, in equal steps and again in equal ratios; counts are all looked at where there are
/// no more of them.
constexpr std::size_t kScan = 2049;
constexpr double kMostCounts = 4096;
/// Equal ratios from zero begin at this share of the range.
constexpr double kAlmostZero = 1e-12;
/// Values are searched until they are known to this share of themselves, or of the range near zero.
constexpr double kClose = 1e-6;
constexpr double kCloseToZero = 1e-15;
/// How often a gap between values of the scan is halved when nothing but the option changes in it, and
/// how many values are tried where another service comes near.
constexpr int kHalvings = 20;
/// More halvings than a number has digits: the search ends where values are close.
constexpr int kToTheLast = 2200;
constexpr int kApproaches = 24;

std::vector<double> scan_values(const Axis& axis) {
  Axis even = axis;
  even.log = false;
  even.steps = kScan;
  if (axis.whole && axis.to - axis.from < kMostCounts) {
    even.steps = static_cast<std::size_t>(axis.to - axis.from) + 1;
    return even.values();
  }
  std::vector<double> values = even.values();
  even.log = true;
  even.from = axis.from > 0 ? axis.from : axis.to * kAlmostZero;
  if (std::isfinite(even.to / even.from)) {
    const std::vector<double> ratios = even.values();
    values.insert(values.end(), ratios.begin(), ratios.end());
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

/// The search for one data set.
class Search {
 public:
  Search(Trial& trial, std::size_t which, const Axis& axis, std::vector<Crossing>& found)
      : trial_(trial), which_(which), axis_(axis), found_(found) {}

  /// What changes between two values next to each other.
  void between(const Probe& low, const Probe& high, int halvings = kHalvings) {
    if (low.service != high.service) {
      changes(low, high);
    } else if (!low.alike(high) && halvings > 0) {
      const auto value = between_them(low.value, high.value);
      if (!value) return;
      const Probe middle = trial_.at(which_, *value);
      between(low, middle, halvings - 1);
      between(middle, high, halvings - 1);
    }
  }

  /// Where the margin over the other services has its least between `low` and `high`, another
  /// service may win for a moment.
  void around(const Probe& low, const Probe& middle, const Probe& high) {
    if (!may_dip(low, middle, high)) return;
    const Probe least = lowest(low, middle, high);
    if (least.service == middle.service) return;
    changes(low, least);
    changes(least, high);
  }

 private:
  /// Most limits are whole numbers: where one lies between the two, it is tried.
  void try_whole(Probe& below, Probe& above) {
    const double whole = std::round(below.value + (above.value - below.value) / 2);
    if (whole <= below.value || whole >= above.value) return;
    const Probe there = trial_.at(which_, whole);
    if (there.service == below.service) below = there;
    if (there.service == above.service) above = there;
  }

  /// All the changes between two values whose services differ.
  void changes(Probe low, const Probe& end) {
    while (low.service != end.service) {
      Probe below = low;
      Probe above = end;
      narrow(
          below, above, kToTheLast, [&](double a, double b) { return between_them(a, b); },
          [&](double value) { return trial_.at(which_, value); });
      try_whole(below, above);
      found_.push_back({.path = axis_.path,
                        .dataset = trial_.datasets()[which_],
                        .value = below.value + (above.value - below.value) / 2,
                        .from = below.service,
                        .to = above.service,
                        .from_option = below.option,
                        .to_option = above.option,
                        .from_total = below.total,
                        .to_total = above.total,
                        .below = below.value,
                        .above = above.value});
      low = above;
    }
  }

  /// A value between two; nothing where they are close.
  [[nodiscard]] std::optional<double> between_them(double low, double high) const {
    if (close(low, high)) return std::nullopt;
    const double middle = halfway(low, high);
    if (middle <= low || middle >= high) return std::nullopt;
    return middle;
  }

  /// As steep as the margin falls towards the middle, it could reach zero beside it.
  [[nodiscard]] static bool may_dip(const Probe& low, const Probe& middle, const Probe& high) {
    const bool same = low.service == middle.service && middle.service == high.service;
    if (!same || middle.margin > low.margin || middle.margin > high.margin) return false;
    return middle.margin <= std::max(low.margin, high.margin) - middle.margin;
  }

  /// The least margin, or the first value found where another service wins.
  Probe lowest(const Probe& low, Probe middle, const Probe& high) {
    double from = low.value;
    double to = high.value;
    for (int i = 0; i < kApproaches && !close(from, to); ++i) {
      const bool left = middle.value - from > to - middle.value;
      const double value = left ? halfway(from, middle.value) : halfway(middle.value, to);
      if (value <= from || value >= to || value == middle.value) break;
      const Probe tried = trial_.at(which_, value);
      if (tried.service != middle.service) return tried;
      const bool lower = tried.margin < middle.margin;
      const double edge = lower ? middle.value : value;
      (lower == left ? to : from) = edge;
      if (lower) middle = tried;
    }
    return middle;
  }

  [[nodiscard]] bool close(double low, double high) const {
    if (axis_.whole) return high - low <= 1;
    return high - low <=
           std::max(kClose * std::max(std::abs(low), std::abs(high)), kCloseToZero * (axis_.to - axis_.from));
  }
  [[nodiscard]] double halfway(double low, double high) const {
    const double middle = low + (high - low) / 2;
    return axis_.whole ? std::floor(middle) : middle;
  }

  Trial& trial_;
  std::size_t which_;
  const Axis& axis_;
  std::vector<Crossing>& found_;
};

}  // namespace

std::vector<Crossing> crossings(const Profile& profile, const Axis& axis, const World& world) {
  Trial trial(profile, axis.path, world);
  std::vector<std::vector<Probe>> scan;
  for (const double value : scan_values(axis)) scan.push_back(trial.all_at(value));
  std::vector<Crossing> found;
  for (std::size_t d = 0; d < trial.datasets().size(); ++d) {
    Search search(trial, d, axis, found);
    for (std::size_t i = 1; i < scan.size(); ++i) {
      search.between(scan[i - 1][d], scan[i][d]);
      if (i > 1) search.around(scan[i - 2][d], scan[i - 1][d], scan[i][d]);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Crossing& a, const Crossing& b) { return a.value < b.value; });
  return found;
}

std::vector<Crossing> crossings(const Profile& profile, const std::vector<Axis>& axes, const World& world,
                                std::size_t threads) {
  std::vector<std::vector<Crossing>> parts(axes.size());
  in_parallel(axes.size(), threads, [&](std::size_t i) { parts[i] = crossings(profile, axes[i], world); });
  std::vector<Crossing> all;
  for (std::vector<Crossing>& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace storeadvise
