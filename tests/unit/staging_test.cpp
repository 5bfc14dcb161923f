#include "models/estimate.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

/// 100 GB in 100 objects, read four times a month by two hosts.
Demand four_passes() {
  Demand d = quiet_demand();
  d.hot_fraction = 0.2;
  d.hosts = Count(2);
  d.reads.bytes = Bytes(400 * kGiB);
  d.reads.operations = Count(400);
  d.reads.request = Bytes(kGiB);
  d.reads.clients = Count(2);
  d.reads.streams = Count(4);
  return d;
}

double hits(const Demand& d) {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  return workbench(d, c).cache_hits;
}

std::vector<Estimate> estimates(const Demand& d, const char* option, const Catalog& c, bool all = false) {
  return estimate(workbench(d, c), kOptions[*option_index(option)], all);
}

std::size_t ways(const Demand& d, const char* option, bool all) {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  return estimates(d, option, c, all).size();
}

}  // namespace

TEST_CASE("a cache keeps the hot part first, which four fifths of the reads touch", "[staging]") {
  Demand d = four_passes();
  CHECK(hits(d) == 0);
  // Of what is kept, all reads but each host's first touch: 1 - kept / 200 GB.
  d.local_storage = Bytes(10 * kGiB);
  CHECK_THAT(hits(d), WithinRel(0.8 * 10 / 20 * (1 - 0.05), 1e-12));
  d.local_storage = Bytes(20 * kGiB);
  CHECK_THAT(hits(d), WithinRel(0.8 * (1 - 0.1), 1e-12));
  d.local_storage = Bytes(60 * kGiB);
  CHECK_THAT(hits(d), WithinRel((0.8 + 0.2 * 40 / 80) * (1 - 0.3), 1e-12));
  d.local_storage = Bytes(100 * kGiB);
  CHECK_THAT(hits(d), WithinRel(0.5, 1e-12));
  d.local_storage = Bytes(500 * kGiB);
  CHECK_THAT(hits(d), WithinRel(0.5, 1e-12));
}

TEST_CASE("where everything is hot, a cache answers what it keeps; one pass hits nothing", "[staging]") {
  Demand d = four_passes();
  d.hot_fraction = 1;
  d.local_storage = Bytes(10 * kGiB);
  CHECK_THAT(hits(d), WithinRel(0.1 * (1 - 0.05), 1e-12));
  d.local_storage = Bytes(100 * kGiB);
  d.reads.bytes = Bytes(150 * kGiB);  // 75 GB each
  CHECK(hits(d) == 0);
  d.reads.bytes = Bytes(0);
  CHECK(hits(d) == 0);
}

TEST_CASE("loads and restores fetch everything each time, and are no hits", "[staging]") {
  Demand d = four_passes();
  d.local_storage = Bytes(20 * kGiB);
  d.starts = Count(4);
  d.load_bytes = Bytes(20 * kGiB);
  d.restores = Count(2);
  d.checkpoint_bytes = Bytes(10 * kGiB);  // 300 of 400 GB are steady, 150 for each host
  CHECK_THAT(hits(d), WithinRel(0.8 * (1 - 20.0 / 150) * 300 / 400, 1e-12));
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const Workbench b = workbench(d, c);
  // An object is 128 parts of 8 MB; the SDK's reads here are one GET each.
  CHECK_THAT(b.stage_gets.count(), WithinRel(400 * 0.25 + 2 * 100 * 128, 1e-12));
  CHECK(b.stage_bytes.count() == 2 * 100 * kGiB);
  d.starts = Count(16);
  d.restores = Count(8);
  const Workbench loads_alone = workbench(d, c);
  CHECK(loads_alone.cache_hits == 0);
  CHECK(loads_alone.stage_gets.count() == 400);
  CHECK(loads_alone.stage_bytes.count() == 0);
}

TEST_CASE("local copies are a way where something is read again, and there are disks", "[staging]") {
  Demand d = four_passes();
  CHECK(ways(d, "s3.standard", false) == 1);
  CHECK(ways(d, "s3.standard", true) == 3);
  d.local_storage = Bytes(0.5);
  CHECK(ways(d, "s3.standard", false) == 3);
  CHECK(ways(d, "efs.elastic", true) == 1);
  CHECK(ways(d, "hybrid.s3_files", true) == 1);
  d.reads.bytes = Bytes(0);
  CHECK(ways(d, "s3.standard", true) == 1);
}

TEST_CASE("each way is billed for what it fetches", "[staging]") {
  const Catalog c =
      priced({{"s3.standard_ia.storage", 1e-9}, {"s3.standard_ia.get", 1}, {"s3.standard_ia.retrieval", 1}});
  Demand d = four_passes();
  d.local_storage = Bytes(100 * kGiB);  // half of the reads hit
  const auto out = estimates(d, "s3.standard_ia", c);
  CHECK(out[0].access == Access::stream);
  CHECK_THAT(amount_of(out[0].bill, Item::get_requests), WithinRel(400.0, 1e-12));
  CHECK_THAT(amount_of(out[0].bill, Item::retrieval), WithinRel(400.0, 1e-12));
  CHECK(out[1].access == Access::stage);
  CHECK_THAT(amount_of(out[1].bill, Item::get_requests), WithinRel(2 * 100 * 128.0, 1e-12));
  CHECK_THAT(amount_of(out[1].bill, Item::retrieval), WithinRel(200.0, 1e-12));
  CHECK(out[2].access == Access::cache);
  // Mountpoint keeps the cache: it reads in parts of 8 MB, and looks at each file that it opens.
  CHECK_THAT(amount_of(out[2].bill, Item::get_requests), WithinRel(200.0 * (128 + 1), 1e-12));
  CHECK_THAT(amount_of(out[2].bill, Item::retrieval), WithinRel(200.0, 1e-12));
}

TEST_CASE("Mountpoint lists what it opens in the bucket, not what its cache or a copy answers",
          "[staging][clients]") {
  const Catalog c =
      priced({{"s3.standard.storage", 1e-9}, {"s3.standard.get", 1e-9}, {"s3.standard.put", 1}});
  Demand d = four_passes();
  d.reads.client = S3Client::mountpoint;
  d.lookups.lists = Count(7);
  d.local_storage = Bytes(100 * kGiB);  // half of the reads hit
  const auto out = estimates(d, "s3.standard", c);
  CHECK_THAT(amount_of(out[0].bill, Item::list_requests), WithinRel(400.0 + 7, 1e-12));
  CHECK_THAT(amount_of(out[1].bill, Item::list_requests), WithinRel(7.0, 1e-12));
  CHECK_THAT(amount_of(out[2].bill, Item::list_requests), WithinRel(200.0 + 7, 1e-12));
}

TEST_CASE("staging takes a download on every host, and then disks answer", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const Performance& p = c.performance;
  Demand d = four_passes();
  d.local_storage = Bytes(100 * kGiB);
  d.simultaneous = Count(3);
  d.starts = Count(1);
  d.load_bytes = Bytes(kGiB);
  const auto out = estimates(d, "s3.standard", c);
  const Hosts hosts{.count = Count(2), .network = d.network};
  const Hosts loaders{.count = Count(3), .network = d.network_burst};
  const S3Speed speed = s3_speed(false, d, p);
  const Disk store = staging_disk(d, Bytes(100 * kGiB), p);
  CHECK(out[1].waiting.staging == 0);  // no rate is required that streaming the first pass would miss
  CHECK(in_hours(out[0].waiting.staging) == 0);
  CHECK(in_hours(out[2].waiting.staging) == 0);
  CHECK(out[1].throughput.read == disk_rate(d, hosts, store).value);
  CHECK(out[1].latency.read_p99.count() == disk_latency(d, store).read_p99);
  CHECK(out[1].latency.write_p50.count() == out[0].latency.write_p50);
  CHECK(out[2].latency.write_p50.count() == out[0].latency.write_p50);
  // A load is downloaded and read once more: the time of both.
  const BytesPerSecond load = download_rate(d, speed, loaders, c).value;
  const BytesPerSecond disk = disk_rate(d, loaders, store).value;
  CHECK_THAT(out[1].times.load.value_or(Seconds(0)),
             WithinRel(Bytes(kGiB * 3) / load + Bytes(kGiB * 3) / disk + out[1].latency.read_p50, 1e-9));
  const double cached = hits(d);
  d.reads.client = S3Client::mountpoint;
  const BytesPerSecond mounted = estimates(d, "s3.standard", c)[0].throughput.read;
  CHECK_THAT(
      out[2].throughput.read,
      WithinRel(Bytes(1) / (Bytes(cached) / out[1].throughput.read + Bytes(1 - cached) / mounted), 1e-9));
}

TEST_CASE("downloads are waited for as long as streaming the first pass would fall behind", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = four_passes();
  d.local_storage = Bytes(100 * kGiB);
  const BytesPerSecond stream = estimates(d, "s3.standard", c)[0].throughput.read;
  d.reads.required = stream * 1.25;  // 200 GB take a quarter longer than they may
  const Seconds behind = Bytes(200 * kGiB) / stream - Bytes(200 * kGiB) / d.reads.required;
  CHECK_THAT(estimates(d, "s3.standard", c)[1].waiting.staging, WithinRel(2 * behind, 1e-9));
  d.reads.required = stream * 1e6;  // nearly as long as streaming takes, which is less than filling the disks
  CHECK_THAT(estimates(d, "s3.standard", c)[1].waiting.staging,
             WithinRel(2 * (Bytes(200 * kGiB) / stream), 1e-5));
  d.local_storage = Bytes(2000 * kGiB);  // faster: the download, which fills the network
  const S3Speed speed = s3_speed(false, d, c.performance);
  const Hosts hosts{.count = Count(2), .network = d.network};
  const BytesPerSecond down = std::min(download_rate(d, speed, hosts, c).value,
                                       2 * staging_disk(d, Bytes(100 * kGiB), c.performance).rate);
  CHECK(Bytes(200 * kGiB) / down < Bytes(200 * kGiB) / stream);
  CHECK_THAT(estimates(d, "s3.standard", c)[1].waiting.staging,
             WithinRel(2 * (Bytes(200 * kGiB) / down), 1e-9));
}

TEST_CASE("a volume of each host holds what its instance store does not, at its own rate", "[staging]") {
  Demand d = four_passes();
  d.local_storage = Bytes(50 * kGiB);
  d.ebs = Bytes(500 * kGiB);
  d.ebs_rate = BytesPerSecond(125 * kMiB);
  const Performance p = embedded_catalog("aws", "us-east-1")->performance;
  CHECK(staging_disk(d, Bytes(50 * kGiB), p).size == 50 * kGiB);
  CHECK(staging_disk(d, Bytes(60 * kGiB), p).size == 500 * kGiB);
  CHECK(staging_disk(d, Bytes(60 * kGiB), p).rate == 125 * kMiB);
}

TEST_CASE("what is archived is read hours later, and not written later", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const Demand d = four_passes();
  const Estimate now = estimates(d, "s3.standard", c)[0];
  const Estimate later = estimates(d, "s3.glacier_flexible", c)[0];
  CHECK(now.restore == 0);
  CHECK(later.restore == hours(5));
  CHECK(later.latency.read_p50.count() == now.latency.read_p50 + hours(5));
  CHECK(later.latency.read_p95.count() == now.latency.read_p95 + hours(5));
  CHECK(later.latency.read_p99.count() == now.latency.read_p99 + hours(5));
  CHECK(later.latency.write_p50.count() == now.latency.write_p50);
}

TEST_CASE("a share of the reads finds its file in Infrequent Access, 30 ms away", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = four_passes();
  d.untouched = {{days(30), 0.5}};
  const auto latency = [&](const char* id) { return estimates(d, id, c)[0].latency; };
  const Latency warm = latency("efs.elastic");
  CHECK(latency("efs.elastic+ia").read_p99.count() == warm.read_p99);  // nothing cold is read
  d.cold_bytes = Bytes(100 * kGiB);                                    // a quarter
  Latency cold = warm;
  cold.read_p50 += Seconds(0.03);
  cold.read_p95 += Seconds(0.03);
  cold.read_p99 += Seconds(0.03);
  const Latency both = mixture(warm, 0.75, cold);
  CHECK(latency("efs.elastic").read_p95.count() == warm.read_p95);
  CHECK(latency("efs.elastic+ia").read_p50.count() == both.read_p50);
  CHECK(latency("efs.elastic+ia").read_p95.count() == both.read_p95);
  CHECK(latency("efs.elastic+ia").write_p50.count() == warm.write_p50);
  d.cold_bytes = Bytes(400 * kGiB);
  CHECK(latency("efs.elastic+ia").read_p50.count() == cold.read_p50);
  CHECK(latency("efs.elastic+ia").write_p50.count() == warm.write_p50);
  d.untouched.clear();
  CHECK(latency("efs.elastic+ia").read_p50.count() == warm.read_p50);
}

TEST_CASE("a cache is billed as Mountpoint reads, whatever client reads without one", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = four_passes();
  d.local_storage = Bytes(60 * kGiB);
  d.reads.random_fraction = 1;
  d.reads.request = Bytes(64 * kKiB);
  d.reads.operations = Count(400 * 16384);
  d.reads.client = S3Client::mountpoint;
  const Estimate mounted = estimates(d, "s3.onezone_ia", c).back();
  REQUIRE(mounted.access == Access::cache);
  CHECK(amount_of(mounted.bill, Item::list_requests) > 0);
  for (const S3Client client : {S3Client::sdk, S3Client::transfer_manager, S3Client::connector}) {
    d.reads.client = client;
    const Estimate cached = estimates(d, "s3.onezone_ia", c).back();
    CHECK(cached.bill.total() == mounted.bill.total());
    CHECK(cached.throughput.read == mounted.throughput.read);
    CHECK(cached.latency.read_p50 == mounted.latency.read_p50);
  }
}
