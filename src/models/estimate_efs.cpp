#include <algorithm>
#include <array>
#include <utility>

#include "models/estimate.hpp"
#include "models/surroundings.hpp"

namespace storeadvise {
namespace {

/// Cold reads take tens of milliseconds to the first byte.
void add_cold_reads(Estimate& e, const Demand& d, const Performance& p) {
  if (e.lifecycle.empty() || !(d.cold_bytes > Bytes(0)) || !(d.reads.bytes > Bytes(0))) return;
  const double cold = std::min(1.0, d.cold_bytes / d.reads.bytes);
  e.latency = mixture(e.latency, 1 - cold, delayed(e.latency, p.efs_ia_latency));
}

std::size_t pace_index(EfsMode mode, bool one_zone) {
  return (mode == EfsMode::provisioned ? 2U : 0U) + (one_zone ? 1U : 0U);
}

std::size_t mount_index(EfsMode mode, bool one_zone) {
  if (one_zone) return 2;
  return mode == EfsMode::elastic ? 0 : 1;
}

void fill_mount(Workbench& b, EfsMode mode, bool one_zone) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const EfsSpeed alone = efs_speed(mode, one_zone, {}, p);
  const EfsSpeed speed = shared(alone, b.sharing);
  b.mounts[mount_index(mode, one_zone)] = {
      .reads = efs_reads(d, speed, b.hosts, p),
      .writes = efs_writes(d, speed, b.writers, p),
      .creates = efs_creates(d, speed, b.writers, p),
      .loads = d.starts > Count(0) ? efs_reads(d, speed, b.loaders, p) : NfsFlow{},
      .restores = d.checkpoint_bytes > Bytes(0) ? efs_reads(d, alone, b.hosts, p) : NfsFlow{},
      .latency = efs_latency(d, speed, p)};
}

/// Options of EFS, and the parts of `hybrid.s3_efs` that lie on it, in a mode.
constexpr OptionMask options_in(EfsMode mode, bool one_zone) {
  return options_where([mode, one_zone](const Option& o) {
    const bool is_part = o.hybrid == Hybrid::s3_efs && !one_zone;
    return is_part || (o.service == Service::efs && o.mode == mode && o.one_zone == one_zone);
  });
}

EfsOffering offering_of(const Workbench& b, const Option& option) {
  EfsOffering found = efs_offering(option, b.demand, b.efs, b.provisioned, b.ages, b.catalog, b.keep);
  const Passing passing{.bucket = {},
                        .mount = b.demand.reads.bytes + b.demand.writes.bytes,
                        .encrypted = {},
                        .in_bucket = {},
                        .in_files = b.demand.bytes};
  add_surroundings(found.bill, b.demand, passing, b.catalog);
  return found;
}

Estimate efs_at_pace(const Workbench& b, EfsOffering&& offering, const Pace& pace) {
  Estimate e;
  e.bill = std::move(offering.bill);
  set_pace(e, pace);
  e.lifecycle = offering.lifecycle;
  add_cold_reads(e, b.demand, b.catalog.performance);
  return e;
}

/// What lies in colder classes earns no credits.
EfsPace burst_pace_of(const Workbench& b, const Option& option, const EfsOffering& offering) {
  if (offering.lifecycle.empty()) return b.bursts[option.one_zone ? 1 : 0];
  return burst_pace(b, option.one_zone,
                    burst_month(b.demand, offering.tiers.standard, b.catalog.performance));
}

}  // namespace

const EfsMount& efs_mount(const Workbench& b, EfsMode mode, bool one_zone) {
  return b.mounts[mount_index(mode, one_zone)];
}

Route efs_route(const Workbench& b, EfsMode mode, bool one_zone, BytesPerSecond metered) {
  const EfsMount& mount = efs_mount(b, mode, one_zone);
  const EfsSpeed alone = efs_speed(mode, one_zone, metered, b.catalog.performance);
  const EfsSpeed speed = shared(alone, b.sharing);
  return {.read = limited(mount.reads, speed.read_max, speed.read_iops),
          .write = limited(mount.writes, speed.write_max, speed.write_iops),
          .load = limited(mount.loads, speed.read_max, speed.read_iops),
          .create = limited(mount.creates, speed.write_max, speed.write_iops),
          .latency = mount.latency,
          .restore = limited(mount.restores, alone.read_max, alone.read_iops)};
}

Pace steady_pace(const Workbench& b, EfsMode mode, bool one_zone, BytesPerSecond provisioned) {
  return pace(b.demand, efs_route(b, mode, one_zone, provisioned), nullptr, 1, Seconds(0));
}

EfsPace burst_pace(const Workbench& b, bool one_zone, const BurstMonth& month) {
  EfsPace result{.pace = {}, .month = month};
  Burst& burst = result.month.burst;
  const Route fast = efs_route(b, EfsMode::bursting, one_zone, burst.burst_metered);
  const Route slow = efs_route(b, EfsMode::bursting, one_zone, burst.baseline_metered);
  result.pace = pace(b.demand, fast, &slow, result.month.burst_share, Seconds(0));
  burst.sustained_read = slow.read.value;
  burst.sustained_write = slow.write.value;
  return result;
}

Estimate estimate_efs(const Workbench& b, const Option& option) {
  EfsOffering offering = offering_of(b, option);
  if (option.mode == EfsMode::bursting) {
    const EfsPace paced = burst_pace_of(b, option, offering);
    Estimate e = efs_at_pace(b, std::move(offering), paced.pace);
    e.burst = paced.month.burst;
    return e;
  }
  const Pace& bought = b.efs_paces[pace_index(option.mode, option.one_zone)];
  if (option.mode == EfsMode::elastic) return efs_at_pace(b, std::move(offering), bought);
  const BytesPerSecond included = included_rate(offering.tiers, b.demand, b.catalog);
  Estimate e = included > b.provisioned ? efs_at_pace(b, std::move(offering),
                                                      steady_pace(b, option.mode, option.one_zone, included))
                                        : efs_at_pace(b, std::move(offering), bought);
  e.provisioned = b.provisioned;
  return e;
}

void fill_efs(Workbench& b, OptionMask wanted) {
  struct Way {
    EfsMode mode;
    bool one_zone;
    OptionMask options;
  };
  constexpr auto kWay = [](EfsMode mode, bool one_zone) {
    return Way{mode, one_zone, options_in(mode, one_zone)};
  };
  static constexpr std::array kWays{kWay(EfsMode::elastic, false),     kWay(EfsMode::elastic, true),
                                    kWay(EfsMode::provisioned, false), kWay(EfsMode::provisioned, true),
                                    kWay(EfsMode::bursting, false),    kWay(EfsMode::bursting, true)};
  std::array<bool, 3> mounted{};
  for (const auto& [mode, one_zone, options] : kWays) {
    if ((wanted & options) == 0) continue;
    if (!std::exchange(mounted.at(mount_index(mode, one_zone)), true)) fill_mount(b, mode, one_zone);
    if (mode == EfsMode::bursting)
      b.bursts[one_zone ? 1 : 0] =
          burst_pace(b, one_zone, burst_month(b.demand, b.demand.bytes, b.catalog.performance));
    else
      b.efs_paces[pace_index(mode, one_zone)] = steady_pace(b, mode, one_zone, b.provisioned);
  }
}

}  // namespace storeadvise
