#pragma once

#include <string_view>

#include "observe/units.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// The thresholds of judgement of what is observed, as data/observe.json has them with their sources; each is
/// explained there under its id. What has no unit is a share of one, or a number of passes.
struct Thresholds {
  double whole_tolerance = 0;  ///< pattern.whole_tolerance
  Bytes small_request;         ///< pattern.small_request
  Bytes mountpoint_first;      ///< pattern.mountpoint_first
  Count many_without_end;      ///< pattern.many_without_end
  double pure = 0;             ///< pattern.pure
  double sure_client = 0;      ///< client.sure
  double all_explained = 0;    ///< explained.all
  double own_set = 0;          ///< dataset.own
  Count most_sets;             ///< dataset.most
  double dominant = 0;         ///< dataset.dominant
  double agree = 0;            ///< sources.agree
  Count fewest_loads;          ///< load.fewest
  double load_whole = 0;       ///< load.whole
  double restore_whole = 0;    ///< restore.whole
  double load_most = 0;        ///< load.most
  Seconds load_longest;        ///< load.longest
  Seconds load_absent;         ///< load.absent
  Seconds cold_log;            ///< cold.log
  double carried = 0;          ///< activity.carried
  Seconds bridged;             ///< activity.bridged
  Seconds delivery;            ///< month.delivery
  Seconds weeks_seen;          ///< month.weeks_seen
  double narrowest = 0;        ///< month.narrowest
  Seconds pause;               ///< clock.pause
  Count fewest_gaps;           ///< clock.fewest_gaps
  double regular = 0;          ///< clock.regular
  double gap_tolerance = 0;    ///< clock.gap_tolerance
  double size_tolerance = 0;   ///< clock.size_tolerance
  Seconds longest_gap;         ///< clock.longest_gap
  Bytes small_operation;       ///< role.small_operation
  Bytes small_object;          ///< role.small_object
  Hours all_day;               ///< role.all_day
  double hot = 0;              ///< role.hot
  Seconds short_life;          ///< role.short_life
  double hardly_written = 0;   ///< role.hardly_written
  double passes = 0;           ///< role.passes
  double half = 0;             ///< role.half
  double rarely = 0;           ///< role.rarely
};

/// Reads them: every figure exactly once, none that is unknown, each with its unit, source, date and
/// confidence.
Result<Thresholds> read_thresholds(std::string_view text, std::string_view file);

/// Those of data/observe.json as it was at build time.
const Thresholds& thresholds();

}  // namespace storeadvise::observe
