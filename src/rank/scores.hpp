#pragma once

#include "storeadvise/demand.hpp"
#include "storeadvise/performance.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The best figures among the eligible ways: what the others are measured against.
struct Best {
  double total = 0;    ///< USD, least
  double latency = 0;  ///< seconds, least
  double rate = 0;     ///< bytes/s, most
};

/// What the latency score looks at: loading for served models, the write until
/// training goes on for checkpoints, else a read (or a write where nothing is read), in seconds.
double decisive_latency(const Demand& demand, const Estimate& estimate);

/// What the throughput score looks at where nothing is required: all the month's bytes over the
/// time that they take, bytes/s.
double decisive_rate(const Demand& demand, const Estimate& estimate);

/// 0..100 per dimension, continuous, and never worse for a better input.
Scores scores(const Demand& demand, const Estimate& estimate, double points, const Best& best,
              const Judgement& judgement);

}  // namespace storeadvise
