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

Estimate estimate_s3(const Workbench& b, S3Class s3_class, Access access) {
  const S3Paces& paces = s3_class == S3Class::express ? b.express : b.standard;
  const Pace& pace = access == Access::stream  ? paces.stream
                     : access == Access::stage ? paces.stage
                                               : paces.cache;
  Estimate e{.access = access,
             .bill = s3_bill(b, s3_class, access, {}),
             .latency = pace.latency,
             .throughput = pace.throughput,
             .burst = std::nullopt,
             .times = pace.times,
             .waiting = pace.waiting,
             .restore_hours = b.catalog.s3[static_cast<std::size_t>(s3_class)].restore_hours};
  if (e.restore_hours > 0) e.latency = delayed(e.latency, e.restore_hours * 3600);
  return e;
}

}  // namespace

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
              .mounts = {},
              .efs_paces = {},
              .bursts = {}};
  b.cache_hits = cache_hits(d, b.hosts.count, p.hot_share_of_reads);
  b.provisioned_mib = provisioned_mib(d, catalog);
  fill_staging(b);
  const bool local = d.local_storage > 0;
  b.standard = s3_paces(b, false, local);
  const OptionMask express = OptionMask{1} << *option_index("s3.express");
  if ((catalog.options & express) != 0) b.express = s3_paces(b, true, local);
  fill_efs(b);
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
