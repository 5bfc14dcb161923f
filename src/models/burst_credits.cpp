#include "models/burst_credits.hpp"

#include <algorithm>
#include <cmath>

namespace storeadvise {

namespace {

/// Credits pay for what is moved: the stated volume, spread over the active time however high the
/// rate is at times. Where a rate is all that is stated, it holds for the whole of that time.
double drained(const Flow& flow) {
  const double average = flow.average_rate();
  return flow.volume_stated ? average : std::max(average, flow.required);
}

}  // namespace

double metered_demand(const Demand& d, const Performance& p) {
  return drained(d.writes) + drained(d.reads) * p.efs_read_weight;
}

BurstMonth burst_month(const Demand& d, double standard_bytes, const Performance& p) {
  BurstMonth month;
  Burst& b = month.burst;
  b.baseline_metered = std::max(p.efs_baseline_min, standard_bytes * p.efs_baseline_per_byte);
  b.burst_metered = std::max(p.efs_burst_min, standard_bytes * p.efs_burst_per_byte);
  b.credits = std::max(p.efs_credits_min, standard_bytes * p.efs_credits_per_byte);
  const double active = d.reads.active_seconds > 0 ? d.reads.active_seconds : d.writes.active_seconds;
  const double drain = std::min(metered_demand(d, p), b.burst_metered) - b.baseline_metered;
  if (!(drain > 0) || !(active > 0)) return month;

  const double month_days = std::max(1.0, std::round(d.month_hours / 24));
  const double active_a_day = active / month_days;
  const double idle_a_day = std::max(0.0, d.month_hours * 3600 / month_days - active_a_day);
  double balance = b.credits;
  double burst_time = 0;
  for (double day = 0; day < month_days; ++day) {
    const double lasts = balance / drain;
    if (lasts < active_a_day && std::isinf(b.hours_until_exhausted))
      b.hours_until_exhausted = (day * active_a_day + lasts) / 3600;
    const double today = std::min(active_a_day, lasts);
    burst_time += today;
    const double left = std::min(b.credits, balance - drain * today + b.baseline_metered * idle_a_day);
    const bool again = left == balance;  // then every further day is like this one
    for (; again && day + 1 < month_days; ++day) burst_time += today;
    balance = left;
  }
  month.burst_share = burst_time / active;
  return month;
}

}  // namespace storeadvise
