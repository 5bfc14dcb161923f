#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "observe/estimate/month.hpp"
#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// Minutes with traffic and pauses of up to five minutes between.
struct Run {
  std::int64_t first = 0;  ///< second of the first request
  std::int64_t last = 0;   ///< of the last second with a request in flight
  Bytes bytes;
  Count objects;  ///< uploaded
  Count requests;
};
std::vector<Run> runs(const SetRows::Rows<MinuteKey, MinuteRow>& minutes);

/// Checkpoints: uploads on a clock.
struct Clock {
  Seconds every;  ///< 0: there is no clock
  Bytes size;     ///< of one copy
  Count objects;
  Count keep;            ///< copies; 0: none was deleted
  double regular = 0;    ///< share of the gaps that are within 10 % of the median
  Amount<Count> bursts;  ///< a month
  Count seen;            ///< bursts
  std::vector<Run> writes;
};
Clock find_clock(const SetRows& rows, const Covering& covering);

/// A clock that was set to another interval: bursts came so far apart up to a time, and so far after it.
struct ClockChange {
  Seconds before;
  Seconds after;
  std::int64_t second = 0;  ///< of the first burst of the new clock
};
/// The change between two clocks of eight gaps and more that differ; nothing where there is none.
std::optional<ClockChange> find_clock_change(const std::vector<Run>& bursts);

/// Whole reads of a copy of a checkpoint.
struct Restores {
  Amount<Count> a_month;
  Count seen;
  Bytes bytes;  ///< of reads in days that count
  Count requests;
};
Restores find_restores(const SetRows& rows, const Clock& clock, const Covering& covering);

/// Cold starts: a host that was not there for an hour reads all of the set within half an hour.
struct Loads {
  Amount<Count> starts;  ///< a month
  Count seen;            ///< in days that count
  Count simultaneous;    ///< median number that overlap
  double fraction = 0;   ///< of the set's bytes that one reads
  Bytes bytes;           ///< of all loads in days that count
  Count requests;
};
Loads find_loads(const SetRows& rows, Bytes set, double hosts_kept, const Covering& covering);

}  // namespace storeadvise::observe
