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
  double bytes = 0;
  double objects = 0;  ///< uploaded
  double requests = 0;
};
std::vector<Run> runs(const SetRows::Rows<MinuteKey, MinuteRow>& minutes);

/// Checkpoints: uploads on a clock.
struct Clock {
  double every = 0;  ///< seconds; 0: there is no clock
  double size = 0;   ///< bytes of one copy
  double objects = 0;
  double keep = 0;     ///< copies; 0: none was deleted
  double regular = 0;  ///< share of the gaps that are within 10 % of the median
  Amount bursts;       ///< a month
  double seen = 0;     ///< bursts
  std::vector<Run> writes;
};
Clock find_clock(const SetRows& rows, const Covering& covering);

/// A clock that was set to another interval: bursts came so many seconds apart up to a time, and so many
/// after it.
struct ClockChange {
  double before = 0;
  double after = 0;
  std::int64_t second = 0;  ///< of the first burst of the new clock
};
/// The change between two clocks of eight gaps and more that differ; nothing where there is none.
std::optional<ClockChange> find_clock_change(const std::vector<Run>& bursts);

/// Whole reads of a copy of a checkpoint.
struct Restores {
  Amount a_month;
  double seen = 0;
  double bytes = 0;  ///< of reads in days that count
  double requests = 0;
};
Restores find_restores(const SetRows& rows, const Clock& clock, const Covering& covering);

/// Cold starts: a host that was not there for an hour reads all of the set within half an hour.
struct Loads {
  Amount starts;            ///< a month
  double seen = 0;          ///< in days that count
  double simultaneous = 0;  ///< median number that overlap
  double fraction = 0;      ///< of the set's bytes that one reads
  double bytes = 0;         ///< of all loads in days that count
  double requests = 0;
};
Loads find_loads(const SetRows& rows, double set_bytes, double hosts_kept, const Covering& covering);

/// The middle of some numbers; of an even count the mean of the two in the middle. Zero of none.
double median(std::vector<double> numbers);

}  // namespace storeadvise::observe
