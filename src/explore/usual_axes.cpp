#include <algorithm>
#include <cmath>

#include "explore/inputs.hpp"
#include "explore/sweep.hpp"
#include "profile/fields.hpp"

namespace storeadvise {
namespace {

/// How far from the present value is looked, each way.
constexpr double kReach = 16;

/// `also`: a value that the axis has to reach beyond.
void add(std::vector<Axis>& axes, std::string path, double value, double also) {
  const Field* field = find_field(path);
  if (field == nullptr || !(value > 0) || !std::isfinite(value)) return;
  Axis axis{.path = std::move(path),
            .from = std::clamp(std::min(value / kReach, also / 2), field->least, field->most),
            .to = std::clamp(std::max(value * kReach, also * 2), field->least, field->most),
            .whole = field->kind == FieldKind::count,
            .now = value};
  if (axis.whole) axis.from = std::max(std::floor(axis.from), field->least);
  if (axis.whole) axis.to = std::ceil(axis.to);
  if (axis.from < axis.to) axes.push_back(std::move(axis));
}

std::optional<double> assumed_value(const Profile& profile, const std::string& path, const World& world) {
  for (std::size_t i = 0; i < profile.datasets.size(); ++i)
    for (const Input& input : inputs())
      if (path_of(input, profile.datasets[i]) == path)
        return input.value(profile.datasets[i], demand(profile, i, world.catalog, world.roles));
  return std::nullopt;
}

}  // namespace

void fill_now(std::vector<Axis>& axes, const Profile& profile, const World& world) {
  for (Axis& axis : axes) {
    axis.now = get_field(profile, axis.path);
    if (!axis.now) axis.now = assumed_value(profile, axis.path, world);
  }
}

std::vector<Axis> usual_axes(const Profile& profile, const World& world) {
  std::vector<Axis> axes;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Demand d = demand(profile, i, world.catalog, world.roles);
    for (const Input& input : inputs()) {
      if (!input.usual) continue;
      const DataSet& set = profile.datasets[i];
      std::string path = path_of(input, set);
      const double value = get_field(profile, path).value_or(input.value(set, d));
      add(axes, std::move(path), value, value);
    }
  }
  return axes;
}

std::vector<Axis> lever_axes(const Recommendation& recommendation, const Profile& profile,
                             const World& world) {
  std::vector<Axis> axes;
  for (const DataSetReport& set : recommendation.datasets)
    for (const Lever& lever : set.verdict.levers) {
      const auto stated = get_field(profile, lever.path);
      const auto now = stated ? stated : assumed_value(profile, lever.path, world);
      if (now) add(axes, lever.path, *now, *now);
    }
  return axes;
}

std::vector<Axis> deciding_axes(const Recommendation& recommendation, const std::vector<Axis>& others) {
  std::vector<Axis> axes;
  const auto reaches = [](const std::vector<Axis>& all, const Flip& flip) {
    return std::ranges::any_of(all, [&](const Axis& axis) {
      return axis.path == flip.path && axis.from < flip.value && flip.value < axis.to;
    });
  };
  for (const DataSetReport& set : recommendation.datasets)
    for (const Flip& flip : set.verdict.flips) {
      if (reaches(others, flip) || reaches(axes, flip)) continue;
      std::erase_if(axes, [&](const Axis& axis) { return axis.path == flip.path; });
      add(axes, flip.path, flip.now, flip.value);
    }
  return axes;
}

}  // namespace storeadvise
