#include "models/estimate.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

Path stream_path(const Workbench& b, const S3Speed& speed) {
  const Demand& d = b.demand;
  return {.read = s3_read_rate(d, speed, b.hosts, b.catalog),
          .write = s3_write_rate(d, speed, b.hosts, b.catalog.performance),
          .load = d.starts > 0 ? s3_read_rate(d, speed, b.loaders, b.catalog) : Rate{},
          .latency = s3_latency(d, speed, b.hosts, b.catalog)};
}

/// Downloads first, reads from local disks afterwards.
Path stage_path(const Workbench& b, const S3Speed& speed, const Path& stream) {
  const Performance& p = b.catalog.performance;
  const Rate download = download_rate(b.demand, speed, b.loaders, b.catalog);
  const Rate disk = disk_rate(b.demand, b.loaders, p);
  Path path{.read = disk_rate(b.demand, b.hosts, p),
            .write = stream.write,
            .load = download,
            .latency = disk_latency(b.demand, p)};
  path.load.bytes_per_s = disk.bytes_per_s > 0 ? 1 / (1 / download.bytes_per_s + 1 / disk.bytes_per_s) : 0;
  path.latency.write_p50 = stream.latency.write_p50;
  return path;
}

/// Repeat reads come from a cache on local disks, the rest from S3.
Path cache_path(const Workbench& b, const Path& stream) {
  const Performance& p = b.catalog.performance;
  Path path = stream;
  path.read = mixed(disk_rate(b.demand, b.hosts, p), b.cache_hits, stream.read);
  path.latency = mixture(disk_latency(b.demand, p), b.cache_hits, stream.latency);
  path.latency.write_p50 = stream.latency.write_p50;
  return path;
}

double staging_time(const Workbench& b, const S3Speed& speed) {
  const Rate rate = download_rate(b.demand, speed, b.hosts, b.catalog);
  return rate.bytes_per_s > 0 ? b.stage_bytes / rate.bytes_per_s : 0;
}

S3Paces s3_paces(const Workbench& b, bool express, bool local) {
  const Demand& d = b.demand;
  const S3Speed speed = s3_speed(express, d, b.catalog.performance);
  const Path stream = stream_path(b, speed);
  S3Paces paces{.stream = pace(d, stream, nullptr, 1, 0), .stage = {}, .cache = {}};
  if (!local) return paces;
  paces.stage = pace(d, stage_path(b, speed, stream), nullptr, 1, staging_time(b, speed));
  paces.cache = pace(d, cache_path(b, stream), nullptr, 1, 0);
  return paces;
}

/// Bytes read a month apart from loads and restores, which fetch everything each time.
double steady_reads(const Demand& d) {
  return std::max(0.0, d.reads.bytes - d.starts * d.load_bytes - d.restores * d.checkpoint_bytes);
}

/// Share of the steady reads that touch what a cache of this size keeps: the hot part first.
double cached_share(const Demand& d, double hot_share) {
  if (d.local_storage >= d.bytes) return 1;
  const double hot = d.bytes * d.hot_fraction;
  const double hot_reads = d.hot_fraction < 1 ? hot_share : 1;
  if (d.local_storage <= hot) return hot_reads * d.local_storage / hot;
  return hot_reads + (1 - hot_reads) * (d.local_storage - hot) / (d.bytes - hot);
}

/// Share of all reads that a cache on each host answers: of what it keeps, all but the first touch.
double cache_hits(const Demand& d, double hosts, double hot_share) {
  const double reads = steady_reads(d);
  if (!(reads > 0) || !(d.local_storage > 0)) return 0;
  const double kept = std::min(d.local_storage, d.bytes);
  const double first = std::min(1.0, kept / (reads / hosts));
  return cached_share(d, hot_share) * (1 - first) * reads / d.reads.bytes;
}

void fill_staging(Workbench& b) {
  const Demand& d = b.demand;
  const double steady = steady_reads(d);
  if (!(d.reads.bytes > 0)) return;
  const double again = 1 - steady / d.reads.bytes;
  b.stage_gets = b.s3.gets * again + (steady > 0 ? b.s3.pass_gets * b.hosts.count : 0);
  b.stage_bytes = steady > 0 ? d.bytes * b.hosts.count : 0;
}

Estimate from_pace(const Pace& pace, Access access) {
  Estimate e;
  e.access = access;
  e.latency = pace.latency;
  e.throughput = pace.throughput;
  e.times = pace.times;
  e.waiting = pace.waiting;
  return e;
}

void delay(Latency& latency, double seconds) {
  latency.read_p50 += seconds;
  latency.read_p95 += seconds;
  latency.read_p99 += seconds;
}

Estimate estimate_s3(const Workbench& b, S3Class s3_class, Access access) {
  const S3Paces& paces = s3_class == S3Class::express ? b.express : b.standard;
  const Pace& pace = access == Access::stream  ? paces.stream
                     : access == Access::stage ? paces.stage
                                               : paces.cache;
  Estimate e = from_pace(pace, access);
  e.bill = s3_bill(b, s3_class, access, {});
  e.restore_hours = b.catalog.s3[static_cast<std::size_t>(s3_class)].restore_hours;
  if (e.restore_hours > 0) delay(e.latency, e.restore_hours * 3600);
  return e;
}

/// Cold reads take tens of milliseconds to the first byte.
void add_cold_reads(Estimate& e, const Option& option, const Demand& d, const Performance& p) {
  if (!option.ia || !(d.cold_bytes > 0) || !(d.reads.bytes > 0) || !(d.untouched_ia > 0)) return;
  Latency cold = e.latency;
  delay(cold, p.efs_ia_latency);
  const double write = e.latency.write_p50;
  e.latency = mixture(e.latency, 1 - std::min(1.0, d.cold_bytes / d.reads.bytes), cold);
  e.latency.write_p50 = write;
}

/// What lies in IA earns no credits.
bool loses_credits(const Demand& d, bool ia) { return ia && d.untouched_ia > 0; }

std::size_t burst_index(bool one_zone, bool loses_credits) {
  return (loses_credits ? 2U : 0U) + (one_zone ? 1U : 0U);
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

std::size_t pace_index(EfsMode mode, bool one_zone) {
  return (mode == EfsMode::provisioned ? 2U : 0U) + (one_zone ? 1U : 0U);
}

Estimate estimate_efs(const Workbench& b, const Option& option) {
  const Demand& d = b.demand;
  Estimate e;
  if (option.mode == EfsMode::bursting) {
    const EfsPace& paced = b.bursts[burst_index(option.one_zone, loses_credits(d, option.ia))];
    e = from_pace(paced.pace, Access::direct);
    e.burst = paced.month.burst;
  } else {
    const double included = option.mode == EfsMode::provisioned ? included_mib(option, d, b.catalog) : 0;
    e = included > b.provisioned_mib
            ? from_pace(steady_pace(b, option.mode, option.one_zone, included), Access::direct)
            : from_pace(b.efs_paces[pace_index(option.mode, option.one_zone)], Access::direct);
    if (option.mode == EfsMode::provisioned) e.provisioned_mib_per_s = b.provisioned_mib;
  }
  e.bill = bill_efs(option, d, b.efs, b.provisioned_mib, b.catalog);
  add_cold_reads(e, option, d, b.catalog.performance);
  return e;
}

}  // namespace

Path efs_path(const Workbench& b, const EfsSpeed& speed) {
  const Performance& p = b.catalog.performance;
  return {.read = efs_read_rate(b.demand, speed, b.hosts, p),
          .write = efs_write_rate(b.demand, speed, b.hosts, p),
          .load = b.demand.starts > 0 ? efs_read_rate(b.demand, speed, b.loaders, p) : Rate{},
          .latency = efs_latency(b.demand, speed, p)};
}

Pace steady_pace(const Workbench& b, EfsMode mode, bool one_zone, double provisioned) {
  const Performance& p = b.catalog.performance;
  return pace(b.demand, efs_path(b, efs_speed(mode, one_zone, provisioned * kMiB, p)), nullptr, 1, 0);
}

EfsPace burst_pace(const Workbench& b, bool one_zone, const BurstMonth& month) {
  const Performance& p = b.catalog.performance;
  EfsPace result{.pace = {}, .month = month};
  Burst& burst = result.month.burst;
  const Path fast = efs_path(b, efs_speed(EfsMode::bursting, one_zone, burst.burst_metered, p));
  const Path slow = efs_path(b, efs_speed(EfsMode::bursting, one_zone, burst.baseline_metered, p));
  result.pace = pace(b.demand, fast, &slow, result.month.burst_share, 0);
  burst.sustained_read = slow.read.bytes_per_s;
  burst.sustained_write = slow.write.bytes_per_s;
  return result;
}

Bill s3_bill(const Workbench& b, S3Class s3_class, Access access, const TierFill& fill) {
  if (access == Access::stage)
    return bill_s3(s3_class, b.demand, b.s3, b.stage_gets, b.stage_bytes, b.catalog, fill);
  const double fetched = access == Access::cache ? 1 - b.cache_hits : 1;
  return bill_s3(s3_class, b.demand, b.s3, b.s3.gets * fetched, b.s3.read_bytes * fetched, b.catalog, fill);
}

Bill stream_bill(const Workbench& b, S3Class s3_class, const TierFill& fill) {
  return s3_bill(b, s3_class, Access::stream, fill);
}

Workbench workbench(const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  Workbench b{.demand = d,
              .catalog = catalog,
              .s3 = s3_work(d, catalog),
              .efs = efs_work(d, p),
              .hosts = {.count = d.reads.clients, .network = d.network},
              .loaders = {.count = d.simultaneous, .network = d.network_burst},
              .standard = {},
              .express = {},
              .efs_paces = {},
              .bursts = {}};
  b.cache_hits = cache_hits(d, b.hosts.count, p.hot_share_of_reads);
  b.provisioned_mib = provisioned_mib(d, catalog);
  fill_staging(b);
  const bool local = d.local_storage > 0;
  b.standard = s3_paces(b, false, local);
  const OptionMask express = OptionMask{1} << *option_index("s3.express");
  if ((catalog.options & express) != 0) b.express = s3_paces(b, true, local);
  for (const EfsMode mode : {EfsMode::elastic, EfsMode::provisioned})
    for (const bool one_zone : {false, true})
      b.efs_paces[pace_index(mode, one_zone)] = steady_pace(b, mode, one_zone, b.provisioned_mib);
  fill_bursts(b);
  return b;
}

std::size_t estimate(const Workbench& b, const Option& option, bool all_ways, std::span<Estimate, 3> out) {
  if (option.service == Service::hybrid) {
    out[0] = option.hybrid == Hybrid::s3_efs ? estimate_s3_efs(b) : estimate_s3_files(b);
    return 1;
  }
  if (option.service == Service::efs) {
    out[0] = estimate_efs(b, option);
    return 1;
  }
  out[0] = estimate_s3(b, option.s3_class, Access::stream);
  // A copy on local disks only helps what is read again and again.
  const bool repeats = steady_reads(b.demand) > 0;
  if (!repeats || (!(b.demand.local_storage > 0) && !all_ways)) return 1;
  out[1] = estimate_s3(b, option.s3_class, Access::stage);
  out[2] = estimate_s3(b, option.s3_class, Access::cache);
  return 3;
}

}  // namespace storeadvise
