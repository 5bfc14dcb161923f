#include "models/estimate.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/tenth_hot.hpp"

using namespace storeadvise;

namespace {

/// S3 Standard alone for the bucket, Elastic alone for the hot part; storage costs next to nothing.
Catalog elastic_offers() {
  Catalog c = priced({
      {"s3.standard.storage", 1e-9},
      {"s3.standard.get", 1},
      {"s3.standard.put", 1},
      {"efs.standard.storage", 1},
      {"efs.elastic.read", 1},
      {"efs.elastic.write", 1},
  });
  c.options = options_matching("s3.standard") | options_matching("efs.elastic");
  return c;
}

Estimate hybrid(const Demand& d, const Catalog& c) { return estimate_s3_efs(workbench(d, c)); }

constexpr double kOpen = 4.0 / 1024 / 1024;  // GB metered for a file opened or created

void check(const Bill& bill, Item item, double usd) {
  CAPTURE(kItemNames[static_cast<std::size_t>(item)]);
  CHECK_THAT(amount_of(bill, item), WithinRel(usd, 1e-9));
}

}  // namespace

TEST_CASE("S3 + EFS: the hot tenth lies on EFS too, and is billed for what it answers", "[hybrid]") {
  const Bill bill = hybrid(tenth_hot(), elastic_offers()).bill;
  check(bill, Item::storage, 10 + 10 * 2.0 / 1024 / 1024 + 100e-9);  // 10 GB and 2 KB for each of 10 files
  check(bill, Item::elastic_reads, 160 + 160 * kOpen);
  check(bill, Item::elastic_writes, 30 + 30 * kOpen);
  check(bill, Item::sync_writes, 10);              // at most the hot part is new in a month, of 40 GB missed
  check(bill, Item::sync_reads, 30);               // every new file is copied back
  check(bill, Item::get_requests, 10 * 128 + 40);  // copies in parts of 8 MB, misses as plain SDK calls
  check(bill, Item::put_requests, 30 * (128 + 2));
}

TEST_CASE("S3 + EFS: what is read past the hot part is asked for as the client does", "[hybrid]") {
  Demand d = tenth_hot();
  d.writes = quiet_demand().writes;
  d.reads.random_fraction = 1;
  d.reads.request = Bytes(kMiB);
  d.reads.operations = Count(200 * 1024);
  d.reads.client = S3Client::sdk;
  // 10 GB are copied in, in parts of 8 MB; of 40 GB that miss each MB is a GET.
  check(hybrid(d, elastic_offers()).bill, Item::get_requests, 10 * 128 + 40 * 1024);
  d.reads.client = S3Client::mountpoint;  // lists and looks at each of 200 opened, of which 40 in the bucket
  d.reads.random_fraction = 0;
  d.reads.request = Bytes(kGiB);
  d.reads.operations = Count(200);
  check(hybrid(d, elastic_offers()).bill, Item::list_requests, 40);
  check(hybrid(d, elastic_offers()).bill, Item::get_requests, (10 + 40) * 128 + 40);
}

TEST_CASE("S3 + EFS: few misses are all that enters the hot part; where all is hot there are none",
          "[hybrid]") {
  Demand d = tenth_hot();
  d.reads.bytes = Bytes(20 * kGiB);
  d.reads.operations = Count(20);
  check(hybrid(d, elastic_offers()).bill, Item::sync_writes, 4);
  d.hot_fraction = 1;  // 30 of the 100 GB lie there, as written: of the 20 that are read, 6
  check(hybrid(d, elastic_offers()).bill, Item::sync_writes, 14);
  check(hybrid(d, elastic_offers()).bill, Item::get_requests, 14 * (128 + 1));
  check(hybrid(d, elastic_offers()).bill, Item::storage, 30 + 30 * 2.0 / 1024 / 1024 + 100e-9);  // as written
  d.reads = tenth_hot().reads;
  const Bill all = hybrid(d, elastic_offers()).bill;
  CHECK(amount_of(all, Item::sync_writes) == 0);
  CHECK(amount_of(all, Item::get_requests) == 0);
  check(all, Item::elastic_reads, 200 + 200 * kOpen);
}

TEST_CASE("S3 + EFS: a file that is changed again and again is copied back once a day", "[hybrid]") {
  Demand d = tenth_hot();
  d.writes.bytes = Bytes(1000 * kMiB);
  d.writes.operations = Count(1000);
  d.writes.request = Bytes(kMiB);
  d.in_place_fraction = 1;
  check(hybrid(d, elastic_offers()).bill, Item::sync_reads, 1000);
  d.writes.operations = Count(10000);  // 100 files on 30 days
  check(hybrid(d, elastic_offers()).bill, Item::sync_reads, 3000);
  check(hybrid(d, elastic_offers()).bill, Item::put_requests, 3000 * 130);
  d.in_place_fraction = 0.5;  // and 5,000 MB of new files
  check(hybrid(d, elastic_offers()).bill, Item::sync_reads, 3000 + 5000.0 / 1024);
}

TEST_CASE("S3 + EFS: the bucket is of the cheapest class that is offered whole", "[hybrid]") {
  Catalog c = priced({{"s3.standard.storage", 4},
                      {"s3.standard_ia.storage", 3},
                      {"s3.glacier_instant.storage", 2},
                      {"s3.onezone_ia.storage", 1},
                      {"efs.standard.storage", 1},
                      {"efs.elastic.read", 1},
                      {"efs.elastic.write", 1}});
  Demand d = quiet_demand();
  d.hot_fraction = 0.1;
  CHECK(hybrid(d, c).bucket_class == S3Class::glacier_instant);
  check(hybrid(d, c).bill, Item::storage, 200);  // nothing is touched
  c.options &= ~options_matching("s3.glacier_instant");
  CHECK(hybrid(d, c).bucket_class == S3Class::standard_ia);
  c.options &= ~options_matching("s3.standard_ia");
  CHECK(hybrid(d, c).bucket_class == S3Class::standard);
  d.reads = tenth_hot().reads;  // no price of a GET: no class is whole
  CHECK_FALSE(hybrid(d, c).bill.complete());
  CHECK(hybrid(d, c).bucket_class == S3Class::standard);
}

TEST_CASE("S3 + EFS: equals go to the class that comes first", "[hybrid]") {
  const Catalog c = priced({{"s3.standard.storage", 2},
                            {"s3.standard_ia.storage", 2},
                            {"efs.standard.storage", 1},
                            {"efs.elastic.read", 1},
                            {"efs.elastic.write", 1}});
  CHECK(hybrid(quiet_demand(), c).bucket_class == S3Class::standard);
}

TEST_CASE("S3 + EFS: the mode that costs least of those that are fast enough", "[hybrid]") {
  Catalog c = priced({{"s3.standard.storage", 1},
                      {"s3.standard.get", 1e-9},
                      {"s3.standard.put", 1e-9},
                      {"efs.standard.storage", 1},
                      {"efs.elastic.read", 1},
                      {"efs.elastic.write", 1},
                      {"efs.provisioned.throughput", 0.1}});
  c.performance.efs_read_max[static_cast<std::size_t>(EfsMode::provisioned)] = BytesPerSecond(3 * kGiB);
  Demand d = tenth_hot();
  d.hot_fraction = 1;
  d.reads.bytes = Bytes(20000 * kGiB);  // 57 MiB/s
  d.reads.operations = Count(20000);
  d.reads.clients = Count(16);
  d.reads.streams = d.writes.streams = Count(64);
  d.network = BytesPerSecond(1e10);
  CHECK(hybrid(d, c).hot_mode == EfsMode::bursting);  // free
  CHECK(hybrid(d, c).provisioned == 0 * kMiB);
  d.reads.required = BytesPerSecond(600 * kMiB);  // bursts to 300
  CHECK(hybrid(d, c).hot_mode == EfsMode::provisioned);
  CHECK(hybrid(d, c).provisioned == 201 * kMiB);  // a third of it, and 30 GB written in 100 hours
  d.reads.required = BytesPerSecond(0);
  d.writes.required = BytesPerSecond(150 * kMiB);  // bursts to 100
  CHECK(hybrid(d, c).hot_mode == EfsMode::provisioned);
  d.reads.required = BytesPerSecond(5 * kGiB);  // Provisioned gives no more than 3 GB/s
  CHECK(hybrid(d, c).hot_mode == EfsMode::elastic);
  d.max_latency = Seconds(1e-6);  // too late in every mode
  d.reads.required = BytesPerSecond(0);
  d.writes.required = BytesPerSecond(0);
  CHECK(hybrid(d, c).hot_mode == EfsMode::bursting);
  d.max_latency = Seconds(0);
  d.reads.required = BytesPerSecond(600 * kMiB);
  c.options &= ~options_matching("efs.provisioned");
  CHECK(hybrid(d, c).hot_mode == EfsMode::elastic);
  c.options &= ~options_matching("efs.elastic");
  CHECK(hybrid(d, c).hot_mode == EfsMode::bursting);
}

TEST_CASE("S3 + EFS: where compute is priced, what waits is part of the choice", "[hybrid]") {
  const Catalog c = priced({{"s3.standard.storage", 1},
                            {"s3.standard.get", 1e-9},
                            {"s3.standard.put", 1e-9},
                            {"efs.standard.storage", 1},
                            {"efs.elastic.read", 1},
                            {"efs.elastic.write", 1}});
  Demand d = tenth_hot();
  d.hot_fraction = 1;
  d.reads.clients = Count(16);
  d.reads.streams = Count(64);
  d.network = BytesPerSecond(1e10);
  d.reads.required = BytesPerSecond(600 * kMiB);
  d.hosts = Count(1);
  d.usd_per_hour = UsdPerHour(0.01);  // less than $5 of waiting, against $230 of fees
  CHECK(hybrid(d, c).hot_mode == EfsMode::bursting);
  d.usd_per_hour = UsdPerHour(100);
  CHECK(hybrid(d, c).hot_mode == EfsMode::elastic);
}

TEST_CASE("S3 + EFS: a mode without a price is not bought", "[hybrid]") {
  Catalog c = priced({{"s3.standard.storage", 1},
                      {"s3.standard.get", 1e-9},
                      {"s3.standard.put", 1e-9},
                      {"efs.standard.storage", 1},
                      {"efs.provisioned.throughput", 1000}});
  c.options &= ~options_matching("efs.bursting");
  CHECK(hybrid(tenth_hot(), c).hot_mode == EfsMode::provisioned);
  c.options &= ~options_matching("efs.provisioned");
  CHECK_FALSE(hybrid(tenth_hot(), c).bill.complete());
}

TEST_CASE("S3 + EFS: reads and loads are a mixture of both, in time and in latency", "[hybrid]") {
  const Catalog c = elastic_offers();
  Demand d = tenth_hot();
  d.starts = Count(1);
  d.load_bytes = Bytes(kGiB);
  d.simultaneous = Count(2);
  const Workbench b = workbench(d, c);
  const Performance& p = c.performance;
  const Route efs = efs_route(b, EfsMode::elastic, false, {});
  const S3Speed s3 = s3_speed(false, d, p);
  const Estimate e = estimate_s3_efs(b);
  CHECK(e.throughput.read == mixed(efs.read, 0.8, s3_read_rate(d, s3, b.hosts, c)).value);
  CHECK(e.throughput.write == efs.write.value);
  const Latency both = mixture(efs.latency, 0.8, s3_latency(d, s3, b.hosts, c));
  CHECK(e.latency.read_p50.count() == both.read_p50);
  CHECK(e.latency.read_p99.count() == both.read_p99);
  CHECK(e.latency.write_p50.count() == efs.latency.write_p50);
  const BytesPerSecond load = mixed(efs.load, 0.8, s3_read_rate(d, s3, b.loaders, c)).value;
  CHECK_THAT(e.times.load.value_or(Seconds(0)),
             WithinRel(kGiB * 2 / load.count() + both.read_p50.count(), 1e-12));
}
