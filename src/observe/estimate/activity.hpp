#pragma once

#include <cstdint>

#include "observe/estimate/month.hpp"
#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// When data moves, and how many take part.
struct Activity {
  Amount hours;            ///< a month
  double clients = 0;      ///< hosts a minute, weighed by the bytes of the minute
  double clients_low = 0;  ///< of the single days
  double clients_high = 0;
  double streams = 0;    ///< requests in flight at once on one host, by Little's law
  double rate = 0;       ///< bytes/s while active
  double peak_rate = 0;  ///< of the minute that 99 % of the bytes are below
  double minutes = 0;    ///< that carry 99 % of the bytes
};

/// In the fewest minutes that carry 99 % of the bytes: the seconds with a request in flight, pauses of up to
/// a minute bridged.
Activity activity(const SetRows::Rows<MinuteKey, MinuteRow>& minutes, const Covering& all);

}  // namespace storeadvise::observe
