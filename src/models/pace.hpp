#pragma once

#include <optional>

#include "models/rates.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// One way to reach the data: how fast, for all hosts and for those that start at the same time.
struct Route {
  Rate read, write, load;
  Rate create = {};  ///< whole objects, written anew
  Latency latency;
  /// A checkpoint that is read back, while none is written; nothing: as any other read.
  std::optional<Rate> restore = std::nullopt;
};

/// What a route means for the data set: rates, times, and the compute that waits.
struct Pace {
  Latency latency;
  Throughput throughput;
  Times times;
  Waiting waiting;
};

/// `slow`, where given, is the route without burst credits, and `fast_share` the
/// share of the active time that has them. `staging` is the time for which each host
/// waits for downloads before it can begin, once a month.
///
/// Waiting: training hours x (required / achieved - 1); checkpoints as long as a
/// synchronous write takes, or what of an asynchronous one does not fit into
/// the interval; restores; cold starts. The best checkpoint interval is
/// sqrt(2 x write time x time between failures): Young 1974, Daly 2006.
Pace pace(const Demand& demand, const Route& route, const Route* slow, double fast_share, Seconds staging);

/// Read latency at a percentile: between and above those that are known on log-normal lines.
Seconds latency_at(const Latency& latency, double percentile);

/// The latency of reads that all begin so much later.
Latency delayed(const Latency& latency, Seconds later);

/// The latency of reads of which the share `first_share` goes one way and the rest another.
Latency mixture(const Latency& first, double first_share, const Latency& second);

}  // namespace storeadvise
