#pragma once

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// A month of EFS Bursting.
struct BurstMonth {
  Burst burst;
  double burst_share = 1;  ///< of the active time, that in which credits are left
};

/// What the data set asks of the file system while active, metered.
BytesPerSecond metered_demand(const Demand& demand, const Performance& performance);

/// A steady month, which begins with the credits with which it ends: they fill at the baseline and are
/// spent by what the data set moves while it is active, the same hours every day. A file system that
/// spends more than it earns lives on its first credits for a while; `until_exhausted` says how long, and
/// `burst_share` what holds after that.
/// `standard_bytes` earn the credits; reads count a third.
/// Source: https://docs.aws.amazon.com/efs/latest/ug/performance.html
BurstMonth burst_month(const Demand& demand, Bytes standard_bytes, const Performance& performance);

}  // namespace storeadvise
