#include "models/estimate.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

/// 100 GB in 100 objects, read four times a month by two hosts.
Demand four_passes() {
  Demand d = quiet_demand();
  d.hot_fraction = 0.2;
  d.hosts = 2;
  d.reads.bytes = 400 * kGiB;
  d.reads.operations = 400;
  d.reads.request = kGiB;
  d.reads.clients = 2;
  d.reads.streams = 4;
  d.reads.streams_stated = true;
  return d;
}

double hits(const Demand& d) {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  return workbench(d, c).cache_hits;
}

std::array<Estimate, 3> estimates(const Demand& d, const char* option, const Catalog& c, bool all = false) {
  std::array<Estimate, 3> out;
  estimate(workbench(d, c), kOptions[*option_index(option)], all, out);
  return out;
}

std::size_t ways(const Demand& d, const char* option, bool all) {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  std::array<Estimate, 3> out;
  return estimate(workbench(d, c), kOptions[*option_index(option)], all, out);
}

}  // namespace

TEST_CASE("a cache keeps the hot part first, which four fifths of the reads touch", "[staging]") {
  Demand d = four_passes();
  CHECK(hits(d) == 0);
  // Of what is kept, all reads but each host's first touch: 1 - kept / 200 GB.
  d.local_storage = 10 * kGiB;
  CHECK_THAT(hits(d), WithinRel(0.8 * 10 / 20 * (1 - 0.05), 1e-12));
  d.local_storage = 20 * kGiB;
  CHECK_THAT(hits(d), WithinRel(0.8 * (1 - 0.1), 1e-12));
  d.local_storage = 60 * kGiB;
  CHECK_THAT(hits(d), WithinRel((0.8 + 0.2 * 40 / 80) * (1 - 0.3), 1e-12));
  d.local_storage = 100 * kGiB;
  CHECK_THAT(hits(d), WithinRel(0.5, 1e-12));
  d.local_storage = 500 * kGiB;
  CHECK_THAT(hits(d), WithinRel(0.5, 1e-12));
}

TEST_CASE("where everything is hot, a cache answers what it keeps; one pass hits nothing", "[staging]") {
  Demand d = four_passes();
  d.hot_fraction = 1;
  d.local_storage = 10 * kGiB;
  CHECK_THAT(hits(d), WithinRel(0.1 * (1 - 0.05), 1e-12));
  d.local_storage = 100 * kGiB;
  d.reads.bytes = 150 * kGiB;  // 75 GB each
  CHECK(hits(d) == 0);
  d.reads.bytes = 0;
  CHECK(hits(d) == 0);
}

TEST_CASE("loads and restores fetch everything each time, and are no hits", "[staging]") {
  Demand d = four_passes();
  d.local_storage = 20 * kGiB;
  d.starts = 4;
  d.load_bytes = 20 * kGiB;
  d.restores = 2;
  d.checkpoint_bytes = 10 * kGiB;  // 300 of 400 GB are steady, 150 for each host
  CHECK_THAT(hits(d), WithinRel(0.8 * (1 - 20.0 / 150) * 300 / 400, 1e-12));
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const Workbench b = workbench(d, c);
  // An object is 128 parts of 8 MB; the SDK's reads here are one GET each.
  CHECK_THAT(b.stage_gets, WithinRel(400 * 0.25 + 2 * 100 * 128, 1e-12));
  CHECK(b.stage_bytes == 2 * 100 * kGiB);
  d.starts = 16;
  d.restores = 8;
  const Workbench loads_alone = workbench(d, c);
  CHECK(loads_alone.cache_hits == 0);
  CHECK(loads_alone.stage_gets == 400);
  CHECK(loads_alone.stage_bytes == 0);
}

TEST_CASE("local copies are a way where something is read again, and there are disks", "[staging]") {
  Demand d = four_passes();
  CHECK(ways(d, "s3.standard", false) == 1);
  CHECK(ways(d, "s3.standard", true) == 3);
  d.local_storage = 0.5;
  CHECK(ways(d, "s3.standard", false) == 3);
  CHECK(ways(d, "efs.elastic", true) == 1);
  CHECK(ways(d, "hybrid.s3_files", true) == 1);
  d.reads.bytes = 0;
  CHECK(ways(d, "s3.standard", true) == 1);
}

TEST_CASE("each way is billed for what it fetches", "[staging]") {
  const Catalog c =
      priced({{"s3.standard_ia.storage", 1e-9}, {"s3.standard_ia.get", 1}, {"s3.standard_ia.retrieval", 1}});
  Demand d = four_passes();
  d.local_storage = 100 * kGiB;  // half of the reads hit
  const auto out = estimates(d, "s3.standard_ia", c);
  CHECK(out[0].access == Access::stream);
  CHECK_THAT(amount_of(out[0].bill, Item::get_requests), WithinRel(400.0, 1e-12));
  CHECK_THAT(amount_of(out[0].bill, Item::retrieval), WithinRel(400.0, 1e-12));
  CHECK(out[1].access == Access::stage);
  CHECK_THAT(amount_of(out[1].bill, Item::get_requests), WithinRel(2 * 100 * 128.0, 1e-12));
  CHECK_THAT(amount_of(out[1].bill, Item::retrieval), WithinRel(200.0, 1e-12));
  CHECK(out[2].access == Access::cache);
  CHECK_THAT(amount_of(out[2].bill, Item::get_requests), WithinRel(200.0, 1e-12));
  CHECK_THAT(amount_of(out[2].bill, Item::retrieval), WithinRel(200.0, 1e-12));
}

TEST_CASE("staging takes a download on every host, and then disks answer", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const Performance& p = c.performance;
  Demand d = four_passes();
  d.local_storage = 100 * kGiB;
  d.simultaneous = 3;
  d.starts = 1;
  d.load_bytes = kGiB;
  const auto out = estimates(d, "s3.standard", c);
  const Hosts hosts{.count = 2, .network = d.network};
  const Hosts loaders{.count = 3, .network = d.network_burst};
  const S3Speed speed = s3_speed(false, d, p);
  const double down = download_rate(d, speed, hosts, c).bytes_per_s;
  CHECK_THAT(out[1].waiting.staging_hours, WithinRel(2 * (200 * kGiB / down) / 3600, 1e-12));
  CHECK(out[0].waiting.staging_hours == 0);
  CHECK(out[2].waiting.staging_hours == 0);
  CHECK(out[1].throughput.read == disk_rate(d, hosts, p).bytes_per_s);
  CHECK(out[1].latency.read_p99 == disk_latency(d, p).read_p99);
  CHECK(out[1].latency.write_p50 == out[0].latency.write_p50);
  CHECK(out[2].latency.write_p50 == out[0].latency.write_p50);
  // A load is downloaded and read once more: the time of both.
  const double load = download_rate(d, speed, loaders, c).bytes_per_s;
  const double disk = disk_rate(d, loaders, p).bytes_per_s;
  CHECK_THAT(out[1].times.load.value_or(0),
             WithinRel(kGiB * 3 * (1 / load + 1 / disk) + out[1].latency.read_p50, 1e-9));
  const double cached = hits(d);
  CHECK_THAT(out[2].throughput.read,
             WithinRel(1 / (cached / out[1].throughput.read + (1 - cached) / out[0].throughput.read), 1e-9));
}

TEST_CASE("what is archived is read hours later, and not written later", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  const Demand d = four_passes();
  const Estimate now = estimates(d, "s3.standard", c)[0];
  const Estimate later = estimates(d, "s3.glacier_flexible", c)[0];
  CHECK(now.restore_hours == 0);
  CHECK(later.restore_hours == 5);
  CHECK(later.latency.read_p50 == now.latency.read_p50 + 5 * 3600);
  CHECK(later.latency.read_p95 == now.latency.read_p95 + 5 * 3600);
  CHECK(later.latency.read_p99 == now.latency.read_p99 + 5 * 3600);
  CHECK(later.latency.write_p50 == now.latency.write_p50);
}

TEST_CASE("a share of the reads finds its file in Infrequent Access, 30 ms away", "[staging]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = four_passes();
  d.untouched_ia = 0.5;
  const auto latency = [&](const char* id) { return estimates(d, id, c)[0].latency; };
  const Latency warm = latency("efs.elastic");
  CHECK(latency("efs.elastic+ia").read_p99 == warm.read_p99);  // nothing cold is read
  d.cold_bytes = 100 * kGiB;                                   // a quarter
  Latency cold = warm;
  cold.read_p50 += 0.03;
  cold.read_p95 += 0.03;
  cold.read_p99 += 0.03;
  const Latency both = mixture(warm, 0.75, cold);
  CHECK(latency("efs.elastic").read_p95 == warm.read_p95);
  CHECK(latency("efs.elastic+ia").read_p50 == both.read_p50);
  CHECK(latency("efs.elastic+ia").read_p95 == both.read_p95);
  CHECK(latency("efs.elastic+ia").write_p50 == warm.write_p50);
  d.cold_bytes = 400 * kGiB;
  CHECK(latency("efs.elastic+ia").read_p50 == cold.read_p50);
  CHECK(latency("efs.elastic+ia").write_p50 == warm.write_p50);
  d.untouched_ia = 0;
  CHECK(latency("efs.elastic+ia").read_p50 == warm.read_p50);
}
