#include <algorithm>

#include "models/estimate.hpp"

namespace storeadvise {
namespace {

/// Share of the reads that the hot part answers.
double hits(const Demand& d, const Performance& p) { return d.hot_fraction < 1 ? p.hot_share_of_reads : 1; }

/// Objects copied back to the bucket in a month: every new file, and every
/// changed one at most once per `every` seconds.
double copied_back(const Demand& d, double every) {
  if (!(d.object > 0)) return 0;
  const double in_place = d.writes.operations * d.in_place_fraction;
  const double fresh = (d.writes.operations - in_place) * d.writes.request / d.object;
  return fresh + std::min(in_place, d.objects * d.month_hours * 3600 / every);
}

/// The part of the data set that lies on EFS, as a data set of its own.
Demand hot_part(const Demand& d, double hit) {
  Demand hot = d;
  hot.bytes = d.bytes * d.hot_fraction;
  hot.objects = d.objects * d.hot_fraction;
  hot.reads.bytes *= hit;
  hot.reads.operations *= hit;  // what is required must hold while all reads hit, too
  hot.untouched_ia = hot.untouched_archive = 0;
  hot.cold_bytes = 0;
  return hot;
}

/// The bucket behind an EFS part: fetched are misses and what enters the hot part.
struct Bucket {
  Bill bill;
  S3Class s3_class = S3Class::standard;
};

S3Work bucket_work(const Workbench& b, double synced, double fetched_bytes) {
  const Performance& p = b.catalog.performance;
  Demand d = b.demand;
  d.in_place_fraction = 0;
  d.writes.request = d.object;
  d.writes.operations = synced;
  S3Work work = s3_work(d, b.catalog);
  work.gets = d.object > 0 ? fetched_bytes / d.object * ranges(d.object, p.s3_part) : 0;
  work.read_bytes = fetched_bytes;
  return work;
}

/// The cheapest class that survives the loss of a zone and answers at once.
Bucket cheapest_bucket(const Workbench& b, double synced, double fetched) {
  const S3Work work = bucket_work(b, synced, fetched);
  Bucket best;
  bool found = false;
  for (const S3Class s3_class :
       {S3Class::standard, S3Class::intelligent_tiering, S3Class::standard_ia, S3Class::glacier_instant}) {
    const auto bit = OptionMask{1} << static_cast<unsigned>(s3_class);
    if ((b.catalog.options & bit) == 0) continue;
    const Bill bill = bill_s3(s3_class, b.demand, work, work.gets, work.read_bytes, b.catalog);
    if (!bill.complete() || (found && bill.total() >= best.bill.total())) continue;
    best = {bill, s3_class};
    found = true;
  }
  if (!found) best.bill = bill_s3(S3Class::standard, b.demand, work, work.gets, work.read_bytes, b.catalog);
  return best;
}

struct HotBill {
  Bill bill;
  EfsMode mode = EfsMode::elastic;
  double provisioned = 0;
  double given = 0;  ///< MiB/s: what is provisioned, or more where more is included
};

/// The hot part on EFS: what the application moves, and the copies in and out.
HotBill hot_bill(const Workbench& b, const Demand& hot, std::size_t option, double copied_in,
                 double copied_out) {
  const Performance& p = b.catalog.performance;
  const Option& o = kOptions[option];
  HotBill h{.bill = {}, .mode = o.mode, .provisioned = provisioned_mib(hot, b.catalog)};
  h.given = std::max(h.provisioned, included_mib(o, hot, b.catalog));
  h.bill = bill_efs(o, hot, efs_work(hot, p), h.provisioned, b.catalog);
  if (o.mode == EfsMode::elastic) {
    h.bill.add(Item::sync_reads, in_gb(Bytes(copied_out)), b.catalog.efs.elastic_read);
    h.bill.add(Item::sync_writes, in_gb(Bytes(copied_in)), b.catalog.efs.elastic_write);
  }
  return h;
}

struct HotPlan {
  HotBill bought;
  Pace pace;
};

/// What S3 answers for itself.
Path bucket_path(const Workbench& b) {
  const Demand& d = b.demand;
  const S3Speed s3 = s3_speed(false, d, b.catalog.performance);
  return {.read = s3_read_rate(d, s3, b.hosts, b.catalog),
          .write = {},
          .load = d.starts > 0 ? s3_read_rate(d, s3, b.loaders, b.catalog) : Rate{},
          .latency = s3_latency(d, s3, b.hosts, b.catalog)};
}

/// EFS answers the share `hit` of the reads and takes all writes.
Pace hot_pace(const Workbench& b, const Demand& hot, const Path& bucket, const HotBill& bought, double hit) {
  const Latency latency = mixture(efs_mount(b, bought.mode, false).latency, hit, bucket.latency);
  const auto path = [&](double metered) {
    const Path efs = efs_path(b, bought.mode, false, metered);
    return Path{.read = mixed(efs.read, hit, bucket.read),
                .write = efs.write,
                .load = b.demand.starts > 0 ? mixed(efs.load, hit, bucket.load) : Rate{},
                .latency = latency};
  };
  if (bought.mode != EfsMode::bursting) return pace(b.demand, path(bought.given * kMiB), nullptr, 1, 0);
  const BurstMonth month = burst_month(hot, hot.bytes, b.catalog.performance);
  const Path slow = path(month.burst.baseline_metered);
  return pace(b.demand, path(month.burst.burst_metered), &slow, month.burst_share, 0);
}

/// Too slow is what misses the latency limit, or the required rate where no compute is priced that
/// could wait.
bool too_slow(const Demand& d, const Pace& pace) {
  const bool late = d.max_latency > 0 && latency_at(pace.latency, d.latency_percentile) > d.max_latency;
  const Throughput& t = pace.throughput;
  return late || (!d.can_wait() && (t.held_read < t.required_read || t.held_write < t.required_write));
}

/// Complete bills before others, then fast enough ones, then the least bill and waiting together.
bool better(const HotPlan& a, const HotPlan& b, const Demand& d) {
  const auto rank = [&d](const HotPlan& plan) {
    return (plan.bought.bill.complete() ? 0 : 2) + (too_slow(d, plan.pace) ? 1 : 0);
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.bought.bill.total() + a.pace.waiting.usd < b.bought.bill.total() + b.pace.waiting.usd;
}

/// The throughput mode that is fast enough for the least.
HotPlan best_hot(const Workbench& b, const Demand& hot, double hit, double copied_in, double copied_out) {
  const Path bucket = bucket_path(b);
  HotPlan best;
  bool found = false;
  for (const std::string_view id : {"efs.elastic", "efs.provisioned", "efs.bursting"}) {
    const std::size_t option = *option_index(id);
    if ((b.catalog.options >> option & 1U) == 0) continue;
    HotPlan plan{.bought = hot_bill(b, hot, option, copied_in, copied_out), .pace = {}};
    plan.pace = hot_pace(b, hot, bucket, plan.bought, hit);
    if (!found || better(plan, best, b.demand)) best = plan;
    found = true;
  }
  return best;
}

}  // namespace

/// S3 keeps everything, EFS the hot part. Reads go to the EFS part, except the
/// few outside of it; what enters the hot part in a month is at most the part
/// itself; changes are copied back once a day.
Estimate estimate_s3_efs(const Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const double hit = hits(d, p);
  const Demand hot = hot_part(d, hit);
  const double misses = d.reads.bytes * (1 - hit);
  const double copied_in = std::min(hot.bytes, misses);
  const double synced = copied_back(d, p.hybrid_sync_every);
  const Bucket bucket = cheapest_bucket(b, synced, misses);
  const HotPlan plan = best_hot(b, hot, hit, copied_in, synced * d.object);

  Estimate e;
  e.latency = plan.pace.latency;
  e.throughput = plan.pace.throughput;
  e.times = plan.pace.times;
  e.waiting = plan.pace.waiting;
  e.bucket_class = bucket.s3_class;
  e.hot_mode = plan.bought.mode;
  if (plan.bought.mode == EfsMode::provisioned) e.provisioned_mib_per_s = plan.bought.provisioned;
  e.bill = bucket.bill;
  e.bill.add(plan.bought.bill);
  return e;
}

namespace {

/// What the high-performance tier holds: the hot part as far as it is read in
/// small operations, and what was written lately.
double active_bytes(const Demand& d, double small) {
  return std::min(d.bytes, std::max(small * d.hot_fraction * d.bytes, std::min(d.writes.bytes, d.bytes)));
}

Bill files_bill(const Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const S3FilesOffer& files = b.catalog.files;
  const double small = 1 - direct_share(d, p);
  const double synced = copied_back(d, p.files_sync_window);
  Demand versioned = d;  // S3 Files asks for a versioned bucket
  versioned.needs.insert(Need::versioning);
  const double imported = std::min(active_bytes(d, small), small * d.reads.bytes * (1 - hits(d, p)));
  const S3Work work = bucket_work(b, synced, d.reads.bytes * (1 - small) + imported);
  Bill bill = bill_s3(S3Class::standard, versioned, work, work.gets, work.read_bytes, b.catalog);
  const double billed = d.object > 0 ? std::max(1.0, p.files_min_file / d.object) : 1;
  bill.add(Item::storage, in_gb(Bytes(active_bytes(d, small) * billed)), files.storage);
  const double metadata = p.efs_metadata_min;
  bill.add(Item::elastic_reads, in_gb(Bytes(b.efs.metered_reads * small + b.efs.opens * metadata)),
           files.read);
  bill.add(Item::elastic_writes, in_gb(Bytes(b.efs.metered_writes + b.efs.creates * metadata)), files.write);
  bill.add(Item::sync_reads, in_gb(Bytes(synced * d.object)), files.read);
  bill.add(Item::sync_writes, in_gb(Bytes(imported)), files.write);
  return bill;
}

}  // namespace

/// A bucket mounted through S3 Files. Reads of 1 MiB or more stream from the
/// bucket for the price of the GETs; smaller ones and all writes go through the
/// high-performance tier, whose changes are written back after a minute of rest.
Estimate estimate_s3_files(const Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const S3Speed bucket = s3_speed(false, d, p);
  const EfsSpeed tier{.read_latency = p.efs_read_latency,
                      .write_latency = p.efs_write_latency,
                      .client_max = p.files_client_max};
  const Latency s3 = s3_latency(d, bucket, b.hosts, b.catalog);
  const Latency mount = efs_latency(d, tier, p);
  const double small = 1 - direct_share(d, p);
  const Path path{.read = files_read_rate(d, bucket, b.hosts, p),
                  .write = files_write_rate(d, b.hosts, p),
                  .load = d.starts > 0 ? files_read_rate(d, bucket, b.loaders, p) : Rate{},
                  .latency = mixture(mount, small * hits(d, p), s3)};
  const Pace paced = pace(d, path, nullptr, 1, 0);
  Estimate e;
  e.latency = paced.latency;
  e.latency.write_p50 = mount.write_p50;
  e.throughput = paced.throughput;
  e.times = paced.times;
  e.waiting = paced.waiting;
  e.bill = files_bill(b);
  return e;
}

}  // namespace storeadvise
