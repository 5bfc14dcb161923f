#include <algorithm>

#include "models/bucket_behind.hpp"
#include "models/estimate.hpp"
#include "models/surroundings.hpp"

namespace storeadvise {
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
  S3Work work = copying_work(b, m.synced, m.imported);
  work.gets = work.gets + direct_gets(d, b.catalog.performance);
  work.read_bytes += direct;
  Bill bill =
      bill_s3(S3Class::standard, versioned, work, work.gets, work.read_bytes, b.catalog, {.keep = b.keep});
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
  const Latency mount = efs_latency(d, tier, p);
  const Route route{.read = files_read_rate(d, bucket, b.hosts, p),
                    .write = files_write_rate(d, b.writers, p),
                    .load = d.starts > Count(0) ? files_read_rate(d, bucket, b.loaders, p) : Rate{},
                    .create = files_create_rate(d, b.writers, p),
                    .latency = mixture(mount, (1 - direct_share(d, p)) * d.touched(), b.bucket.latency)};
  const Pace paced = pace(d, route, nullptr, 1, Seconds(0));
  Estimate e;
  set_pace(e, paced);
  e.latency.write_p50 = mount.write_p50;
  e.bill = files_bill(b);
  return e;
}

}  // namespace storeadvise
