#pragma once

#include "support/fixtures.hpp"

namespace storeadvise {

/// 100 GB in 100 objects, 200 read and 30 written a month of 30 days; a tenth is hot, and takes four fifths
/// of the reads.
inline Demand tenth_hot() {
  Demand d = quiet_demand();
  d.month = hours(720);
  d.hot_fraction = 0.1;
  d.reads.bytes = Bytes(200 * kGiB);
  d.reads.operations = Count(200);
  d.reads.request = Bytes(kGiB);
  d.writes.bytes = Bytes(30 * kGiB);
  d.writes.operations = Count(30);
  d.writes.request = Bytes(kGiB);
  return d;
}

}  // namespace storeadvise
