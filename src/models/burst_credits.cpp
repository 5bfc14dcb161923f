#include "models/burst_credits.hpp"

#include <algorithm>
#include <cmath>

namespace storeadvise {

namespace {

/// Credits pay for what is moved, spread over the active time however high the rate is at times.
/// Where a rate is all that there is, it holds for the whole of that time.
BytesPerSecond drained(const Flow& flow) {
  return flow.bytes > Bytes(0) ? flow.average_rate() : flow.required;
}

}  // namespace

BytesPerSecond metered_demand(const Demand& d, const Performance& p) {
  return drained(d.writes) + drained(d.reads) * p.efs_read_weight;
}

BurstMonth burst_month(const Demand& d, Bytes standard_bytes, const Performance& p) {
  BurstMonth month;
  Burst& b = month.burst;
  b.baseline_metered = std::max(p.efs_baseline_min, p.efs_baseline_per_byte * standard_bytes);
  b.burst_metered = std::max(p.efs_burst_min, p.efs_burst_per_byte * standard_bytes);
  b.credits = std::max(p.efs_credits_min, standard_bytes * p.efs_credits_per_byte);
  const Seconds active = d.reads.active > Seconds(0) ? d.reads.active : d.writes.active;
  const BytesPerSecond drain = std::min(metered_demand(d, p), b.burst_metered) - b.baseline_metered;
  if (!(drain > BytesPerSecond(0)) || !(active > Seconds(0))) return month;

  const double month_days = std::max(1.0, std::round(in_days(d.month)));
  const Seconds active_a_day = active / month_days;
  const Seconds idle_a_day = std::max(Seconds(0), d.month / month_days - active_a_day);
  const Bytes spent = drain * active_a_day;
  const Bytes earned = b.baseline_metered * idle_a_day;
  const Bytes kept = std::min(b.credits, earned);  // what a day begins with, once the first credits are gone
  if (spent <= kept) return month;
  const double whole_days = spent > b.credits ? 0 : std::ceil((b.credits - spent) / (spent - earned));
  const Bytes left = b.credits - whole_days * (spent - earned);
  b.until_exhausted = whole_days * active_a_day + left / drain;
  month.burst_share = kept / spent;
  return month;
}

}  // namespace storeadvise
