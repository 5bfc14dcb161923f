#pragma once

#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// The thresholds of judgement of what is observed, as data/observe.json has them with their sources. Bytes,
/// seconds, and shares of one, unless their names say otherwise; each is explained there under its id.
struct Thresholds {
  double whole_tolerance = 0;   ///< pattern.whole_tolerance
  double small_request = 0;     ///< pattern.small_request
  double mountpoint_first = 0;  ///< pattern.mountpoint_first
  double many_without_end = 0;  ///< pattern.many_without_end
  double pure = 0;              ///< pattern.pure
  double sure_client = 0;       ///< client.sure
  double all_explained = 0;     ///< explained.all
  double own_set = 0;           ///< dataset.own
  double most_sets = 0;         ///< dataset.most
  double dominant = 0;          ///< dataset.dominant
  double agree = 0;             ///< sources.agree
  double fewest_loads = 0;      ///< load.fewest
  double load_whole = 0;        ///< load.whole
  double restore_whole = 0;     ///< restore.whole
  double load_most = 0;         ///< load.most
  double load_longest = 0;      ///< load.longest
  double load_absent = 0;       ///< load.absent
  double cold_log = 0;          ///< cold.log, days
  double carried = 0;           ///< activity.carried
  double bridged = 0;           ///< activity.bridged
  double delivery = 0;          ///< month.delivery, hours
  double weeks_seen = 0;        ///< month.weeks_seen, days
  double narrowest = 0;         ///< month.narrowest
  double pause = 0;             ///< clock.pause
  double fewest_gaps = 0;       ///< clock.fewest_gaps
  double regular = 0;           ///< clock.regular
  double gap_tolerance = 0;     ///< clock.gap_tolerance
  double size_tolerance = 0;    ///< clock.size_tolerance
  double longest_gap = 0;       ///< clock.longest_gap
  double small_operation = 0;   ///< role.small_operation
  double small_object = 0;      ///< role.small_object
  double all_day = 0;           ///< role.all_day, hours
  double hot = 0;               ///< role.hot
  double short_life = 0;        ///< role.short_life
  double hardly_written = 0;    ///< role.hardly_written
  double passes = 0;            ///< role.passes
  double half = 0;              ///< role.half
  double rarely = 0;            ///< role.rarely
};

/// Reads them: every figure exactly once, none that is unknown, each with its unit, source, date and
/// confidence.
Result<Thresholds> read_thresholds(std::string_view text, std::string_view file);

/// Those of data/observe.json as it was at build time.
const Thresholds& thresholds();

}  // namespace storeadvise::observe
