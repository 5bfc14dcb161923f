#pragma once

#include <string>
#include <vector>

#include "explore/sweep.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// A profile's totals over one input of a data set, for a drawing.
struct InputCurve {
  std::size_t dataset = 0;
  Axis axis;
  std::vector<SweepRow> rows;
  std::vector<Crossing> crossings;  ///< of all data sets
};

/// The curves over the inputs that decide a recommendation: for each data set those of its flips, at most
/// three, over four times as much and as little as now and as the flip.
std::vector<InputCurve> deciding_curves(const Profile& profile, const Recommendation& recommendation,
                                        const World& world, std::size_t threads);

}  // namespace storeadvise
