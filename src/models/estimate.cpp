#include "models/estimate.hpp"

#include <algorithm>

#include "models/surroundings.hpp"
#include "options/s3_classes.hpp"

namespace storeadvise {
namespace {

Route stream_route(const Workbench& b, const Demand& d, const S3Speed& speed) {
  const Performance& p = b.catalog.performance;
  return {.read = s3_read_rate(d, speed, b.hosts, b.catalog),
          .write = s3_write_rate(d, speed, b.writers, p),
          .load = d.starts > Count(0) ? s3_read_rate(d, speed, b.loaders, b.catalog) : Rate{},
          .create = s3_create_rate(d, speed, b.writers, p),
          .latency = s3_latency(d, speed, b.hosts, b.catalog)};
}

/// The volume or instance store that holds what one host stages.
Disk staged_on(const Workbench& b) {
  return staging_disk(b.demand, b.stage_bytes / b.hosts.count, b.catalog.performance);
}

/// Downloads first, reads from local disks afterwards.
Route stage_route(const Workbench& b, const S3Speed& speed, const Route& stream) {
  const Disk disk = staged_on(b);
  const Rate download = download_rate(b.demand, speed, b.loaders, b.catalog);
  const Rate loading = disk_rate(b.demand, b.loaders, disk);
  Route route = stream;
  route.read = disk_rate(b.demand, b.hosts, disk);
  const Bytes one(1);
  route.load.value = loading.value > BytesPerSecond(0) ? one / (one / download.value + one / loading.value)
                                                       : BytesPerSecond(0);
  route.load.bottleneck = download.bottleneck;
  route.latency = disk_latency(b.demand, disk);
  route.latency.write_p50 = stream.latency.write_p50;
  return route;
}

/// What keeps a cache on local disks is Mountpoint, whatever client reads without one.
Demand through_mountpoint(const Demand& d) {
  Demand mounted = d;
  mounted.reads.client = S3Client::mountpoint;
  return mounted;
}

/// Repeat reads come from a cache on local disks, the rest from S3.
Route cache_route(const Workbench& b, const S3Speed& speed) {
  const Route stream = stream_route(b, through_mountpoint(b.demand), speed);
  const Disk disk = staging_disk(b.demand, b.demand.bytes, b.catalog.performance);
  Route route = stream;
  route.read = mixed(disk_rate(b.demand, b.hosts, disk), b.cache_hits, stream.read);
  route.latency = mixture(disk_latency(b.demand, disk), b.cache_hits, stream.latency);
  route.latency.write_p50 = stream.latency.write_p50;
  return route;
}

/// How long hosts wait for what they download first. What can be streamed while it is needed is not waited
/// for: at most the time by which streaming all of it once falls behind the rate that is required.
Seconds staging_time(const Workbench& b, const S3Speed& speed, const Rate& stream) {
  const Rate download = download_rate(b.demand, speed, b.hosts, b.catalog);
  const Disk disk = staged_on(b);
  const BytesPerSecond filling = std::min(download.value, b.hosts.count * disk.rate);
  if (!(filling > BytesPerSecond(0))) return Seconds(0);
  const Seconds all = b.stage_bytes / filling;
  const BytesPerSecond required = b.demand.reads.required;
  if (!(required > stream.value)) return Seconds(0);
  return std::min(all, b.stage_bytes / stream.value - b.stage_bytes / required);
}

S3Paces s3_paces(const Workbench& b, const S3Speed& speed, const Route& stream, bool local) {
  const Demand& d = b.demand;
  S3Paces paces{.stream = pace(d, stream, nullptr, 1, Seconds(0)), .stage = {}, .cache = {}};
  if (!local) return paces;
  paces.stage = pace(d, stage_route(b, speed, stream), nullptr, 1, staging_time(b, speed, stream.read));
  paces.cache = pace(d, cache_route(b, speed), nullptr, 1, Seconds(0));
  return paces;
}

/// What each host has for copies: the larger of its instance store and its volume.
Bytes copies_fit(const Demand& d) { return std::max(d.local_storage, d.ebs); }

/// Share of the steady reads that touch what a cache of this size keeps: the hot part first.
double cached_share(const Demand& d, double hot_share) {
  const Bytes room = copies_fit(d);
  if (room >= d.bytes) return 1;
  const Bytes hot = d.bytes * d.hot_fraction;
  const double hot_reads = d.hot_fraction < 1 ? hot_share : 1;
  if (room <= hot) return hot_reads * (room / hot);
  return hot_reads + (1 - hot_reads) * ((room - hot) / (d.bytes - hot));
}

/// Share of all reads that a cache on each host answers: of what it keeps, all but the first touch.
double cache_hits(const Demand& d, Count hosts, double hot_share) {
  const Bytes reads = steady_reads(d);
  if (!(reads > Bytes(0)) || !(copies_fit(d) > Bytes(0))) return 0;
  const Bytes kept = std::min(copies_fit(d), d.bytes);
  const double first = std::min(1.0, kept / (reads / hosts));
  return cached_share(d, hot_share) * (1 - first) * (reads / d.reads.bytes);
}

void fill_staging(Workbench& b) {
  const Demand& d = b.demand;
  const Bytes steady = steady_reads(d);
  if (!(d.reads.bytes > Bytes(0))) return;
  const double again = 1 - steady / d.reads.bytes;
  // A host stages only what it reads.
  const Bytes each = staged_by_host(d);
  const double share = d.bytes > Bytes(0) ? each / d.bytes : 0;
  b.stage_gets = b.s3.gets * again + b.hosts.count * b.s3.pass_gets * share;
  b.stage_bytes = b.hosts.count * each;
}

/// The month as the bucket sees it. Where a local copy answers, files are not opened in the bucket either.
S3Work from_bucket(const Workbench& b, Access access) {
  S3Work work = access == Access::cache ? b.cached : b.s3;
  const Bytes reads = b.demand.reads.bytes;
  double opened = 1;
  if (access == Access::stage) {
    work.gets = b.stage_gets;
    work.read_bytes = b.stage_bytes;
    opened = reads > Bytes(0) ? 1 - steady_reads(b.demand) / reads : 1;
  } else if (access == Access::cache) {
    opened = 1 - b.cache_hits;
    work.gets *= opened;
    work.read_bytes *= opened;
  }
  const Count asked = b.demand.lookups.lists;
  work.lists = asked + (work.lists - asked) * opened;
  return work;
}

/// One more way, with all but its bill.
Estimate& add_at_pace(std::vector<Estimate>& ways, const S3Paces& paces, Access access) {
  const Pace& pace = access == Access::stream  ? paces.stream
                     : access == Access::stage ? paces.stage
                                               : paces.cache;
  Estimate& e = ways.emplace_back();
  e.access = access;
  set_pace(e, pace);
  return e;
}

Seconds restore_time(const Workbench& b, S3Class s3_class) {
  return b.catalog.s3[static_cast<std::size_t>(s3_class)].restore_time;
}

void add_s3(std::vector<Estimate>& ways, const Workbench& b, S3Class s3_class, Access access) {
  Estimate& e = add_at_pace(ways, row_of(s3_class).is_express ? b.express : b.standard, access);
  e.bill = s3_bill(b, s3_class, access, {});
  e.restore = restore_time(b, s3_class);
  if (e.restore > Seconds(0)) e.latency = delayed(e.latency, e.restore);
}

/// Standard with a lifecycle rule: as fast as Standard, but for what has to be restored first.
void add_lifecycle(std::vector<Estimate>& ways, const Workbench& b, Access access) {
  const S3Work work = from_bucket(b, access);
  S3Offering offering = s3_offering(b.demand, work, work.gets, work.read_bytes, b.lifecycle_classes,
                                    b.catalog, {.keep = b.keep});
  Estimate& e = add_at_pace(ways, b.standard, access);
  e.bill = std::move(offering.bill);
  add_surroundings(e.bill, b.demand, past_bucket(b.demand, work, work.gets, work.read_bytes), b.catalog);
  e.lifecycle = offering.lifecycle;
  if (offering.colder) e.restore = restore_time(b, *offering.colder);
  if (e.restore > Seconds(0))
    e.latency = mixture(e.latency, 1 - offering.share, delayed(e.latency, e.restore));
}

/// Fills in what those of `wanted` that lie in a bucket share.
void fill_s3(Workbench& b, OptionMask wanted) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const bool local = copies_fit(d) > Bytes(0);
  constexpr OptionMask kExpress = options_where(
      [](const Option& o) { return o.service == Service::s3 && row_of(o.s3_class).is_express; });
  const S3Speed standard = s3_speed(false, d, p);
  b.bucket = stream_route(b, d, standard);
  if ((wanted & ~kExpress & options_of(Service::s3)) != 0)
    b.standard = s3_paces(b, standard, b.bucket, local);
  if ((wanted & kExpress) != 0) {
    const S3Speed express = s3_speed(true, d, p);
    b.express = s3_paces(b, express, stream_route(b, d, express), local);
  }
}

/// What a rule may move to, as far as the data set alone says.
OptionMask classes_for_rules(const Demand& d, const Catalog& catalog) {
  OptionMask mask = 0;
  for (std::size_t place = 0; place < kS3ClassCount; ++place) {
    const bool late = d.reads_wait && catalog.s3[place].restore_time > Seconds(0);
    if (!late) mask |= catalog.options & OptionMask{1} << place;
  }
  return mask;
}

}  // namespace

Bill s3_bill(const Workbench& b, S3Class s3_class, Access access, const TierFill& fill) {
  const S3Work work = from_bucket(b, access);
  Bill bill = bill_s3(s3_class, b.demand, work, work.gets, work.read_bytes, b.catalog,
                      {.fill = fill, .keep = b.keep});
  add_surroundings(bill, b.demand, past_bucket(b.demand, work, work.gets, work.read_bytes), b.catalog);
  return bill;
}

Bill stream_bill(const Workbench& b, S3Class s3_class, const TierFill& fill) {
  return s3_bill(b, s3_class, Access::stream, fill);
}

Workbench workbench(const Demand& d, const Catalog& catalog, OptionMask wanted, Bill::Keep keep) {
  const OptionMask offered = catalog.options & wanted;
  const Performance& p = catalog.performance;
  Workbench b{.demand = d,
              .catalog = catalog,
              .keep = keep,
              .s3 = s3_work(d, catalog),
              .cached = {},
              .efs = efs_work(d, p),
              .ages = lifecycle_ages(d),
              .hosts = {.count = d.reads.clients, .network = d.network},
              .writers = {.count = d.writes.clients, .network = d.network},
              .loaders = {.count = d.simultaneous, .network = d.network_burst},
              .stage_gets = {},
              .stage_bytes = {},
              .provisioned = {},
              .bucket = {},
              .standard = {},
              .express = {},
              .sharing = sharing_of(d),
              .mounts = {},
              .efs_paces = {},
              .bursts = {}};
  if (steady_reads(d) > Bytes(0)) b.cached = s3_work(through_mountpoint(d), catalog);
  b.cache_hits = cache_hits(d, b.hosts.count, p.hot_share_of_reads);
  b.provisioned = provisioned_rate(d, catalog);
  fill_staging(b);
  fill_s3(b, offered);
  fill_efs(b, offered);
  b.lifecycle_classes = classes_for_rules(d, catalog);
  return b;
}

namespace {

Estimate estimate_mounted(const Workbench& b, const Option& option) {
  if (option.service == Service::efs) return estimate_efs(b, option);
  return option.hybrid == Hybrid::s3_efs ? estimate_s3_efs(b) : estimate_s3_files(b);
}

}  // namespace

void estimate(const Workbench& b, const Option& option, bool all_ways, std::vector<Estimate>& ways) {
  ways.clear();
  if (option.service != Service::s3) return ways.push_back(estimate_mounted(b, option));
  // A copy on local disks only helps what is read again and again.
  const bool copies = steady_reads(b.demand) > Bytes(0) && (copies_fit(b.demand) > Bytes(0) || all_ways);
  ways.reserve(copies ? 3 : 1);
  for (const Access access : {Access::stream, Access::stage, Access::cache}) {
    if (access != Access::stream && !copies) continue;
    if (option.lifecycle)
      add_lifecycle(ways, b, access);
    else
      add_s3(ways, b, option.s3_class, access);
  }
}

std::vector<Estimate> estimate(const Workbench& b, const Option& option, bool all_ways) {
  std::vector<Estimate> ways;
  estimate(b, option, all_ways, ways);
  return ways;
}

}  // namespace storeadvise
