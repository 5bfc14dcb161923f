#include <algorithm>

#include "models/estimate.hpp"

namespace storeadvise {
namespace {

/// Cold reads take tens of milliseconds to the first byte.
void add_cold_reads(Estimate& e, const Option& option, const Demand& d, const Performance& p) {
  if (!option.ia || !(d.cold_bytes > 0) || !(d.reads.bytes > 0) || !(d.untouched_ia > 0)) return;
  const double cold = std::min(1.0, d.cold_bytes / d.reads.bytes);
  e.latency = mixture(e.latency, 1 - cold, delayed(e.latency, p.efs_ia_latency));
}

/// What lies in IA earns no credits.
bool loses_credits(const Demand& d, bool ia) { return ia && d.untouched_ia > 0; }

std::size_t burst_index(bool one_zone, bool loses_credits) {
  return (loses_credits ? 2U : 0U) + (one_zone ? 1U : 0U);
}

std::size_t pace_index(EfsMode mode, bool one_zone) {
  return (mode == EfsMode::provisioned ? 2U : 0U) + (one_zone ? 1U : 0U);
}

std::size_t mount_index(EfsMode mode, bool one_zone) {
  if (one_zone) return 2;
  return mode == EfsMode::elastic ? 0 : 1;
}

void fill_mounts(Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const auto fill = [&](EfsMode mode, bool one_zone) {
    const EfsSpeed speed = efs_speed(mode, one_zone, 0, p);
    b.mounts[mount_index(mode, one_zone)] = {
        .reads = efs_reads(d, speed, b.hosts, p),
        .writes = efs_writes(d, speed, b.hosts, p),
        .loads = d.starts > 0 ? efs_reads(d, speed, b.loaders, p) : NfsFlow{},
        .latency = efs_latency(d, speed, p)};
  };
  fill(EfsMode::elastic, false);
  fill(EfsMode::provisioned, false);
  fill(EfsMode::elastic, true);
}

void fill_bursts(Workbench& b) {
  const Demand& d = b.demand;
  for (const bool ia : {false, true}) {
    const bool loses = loses_credits(d, ia);
    if (ia && !loses) continue;
    const double standard_bytes = loses ? d.bytes * (1 - d.untouched_ia) : d.bytes;
    const BurstMonth month = burst_month(d, standard_bytes, b.catalog.performance);
    for (const bool one_zone : {false, true})
      b.bursts[burst_index(one_zone, loses)] = burst_pace(b, one_zone, month);
  }
}

Estimate efs_at_pace(const Workbench& b, const Option& option, const Pace& pace) {
  Estimate e{.access = Access::direct,
             .bill = bill_efs(option, b.demand, b.efs, b.provisioned_mib, b.catalog),
             .latency = pace.latency,
             .throughput = pace.throughput,
             .burst = std::nullopt,
             .times = pace.times,
             .waiting = pace.waiting};
  add_cold_reads(e, option, b.demand, b.catalog.performance);
  return e;
}

}  // namespace

const EfsMount& efs_mount(const Workbench& b, EfsMode mode, bool one_zone) {
  return b.mounts[mount_index(mode, one_zone)];
}

Path efs_path(const Workbench& b, EfsMode mode, bool one_zone, double metered) {
  const EfsMount& mount = efs_mount(b, mode, one_zone);
  const EfsSpeed speed = efs_speed(mode, one_zone, metered, b.catalog.performance);
  return {.read = limited(mount.reads, speed.read_max, speed.read_iops),
          .write = limited(mount.writes, speed.write_max, speed.write_iops),
          .load = limited(mount.loads, speed.read_max, speed.read_iops),
          .latency = mount.latency};
}

Pace steady_pace(const Workbench& b, EfsMode mode, bool one_zone, double provisioned) {
  return pace(b.demand, efs_path(b, mode, one_zone, provisioned * kMiB), nullptr, 1, 0);
}

EfsPace burst_pace(const Workbench& b, bool one_zone, const BurstMonth& month) {
  EfsPace result{.pace = {}, .month = month};
  Burst& burst = result.month.burst;
  const Path fast = efs_path(b, EfsMode::bursting, one_zone, burst.burst_metered);
  const Path slow = efs_path(b, EfsMode::bursting, one_zone, burst.baseline_metered);
  result.pace = pace(b.demand, fast, &slow, result.month.burst_share, 0);
  burst.sustained_read = slow.read.bytes_per_s;
  burst.sustained_write = slow.write.bytes_per_s;
  return result;
}

Estimate estimate_efs(const Workbench& b, const Option& option) {
  if (option.mode == EfsMode::bursting) {
    const EfsPace& paced = b.bursts[burst_index(option.one_zone, loses_credits(b.demand, option.ia))];
    Estimate e = efs_at_pace(b, option, paced.pace);
    e.burst = paced.month.burst;
    return e;
  }
  const Pace& bought = b.efs_paces[pace_index(option.mode, option.one_zone)];
  if (option.mode == EfsMode::elastic) return efs_at_pace(b, option, bought);
  const double included = included_mib(option, b.demand, b.catalog);
  Estimate e = included > b.provisioned_mib
                   ? efs_at_pace(b, option, steady_pace(b, option.mode, option.one_zone, included))
                   : efs_at_pace(b, option, bought);
  e.provisioned_mib_per_s = b.provisioned_mib;
  return e;
}

void fill_efs(Workbench& b) {
  fill_mounts(b);
  for (const EfsMode mode : {EfsMode::elastic, EfsMode::provisioned})
    for (const bool one_zone : {false, true})
      b.efs_paces[pace_index(mode, one_zone)] = steady_pace(b, mode, one_zone, b.provisioned_mib);
  fill_bursts(b);
}

}  // namespace storeadvise
