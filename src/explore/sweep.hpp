#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "explore/axis.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise {

struct SweepRow {
  std::vector<double> values;  ///< one for each axis
  QuickResult result;
};

/// Takes rows in order; runs on the caller's thread. Returns whether more rows are wanted.
using RowSink = std::function<bool(const SweepRow&)>;

/// One row for each combination of the axes' values, the last axis fastest. Rows come in order
/// however many threads work, and only a few thousand are held at a time. Ends early once `stop` is
/// set or the sink wants no more; returns how many rows were given.
std::size_t sweep(const Profile& profile, const std::vector<Axis>& axes, const World& world,
                  std::size_t threads, const std::atomic<bool>& stop, const RowSink& sink);

/// A value at which a data set's best service changes.
struct Crossing {
  std::string path;
  std::size_t dataset = 0;
  double value = 0;
  Service from = Service::none, to = Service::none;
  std::optional<std::size_t> from_option, to_option;
  Usd from_total, to_total;  ///< on both sides of the value
};

/// Every crossing between the axis's ends, rising. The range is scanned in equal steps and in equal
/// ratios, and each change is then bisected until the value is known to 1e-6 of itself; between two
/// neighbours the services on the way are found too.
std::vector<Crossing> crossings(const Profile& profile, const Axis& axis, const World& world);

/// The crossings of several axes, each changed by itself, in the order of the axes.
std::vector<Crossing> crossings(const Profile& profile, const std::vector<Axis>& axes, const World& world,
                                std::size_t threads);

/// The inputs of a profile that matter most (size, read volume, request size, clients, required
/// throughput, cold starts), each from a sixteenth of what it is now to sixteen times that, within
/// its limits. What a profile does not state is taken as its role assumes it; what is zero is left out.
std::vector<Axis> usual_axes(const Profile& profile, const World& world);

}  // namespace storeadvise
