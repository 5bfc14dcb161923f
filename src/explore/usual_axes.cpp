#include <algorithm>
#include <cmath>

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

std::string volume_of(const Traffic& reads) {
  if (reads.passes_per_month) return "reads.passes_per_month";
  if (reads.operations_per_month) return "reads.operations_per_month";
  return "reads.bytes_per_month";
}

}  // namespace

std::vector<Axis> usual_axes(const Profile& profile, const World& world) {
  std::vector<Axis> axes;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Demand d = demand(profile, i, world.catalog, world.roles);
    const std::string at = "datasets." + profile.datasets[i].name + ".";
    const double steady = d.reads.bytes - d.starts * d.load_bytes - d.restores * d.checkpoint_bytes;
    add(axes, profile, at + "size", 0);
    add(axes, profile, at + volume_of(profile.datasets[i].reads), steady);
    add(axes, profile, at + "reads.request_size", d.reads.operations > 0 ? d.reads.request : 0);
    add(axes, profile, at + "reads.clients", d.reads.clients);
    add(axes, profile, at + "reads.required_throughput", d.reads.required);
    add(axes, profile, at + "loading.cold_starts_per_month", d.starts);
  }
  return axes;
}

}  // namespace storeadvise
