#pragma once

#include <cstdint>

#include "observe/estimate/month.hpp"
#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// When data moves, and how many take part.
struct Activity {
  Amount<Hours> hours;  ///< a month
  Count clients;        ///< hosts a minute, weighed by the bytes of the minute
  Count clients_low;    ///< of the single days
  Count clients_high;
  Count streams;             ///< requests in flight at once on one host, by Little's law
  BytesPerSecond rate;       ///< while active
  BytesPerSecond peak_rate;  ///< of the minute that 99 % of the bytes are below
  Count minutes;             ///< that carry 99 % of the bytes
};

/// In the fewest minutes that carry 99 % of the bytes: the seconds with a request in flight, pauses of up to
/// a minute bridged.
Activity activity(const SetRows::Rows<MinuteKey, MinuteRow>& minutes, const Covering& all);

}  // namespace storeadvise::observe
