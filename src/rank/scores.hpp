#pragma once

#include "storeadvise/demand.hpp"
#include "storeadvise/performance.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// What an option achieves of what is asked for: 1 is just enough, 2 twice as fast.
struct Achieved {
  double ratio = 0;     ///< of what is asked for, or a plain speed where nothing is
  bool asked = false;   ///< by the profile or the role
  bool stated = false;  ///< by the profile, as max_latency or required_throughput
  bool operator==(const Achieved&) const = default;
};

/// How fast a way is, against what is asked for.
struct Speed {
  Achieved latency, rate;
  bool operator==(const Speed&) const = default;
};

/// Scores from 0 to 100 that nothing but the speed decides.
struct SpeedScores {
  double latency = 0;
  double throughput = 0;
};

/// The best figures among the eligible ways: what the others are measured against.
struct Best {
  Usd total;                   ///< least
  double latency = 0;          ///< most achieved of what is asked for
  double rate = 0;             ///< most achieved of what is asked for
  double latency_decades = 1;  ///< the same, as powers of ten, at least one
  double rate_decades = 1;
};
/// The best of all, once every way has been looked at.
Best best_of(Usd total, double latency, double rate);

/// What the latency score looks at: loading for served models, the write until
/// training goes on for checkpoints, else a read (or a write where nothing is read).
Seconds decisive_latency(const Demand& demand, const Estimate& estimate);

/// All the month's bytes over the time that they take.
BytesPerSecond decisive_rate(const Demand& demand, const Estimate& estimate);

/// How fast against how fast is enough: loads, checkpoints by how long they block, reads by
/// max_latency, else by the role's 99th percentile, else by its first byte at the median.
Achieved achieved_latency(const Demand& demand, const Estimate& estimate);

/// Rate against what is required, else against so many times the average while active; reads and
/// writes apart, and the lesser counts.
Achieved achieved_rate(const Demand& demand, const Estimate& estimate);

Speed speed_of(const Demand& demand, const Estimate& estimate);

/// The weights in force. Where compute is priced, time that waits is dollars already: loads and
/// synchronous checkpoints give the weight of latency and throughput to cost, a stated rate that of
/// throughput; unless cost has none.
Weights weights_in_force(const Demand& demand);

/// Continuous, and never worse for a better speed. With x achieved of what is enough: below it
/// 98 + 50 log10 x, from it on 98 + 2 log10 x / max(1, log10 of the best x); 100 where nothing is asked
/// for. Where cost has no weight speed is worth what it is.
SpeedScores speed_scores(const Demand& demand, const Speed& speed, const Best& best,
                         const Judgement& judgement);

/// 0..100 per dimension, continuous, and never worse for a better input.
Scores scores(const Demand& demand, Usd total, const SpeedScores& speed, double points, const Best& best,
              const Judgement& judgement);

}  // namespace storeadvise
