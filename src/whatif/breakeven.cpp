#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "input/fields.hpp"
#include "whatif/sweep.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kScan = 257;
/// Values are searched until they are known to this share of themselves.
constexpr double kClose = 1e-6;

std::vector<double> scan_values(const Axis& axis) {
  Axis even = axis;
  even.steps = kScan;
  even.log = false;
  std::vector<double> values = even.values();
  if (axis.from > 0 && std::isfinite(axis.to / axis.from)) {
    even.log = true;
    const std::vector<double> ratios = even.values();
    values.insert(values.end(), ratios.begin(), ratios.end());
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

/// A value, and what is best for one data set there.
struct Side {
  double value = 0;
  Outcome outcome;
};

class Search {
 public:
  Search(const Profile& profile, const Axis& axis, const World& world)
      : profile_(profile), axis_(axis), world_(world) {}

  std::vector<Outcome> at(double value) {
    (void)set_field(profile_, axis_.path, value);
    return evaluate_profile(profile_, world_.catalog, world_.rules, world_.roles).outcomes;
  }

  /// All the changes between two values whose services differ.
  void between(std::size_t dataset, Side low, const Side& end, std::vector<Crossing>& found) {
    while (low.outcome.service != end.outcome.service) {
      Side below = low;
      Side above = end;
      narrow(dataset, below, above);
      found.push_back({.path = axis_.path,
                       .dataset = dataset,
                       .value = below.value + (above.value - below.value) / 2,
                       .from = below.outcome.service,
                       .to = above.outcome.service,
                       .from_option = below.outcome.option,
                       .to_option = above.outcome.option,
                       .from_total = below.outcome.bill + below.outcome.waiting,
                       .to_total = above.outcome.bill + above.outcome.waiting});
      low = above;
    }
  }

 private:
  void narrow(std::size_t dataset, Side& below, Side& above) {
    while (!close(below.value, above.value)) {
      const double middle = halfway(below.value, above.value);
      if (middle <= below.value || middle >= above.value) break;
      Side found{middle, at(middle)[dataset]};
      (found.outcome.service == below.outcome.service ? below : above) = std::move(found);
    }
  }

  [[nodiscard]] bool close(double low, double high) const {
    if (axis_.whole) return high - low <= 1;
    return high - low <= kClose * std::max(std::abs(low), std::abs(high));
  }
  [[nodiscard]] double halfway(double low, double high) const {
    const double middle = low + (high - low) / 2;
    return axis_.whole ? std::floor(middle) : middle;
  }

  Profile profile_;
  const Axis& axis_;
  const World& world_;
};

}  // namespace

std::vector<Crossing> crossings(const Profile& profile, const Axis& axis, const World& world) {
  Search search(profile, axis, world);
  std::vector<Crossing> found;
  const std::vector<double> values = scan_values(axis);
  std::vector<Outcome> before = search.at(values.front());
  for (std::size_t i = 1; i < values.size(); ++i) {
    std::vector<Outcome> after = search.at(values[i]);
    for (std::size_t d = 0; d < after.size(); ++d)
      search.between(d, {values[i - 1], before[d]}, {values[i], after[d]}, found);
    before = std::move(after);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Crossing& a, const Crossing& b) { return a.value < b.value; });
  return found;
}

std::vector<Crossing> crossings(const Profile& profile, const std::vector<Axis>& axes, const World& world,
                                std::size_t threads) {
  std::vector<std::vector<Crossing>> parts(axes.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < axes.size(); i = next++) parts[i] = crossings(profile, axes[i], world);
  };
  std::vector<std::thread> crew;
  for (std::size_t t = 1; t < std::min(threads, axes.size()); ++t) crew.emplace_back(work);
  work();
  for (std::thread& t : crew) t.join();
  std::vector<Crossing> all;
  for (std::vector<Crossing>& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace storeadvise
