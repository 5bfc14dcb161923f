#include "explore/curve.hpp"

#include <algorithm>
#include <cmath>

#include "explore/trial.hpp"
#include "profile/fields.hpp"

namespace storeadvise {

namespace {

constexpr std::size_t kMostCurves = 3;  ///< of a data set
constexpr std::size_t kSteps = 49;
constexpr double kBeyond = 4;  ///< times as much as now and as the flip

/// The axis around a flip, within the limits of the field; `steps` 0 where there is nothing to vary.
Axis axis_of(const Flip& flip) {
  const Field* field = find_field(flip.path);
  if (field == nullptr) {
    Axis none;
    none.steps = 0;
    return none;
  }
  const auto [low, high] = std::minmax(flip.now, flip.value);
  Axis axis{.path = flip.path,
            .from = std::max(low / kBeyond, field->least),
            .to = std::min(high * kBeyond, field->most),
            .steps = kSteps,
            .log = true,
            .whole = field->whole,
            .now = flip.now};
  if (axis.whole) {
    axis.from = std::max(std::floor(axis.from), std::max(1.0, field->least));
    axis.to = std::ceil(axis.to);
  }
  if (!(axis.from > 0))
    axis = {axis.path, std::max(0.0, field->least), axis.to, kSteps, false, axis.whole, flip.now};
  if (!(axis.to > axis.from)) axis.steps = 0;
  return axis;
}

/// Ends that the profile takes, and that can be read, and typed to look at the same again.
void fit_ends(Axis& axis, const Profile& profile, const World& world) {
  Trial trial(profile, axis.path, world);
  for (double Axis::*const end : {&Axis::from, &Axis::to}) {
    draw_near(axis, end, [&](double value) { return trial.agrees(value); });
    const auto rounded = show_outward(axis.path, axis.*end, end == &Axis::to);
    if (rounded && rounded->value > 0) axis.*end = rounded->value;
  }
}

InputCurve curve_of(const Profile& profile, std::size_t dataset, const Flip& flip, const World& world,
                    std::size_t threads) {
  InputCurve curve{dataset, axis_of(flip), {}, {}};
  if (curve.axis.steps == 0) return curve;
  fit_ends(curve.axis, profile, world);
  if (!(curve.axis.from < curve.axis.to)) return curve;
  const std::atomic<bool> go_on{false};
  sweep(profile, {curve.axis}, world, threads, go_on, [&](const SweepRow& row) {
    curve.rows.push_back(row);
    return true;
  });
  curve.crossings = crossings(profile, curve.axis, world);
  return curve;
}

}  // namespace

std::vector<InputCurve> deciding_curves(const Profile& profile, const Recommendation& recommendation,
                                        const World& world, std::size_t threads) {
  std::vector<InputCurve> curves;
  for (std::size_t d = 0; d < recommendation.datasets.size(); ++d) {
    std::vector<std::string> drawn;
    for (const Flip& flip : recommendation.datasets[d].verdict.flips) {
      if (drawn.size() == kMostCurves) break;
      if (std::ranges::find(drawn, flip.path) != drawn.end()) continue;
      InputCurve curve = curve_of(profile, d, flip, world, threads);
      if (curve.rows.size() < 2) continue;
      drawn.push_back(flip.path);
      curves.push_back(std::move(curve));
    }
  }
  return curves;
}

}  // namespace storeadvise
