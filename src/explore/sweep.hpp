#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "explore/axis.hpp"
#include "storeadvise/advise.hpp"
#include "storeadvise/recommendation.hpp"

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
  Usd from_total, to_total;     ///< on both sides of the value
  double below = 0, above = 0;  ///< values on both sides of it
  /// Where the winner of a side costs more there than the other: the score that puts it ahead most, or
  /// "requirements" where the other is ruled out though it costs less on its own side, "staying" where the
  /// data is there and the other leads by too little to move for, "one_service" where the other is a hybrid
  /// that leads by too little for two. Empty where the cheaper one wins on both.
  std::string_view won_by = {};
  bool dearer_above = false;  ///< it is the winner above that costs more
  /// What the option of the other side would cost on the dearer side, where that explains the change: it is
  /// eligible there and costs more than the winner.
  std::optional<Usd> beside = std::nullopt;

  /// Where the other service begins: of a count the first number that is beyond.
  [[nodiscard]] double begins(bool whole) const { return whole ? above : value; }
};

/// Every crossing between the axis's ends, rising. The range is scanned in equal steps and in equal
/// ratios, and each change is then bisected until the value is known to 1e-6 of itself; between two
/// neighbours the services on the way are found too.
std::vector<Crossing> crossings(const Profile& profile, const Axis& axis, const World& world);

/// The crossings of several axes, each changed by itself, in the order of the axes.
std::vector<Crossing> crossings(const Profile& profile, const std::vector<Axis>& axes, const World& world,
                                std::size_t threads);

/// Fills in what a dearer option wins by.
void explain_dearer(std::vector<Crossing>& crossings, const Profile& profile, const World& world);

/// Around what the levers of a report change, so far as it is a number.
std::vector<Axis> lever_axes(const Recommendation& recommendation, const Profile& profile,
                             const World& world);

/// The inputs that decide a recommendation: those of its flips, over the range of the others and
/// beyond the flip. Those that `others` reach already are left out.
std::vector<Axis> deciding_axes(const Recommendation& recommendation, const std::vector<Axis>& others);

/// The inputs of a profile that matter most (size, read volume, request size, clients, required
/// throughput, cold starts), each from a sixteenth of what it is now to sixteen times that, within
/// its limits. What a profile does not state is taken as its role assumes it; what is zero is left out.
std::vector<Axis> usual_axes(const Profile& profile, const World& world);

/// Fills in what each input is now.
void fill_now(std::vector<Axis>& axes, const Profile& profile, const World& world);

}  // namespace storeadvise
