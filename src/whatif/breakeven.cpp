#include <algorithm>
#include <cmath>

#include "input/fields.hpp"
#include "whatif/sweep.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kScan = 257;
constexpr double kClose = 1e-6;

std::vector<double> scan_values(const Axis& axis) {
  Axis even = axis;
  even.steps = kScan;
  even.log = false;
  std::vector<double> values = even.values();
  if (axis.from > 0) {
    even.log = true;
    const std::vector<double> ratios = even.values();
    values.insert(values.end(), ratios.begin(), ratios.end());
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

class Search {
 public:
  Search(const Profile& profile, const Axis& axis, const World& world) : profile_(profile), axis_(axis), world_(world) {}

  std::vector<Outcome> at(double value) {
    set_field(profile_, axis_.path, value);
    return evaluate_profile(profile_, world_.catalog, world_.rules, world_.roles).outcomes;
  }

  Crossing between(double low, double high, std::size_t dataset, Outcome below, Outcome above) {
    const Service before = below.service;
    while (!narrow(low, high)) {
      const double middle = halfway(low, high);
      const Outcome found = at(middle)[dataset];
      const bool same = found.service == before;
      (same ? low : high) = middle;
      (same ? below : above) = found;
    }
    return {.path = axis_.path, .dataset = dataset, .value = (low + high) / 2, .from = below.service, .to = above.service,
            .from_option = below.option, .to_option = above.option, .from_total = below.bill + below.waiting,
            .to_total = above.bill + above.waiting};
  }

 private:
  [[nodiscard]] bool narrow(double low, double high) const {
    return axis_.whole ? high - low <= 1 : high - low <= kClose * std::max(std::abs(high), 1e-12);
  }
  [[nodiscard]] double halfway(double low, double high) const {
    const double middle = (low + high) / 2;
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
      if (after[d].service != before[d].service)
        found.push_back(search.between(values[i - 1], values[i], d, before[d], after[d]));
    before = std::move(after);
  }
  std::stable_sort(found.begin(), found.end(), [](const Crossing& a, const Crossing& b) { return a.value < b.value; });
  return found;
}

}  // namespace storeadvise
