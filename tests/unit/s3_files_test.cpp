#include "models/estimate.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/tenth_hot.hpp"

using namespace storeadvise;

namespace {

/// The bucket's storage costs next to nothing.
Catalog files_offers() {
  return priced({{"s3.standard.storage", 1e-9},
                 {"s3.standard.get", 1},
                 {"s3.standard.put", 1},
                 {"s3_files.storage", 1},
                 {"s3_files.read", 1},
                 {"s3_files.write", 1}});
}

Bill files(const Demand& d, const Catalog& c) { return estimate_s3_files(workbench(d, c)).bill; }

constexpr double kOpen = 4.0 / 1024 / 1024;  // GB metered for a file opened or created

void check(const Bill& bill, Item item, double usd) {
  CAPTURE(kItemNames[static_cast<std::size_t>(item)]);
  CHECK_THAT(amount_of(bill, item), WithinRel(usd, 1e-9));
}

}  // namespace

TEST_CASE("S3 Files: large reads stream from the bucket, what is written lies on the tier", "[hybrid]") {
  const Catalog c = files_offers();
  const Bill bill = files(tenth_hot(), c);
  check(bill, Item::get_requests, 200 * 128);
  check(bill, Item::put_requests, 30 * 130);
  check(bill, Item::storage, 30 + 100e-9);
  check(bill, Item::elastic_reads, 200 * kOpen);  // opens alone
  check(bill, Item::elastic_writes, 30 + 30 * kOpen);
  check(bill, Item::sync_reads, 30);
  CHECK(amount_of(bill, Item::sync_writes) == 0);
  // The bucket keeps versions: what is overwritten in a month, for 30 days.
  check(bill, Item::old_versions, 30e-9);
}

TEST_CASE("S3 Files: which client would read the bucket makes no difference", "[hybrid]") {
  const Catalog c = files_offers();
  Demand d = tenth_hot();
  const Usd before = files(d, c).total();
  for (const S3Client client : {S3Client::sdk, S3Client::connector, S3Client::mountpoint}) {
    d.reads.client = client;
    CHECK(files(d, c).total() == before);
    CHECK(amount_of(files(d, c), Item::list_requests) == 0);
  }
}

TEST_CASE("S3 Files: small files go to the tier, which keeps what is touched in a month", "[hybrid]") {
  const Catalog c = files_offers();
  Demand d = tenth_hot();
  d.writes = quiet_demand().writes;
  d.object = Bytes(64 * kKiB);
  d.objects = Count(100 * 16384);
  d.reads.request = Bytes(64 * kKiB);
  d.reads.operations = Count(200 * 16384);
  Bill bill = files(d, c);
  check(bill, Item::storage, 100 + 100e-9);  // two passes touch all of it, whatever most reads touch
  check(bill, Item::elastic_reads, 200 + 200 * 16384 * kOpen);
  CHECK(amount_of(bill, Item::sync_writes) == 0);
  CHECK(amount_of(bill, Item::get_requests) == 0);
  d.reads.bytes = Bytes(20 * kGiB);
  d.reads.operations = Count(20 * 16384);
  check(files(d, c), Item::storage, 20 + 100e-9);
  check(files(d, c), Item::sync_writes, 16);  // a fifth of the fifth was there before
  check(files(d, c), Item::get_requests, 16 * 16384);
  d.object = Bytes(5 * kKiB);  // counts as 10
  d.objects = Count(d.bytes / d.object);
  check(files(d, c), Item::storage, 2 * 20 + 100e-9);
  d.writes.bytes = Bytes(50 * kGiB);
  d.writes.operations = Count(50 * 16384);
  d.writes.request = Bytes(64 * kKiB);
  check(files(d, c), Item::storage, 2 * 50 + 100e-9);
  d.writes.bytes = Bytes(500 * kGiB);
  check(files(d, c), Item::storage, 2 * 100 + 100e-9);
}

TEST_CASE("S3 Files: small reads inside large files are GETs of the bucket", "[hybrid]") {
  const Catalog c = files_offers();
  Demand d = tenth_hot();
  d.writes = quiet_demand().writes;
  d.reads.random_fraction = 0.5;
  d.reads.request = Bytes(512 * kKiB);
  d.reads.operations = Count(200 * 2048);
  const Bill bill = files(d, c);
  check(bill, Item::storage, 100e-9);
  check(bill, Item::elastic_reads, 200 * kOpen);
  CHECK(amount_of(bill, Item::sync_writes) == 0);
  check(bill, Item::get_requests, 100 * 2048 + 100 * 128);  // at random, and in order in parts of 8 MB
}

TEST_CASE("S3 Files: with a higher import threshold half of the reads at random go to the tier", "[hybrid]") {
  Catalog c = files_offers();
  c.performance.files_import_below = Bytes(2 * kGiB);
  Demand d = tenth_hot();
  d.writes = quiet_demand().writes;
  d.reads.random_fraction = 0.5;
  d.reads.request = Bytes(512 * kKiB);
  d.reads.operations = Count(200 * 2048);
  const Bill bill = files(d, c);
  check(bill, Item::storage, 50 + 100e-9);
  check(bill, Item::elastic_reads, 200 * 0.5 + 200 * kOpen);
  check(bill, Item::get_requests, 100 * 128);
}

TEST_CASE("S3 Files: a change in a large file is read from the tier, not the whole file", "[hybrid]") {
  const Catalog c = files_offers();
  Demand d = tenth_hot();
  d.writes.bytes = Bytes(100 * kMiB);
  d.writes.operations = Count(100);
  d.writes.request = Bytes(kMiB);
  d.in_place_fraction = 1;
  check(files(d, c), Item::sync_reads, 100.0 / 1024);
  check(files(d, c), Item::put_requests, 100 * 130);
}

TEST_CASE("S3 Files: latency is the tier's as far as it answers, and the mount's for writes", "[hybrid]") {
  Catalog c = files_offers();
  c.performance.files_import_below = Bytes(2 * kGiB);
  const Performance& p = c.performance;
  Demand d = tenth_hot();
  d.reads.random_fraction = 0.5;
  d.reads.request = Bytes(512 * kKiB);
  d.starts = Count(1);
  d.load_bytes = Bytes(kGiB);
  d.simultaneous = Count(2);
  const Workbench b = workbench(d, c);
  const Estimate e = estimate_s3_files(b);
  const EfsSpeed tier{.read_latency = Seconds(0.001),
                      .write_latency = Seconds(0.0027),
                      .client_max = BytesPerSecond(3 * kGiB)};
  const Latency mount = efs_latency(d, tier, p);
  const S3Speed s3 = s3_speed(false, d, p);
  const Latency both = mixture(mount, 0.5, s3_latency(d, s3, b.hosts, c));
  CHECK(e.latency.read_p50.count() == both.read_p50);
  CHECK(e.latency.read_p95.count() == both.read_p95);
  CHECK(e.latency.write_p50.count() == mount.write_p50);
  CHECK(e.throughput.read == files_read_rate(d, s3, b.hosts, p).value);
  CHECK(e.throughput.write == files_write_rate(d, b.hosts, p).value);
  const BytesPerSecond load = files_read_rate(d, s3, b.loaders, p).value;
  CHECK_THAT(e.times.load.value_or(Seconds(0)),
             WithinRel(kGiB * 2 / load.count() + both.read_p50.count(), 1e-12));
}
