#include <algorithm>
#include <cmath>

#include "explore/inputs.hpp"
#include "explore/sweep.hpp"
#include "profile/fields.hpp"

namespace storeadvise {
namespace {

/// How far from the present value is looked, each way.
constexpr double kReach = 16;

void add(std::vector<Axis>& axes, const Profile& profile, std::string path, double assumed) {
  const double value = get_field(profile, path).value_or(assumed);
  const Field* field = find_field(path);
  if (field == nullptr || !(value > 0) || !std::isfinite(value)) return;
  Axis axis{.path = std::move(path),
            .from = std::clamp(value / kReach, field->least, field->most),
            .to = std::clamp(value * kReach, field->least, field->most),
            .whole = field->kind == Kind::count};
  if (axis.whole) axis.from = std::max(std::floor(axis.from), field->least);
  if (axis.whole) axis.to = std::ceil(axis.to);
  if (axis.from < axis.to) axes.push_back(std::move(axis));
}

}  // namespace

std::vector<Axis> usual_axes(const Profile& profile, const World& world) {
  std::vector<Axis> axes;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Demand d = demand(profile, i, world.catalog, world.roles);
    for (const Input& input : inputs()) {
      if (!input.usual) continue;
      const DataSet& set = profile.datasets[i];
      add(axes, profile, path_of(input, set), input.value(set, d));
    }
  }
  return axes;
}

}  // namespace storeadvise
