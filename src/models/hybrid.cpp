#include <algorithm>

#include "models/estimate.hpp"
#include "models/surroundings.hpp"
#include "options/s3_classes.hpp"

namespace storeadvise {
namespace {

/// Share of the reads that the hot part answers: where reads touch all bytes alike, what lies there.
double hits(const Demand& d, const Performance& p) {
  return d.hot_fraction < 1 ? p.hot_share_of_reads : hot_share(d);
}

/// Objects copied back to the bucket in a month: every new file, and every
/// changed one at most once in `every`.
Count copied_back(const Demand& d, Seconds every) {
  if (!(d.object > Bytes(0))) return Count(0);
  const Count in_place = d.writes.operations * d.in_place_fraction;
  const Count fresh = Count((d.writes.operations - in_place) * d.writes.request / d.object);
  return fresh + std::min(in_place, d.objects * (d.month / every));
}

/// The part of the data set that lies on EFS, as a data set of its own.
Demand hot_part(const Demand& d, double hit) {
  Demand hot = d;
  hot.bytes = d.bytes * hot_share(d);
  hot.objects = d.objects * hot_share(d);
  hot.reads.bytes *= hit;
  hot.reads.operations *= hit;  // what is required must hold while all reads hit, too
  hot.untouched.clear();
  hot.cold_bytes = Bytes(0);
  return hot;
}

/// The bucket behind an EFS part: fetched are misses and what enters the hot part.
struct Bucket {
  Bill bill;
  S3Work work;
  S3Class s3_class = S3Class::standard;
};

S3Work bucket_work(const Workbench& b, Count synced, Bytes fetched_bytes) {
  const Performance& p = b.catalog.performance;
  Demand d = b.demand;
  d.in_place_fraction = 0;
  d.writes.request = d.object;
  d.writes.operations = synced;
  d.writes.client = S3Client::transfer_manager;  // written back by a copying tool, or the service
  d.lookups = {};                                // those go to the file system
  S3Work work = s3_work(d, b.catalog);
  work.gets = d.object > Bytes(0) ? fetched_bytes / d.object * ranges(d.object, p.s3_part) : Count(0);
  work.read_bytes = fetched_bytes;
  return work;
}

/// The cheapest class that survives the loss of a zone and answers at once.
Bucket cheapest_bucket(const Workbench& b, Count synced, Bytes fetched) {
  const S3Work work = bucket_work(b, synced, fetched);
  Bucket best{.bill = {}, .work = work};
  bool found = false;
  for (const S3ClassRow& row : kS3Classes) {
    if (!row.holds_hybrid || (b.catalog.options >> place_of(row.id) & 1U) == 0) continue;
    const Bill bill = bill_s3(row.id, b.demand, work, work.gets, work.read_bytes, b.catalog);
    if (!bill.complete() || (found && bill.total() >= best.bill.total())) continue;
    best = {bill, work, row.id};
    found = true;
  }
  if (!found) best.bill = bill_s3(S3Class::standard, b.demand, work, work.gets, work.read_bytes, b.catalog);
  return best;
}

struct HotBill {
  Bill bill;
  EfsMode mode = EfsMode::elastic;
  BytesPerSecond provisioned;
  BytesPerSecond given = {};  ///< what is provisioned, or more where more is included
};

/// The hot part on EFS: what the application moves, and the copies in and out.
HotBill hot_bill(const Workbench& b, const Demand& hot, std::size_t option, Bytes copied_in,
                 Bytes copied_out) {
  const Performance& p = b.catalog.performance;
  const Option& o = kOptions[option];
  HotBill h{.bill = {}, .mode = o.mode, .provisioned = provisioned_rate(hot, b.catalog)};
  const EfsTiers tiers = efs_tiers(hot, 0, 0);
  h.given = std::max(h.provisioned, included_rate(tiers, hot, b.catalog));
  h.bill = bill_efs(o, hot, tiers, efs_work(hot, p), h.provisioned, b.catalog);
  if (o.mode == EfsMode::elastic) {
    h.bill.add(Item::sync_reads, gb(copied_out), b.catalog.efs.elastic_read);
    h.bill.add(Item::sync_writes, gb(copied_in), b.catalog.efs.elastic_write);
  }
  return h;
}

struct HotPlan {
  HotBill bought;
  Pace pace;
};

/// What S3 answers for itself.
Route bucket_route(const Workbench& b) {
  const Demand& d = b.demand;
  const S3Speed s3 = s3_speed(false, d, b.catalog.performance);
  return {.read = s3_read_rate(d, s3, b.hosts, b.catalog),
          .write = {},
          .load = d.starts > Count(0) ? s3_read_rate(d, s3, b.loaders, b.catalog) : Rate{},
          .create = {},
          .latency = s3_latency(d, s3, b.hosts, b.catalog)};
}

/// EFS answers the share `hit` of the reads and takes all writes.
Pace hot_pace(const Workbench& b, const Demand& hot, const Route& bucket, const HotBill& bought, double hit) {
  const Latency latency = mixture(efs_mount(b, bought.mode, false).latency, hit, bucket.latency);
  const auto route = [&](BytesPerSecond metered) {
    const Route efs = efs_route(b, bought.mode, false, metered);
    return Route{.read = mixed(efs.read, hit, bucket.read),
                 .write = efs.write,
                 .load = b.demand.starts > Count(0) ? mixed(efs.load, hit, bucket.load) : Rate{},
                 .create = efs.create,
                 .latency = latency,
                 .restore = mixed(*efs.restore, hit, bucket.read)};
  };
  if (bought.mode != EfsMode::bursting) return pace(b.demand, route(bought.given), nullptr, 1, Seconds(0));
  const BurstMonth month = burst_month(hot, hot.bytes, b.catalog.performance);
  const Route slow = route(month.burst.baseline_metered);
  return pace(b.demand, route(month.burst.burst_metered), &slow, month.burst_share, Seconds(0));
}

/// Too slow is what misses the latency limit, or the required rate where no compute is priced that
/// could wait.
bool too_slow(const Demand& d, const Pace& pace) {
  const bool late =
      d.max_latency > Seconds(0) && latency_at(pace.latency, d.latency_percentile) > d.max_latency;
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
HotPlan best_hot(const Workbench& b, const Demand& hot, double hit, Bytes copied_in, Bytes copied_out) {
  const Route bucket = bucket_route(b);
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

double hot_share(const Demand& d) {
  const double written = d.bytes > Bytes(0) ? std::min(1.0, d.writes.bytes / d.bytes) : 0;
  return std::min(d.hot_fraction, std::max(d.touched(), written));
}

/// S3 keeps everything, EFS the hot part. Reads go to the EFS part, except the
/// few outside of it; what enters the hot part in a month is at most the part
/// itself; changes are copied back once a day.
Estimate estimate_s3_efs(const Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const double hit = hits(d, p);
  const Demand hot = hot_part(d, hit);
  const Bytes misses = d.reads.bytes * (1 - hit);
  const Bytes copied_in = std::min(hot.bytes, misses);
  const Count synced = copied_back(d, p.hybrid_sync_every);
  const Bucket bucket = cheapest_bucket(b, synced, misses);
  const HotPlan plan = best_hot(b, hot, hit, copied_in, synced * d.object);

  Estimate e;
  set_pace(e, plan.pace);
  e.bucket_class = bucket.s3_class;
  e.hot_mode = plan.bought.mode;
  if (plan.bought.mode == EfsMode::provisioned) e.provisioned = plan.bought.provisioned;
  e.bill = bucket.bill;
  e.bill.add(plan.bought.bill);
  Passing passing = past_bucket(d, bucket.work, bucket.work.gets, bucket.work.read_bytes);
  passing.mount = hot.reads.bytes + hot.writes.bytes + copied_in + synced * d.object;
  add_surroundings(e.bill, d, passing, b.catalog);
  return e;
}

namespace {

/// What a month of S3 Files moves. Only small files come onto the high-performance tier, whole; they stay as
/// long as they are touched every month, and others take their place.
struct FilesMonth {
  double small = 0;         ///< share of the reads that the tier answers
  Bytes active = {};        ///< on the tier: what is touched, and what was written lately
  Bytes imported = {};      ///< onto the tier
  Count synced = {};        ///< objects written back to the bucket
  Bytes synced_bytes = {};  ///< read from the tier for it: unchanged parts are copied within the bucket
};

/// GETs of what the application reads past the tier: whole files in parts, and each random read for itself.
Count direct_gets(const Demand& d, const Performance& p) {
  if (!(d.object > Bytes(0))) return Count(0);
  const bool past_tier = d.object >= p.files_import_below;
  const bool sequential = past_tier || d.object >= p.files_direct_from;
  const bool random = past_tier || d.reads.request >= p.files_direct_from;
  const Count at_random = d.reads.operations * d.reads.random_fraction;
  const Count files = Count((d.reads.operations - at_random) * d.reads.request / d.object);
  return (sequential ? files * ranges(d.object, p.s3_part) : Count(0)) +
         (random ? at_random * ranges(d.reads.request, p.s3_part) : Count(0));
}

FilesMonth files_month(const Demand& d, const Performance& p) {
  FilesMonth m{.small = 1 - direct_share(d, p)};
  const Bytes touched = d.bytes * (d.touched() * m.small);
  m.active = std::min(d.bytes, std::max(touched, d.writes.bytes));
  m.imported = touched * (1 - d.touched());
  m.synced = copied_back(d, p.files_sync_window);
  m.synced_bytes = std::min(m.synced * d.object, d.writes.bytes);
  return m;
}

void add_tier(Bill& bill, const Workbench& b, const FilesMonth& m) {
  const Performance& p = b.catalog.performance;
  const S3FilesOffer& files = b.catalog.files;
  const Bytes object = b.demand.object;
  const double billed = object > Bytes(0) ? std::max(1.0, p.files_min_file / object) : 1;
  const Bytes metadata_reads = (b.efs.opens + b.efs.lookups) * p.efs_metadata_min;
  const Bytes metadata_writes = b.efs.creates * p.efs_metadata_min;
  bill.require(files.storage);
  bill.add(Item::storage, gb_months(m.active * billed), files.storage);
  bill.add(Item::elastic_reads, gb(b.efs.metered_reads * m.small + metadata_reads), files.read);
  bill.add(Item::elastic_writes, gb(b.efs.metered_writes + metadata_writes), files.write);
  bill.add(Item::sync_reads, gb(m.synced_bytes), files.read);
  bill.add(Item::sync_writes, gb(m.imported), files.write);
}

Bill files_bill(const Workbench& b) {
  const Demand& d = b.demand;
  const FilesMonth m = files_month(d, b.catalog.performance);
  Demand versioned = d;  // S3 Files asks for a versioned bucket
  versioned.needs.insert(Need::versioning);
  const Bytes direct = d.reads.bytes * (1 - m.small);
  S3Work work = bucket_work(b, m.synced, m.imported);
  work.gets = work.gets + direct_gets(d, b.catalog.performance);
  work.read_bytes += direct;
  Bill bill = bill_s3(S3Class::standard, versioned, work, work.gets, work.read_bytes, b.catalog);
  add_tier(bill, b, m);
  Passing passing = past_bucket(d, work, work.gets, work.read_bytes);
  passing.bucket = direct;  // what the tier fetches and writes back passes no host
  passing.mount = d.reads.bytes * m.small + d.writes.bytes;
  add_surroundings(bill, d, passing, b.catalog);
  return bill;
}

}  // namespace

/// A bucket mounted through S3 Files. Files from the import threshold on are read from the bucket, at its
/// latency and for the price of the GETs; smaller ones and all writes go through the high-performance tier,
/// whose changes are written back after a minute of rest.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-synchronization.html
Estimate estimate_s3_files(const Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const S3Speed bucket = s3_speed(false, d, p);
  const EfsSpeed tier{.read_latency = p.efs_read_latency,
                      .write_latency = p.efs_write_latency,
                      .client_max = p.files_client_max};
  const Latency s3 = s3_latency(d, bucket, b.hosts, b.catalog);
  const Latency mount = efs_latency(d, tier, p);
  const Route route{.read = files_read_rate(d, bucket, b.hosts, p),
                    .write = files_write_rate(d, b.writers, p),
                    .load = d.starts > Count(0) ? files_read_rate(d, bucket, b.loaders, p) : Rate{},
                    .create = files_create_rate(d, b.writers, p),
                    .latency = mixture(mount, (1 - direct_share(d, p)) * d.touched(), s3)};
  const Pace paced = pace(d, route, nullptr, 1, Seconds(0));
  Estimate e;
  set_pace(e, paced);
  e.latency.write_p50 = mount.write_p50;
  e.bill = files_bill(b);
  return e;
}

}  // namespace storeadvise
