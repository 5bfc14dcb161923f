#include <cmath>
#include <utility>
#include <vector>

#include "models/pace.hpp"
#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

namespace {

const Hosts kWide{.count = Count(2), .network = BytesPerSecond(1e6)};

void check(const Latency& l, double p50, double p95, double p99) {
  CHECK_THAT(l.read_p50.count(), WithinRel(p50, 1e-12));
  CHECK_THAT(l.read_p95.count(), WithinRel(p95, 1e-12));
  CHECK_THAT(l.read_p99.count(), WithinRel(p99, 1e-12));
}

Latency on_s3(const Demand& d, const Hosts& hosts = kWide, const Catalog& c = round_catalog()) {
  return s3_latency(d, s3_speed(false, d, c.performance), hosts, c);
}

}  // namespace

TEST_CASE("a GET: the first byte, which may be late, and the rest, which is not", "[latency]") {
  Demand d = small_demand();
  check(on_s3(d), 0.1 + 0.3, 0.2 + 0.3, 0.4 + 0.3);
  d.dependent_reads = 3;
  check(on_s3(d), 3 * 0.4, 3 * 0.5, 3 * 0.7);
}

TEST_CASE("tuned clients fetch the parts of a read side by side", "[latency]") {
  Demand d = small_demand();
  d.reads.request = Bytes(100);
  check(on_s3(d), 0.1 + 1, 0.2 + 1, 0.4 + 1);  // an SDK call does not
  d.reads.client = S3Client::connector;
  check(on_s3(d), 0.1 + 1.0 / 3, 0.2 + 1.0 / 3, 0.4 + 1.0 / 3);
  check(on_s3(d, {.count = Count(2), .network = BytesPerSecond(125)}), 0.1 + 0.8, 0.2 + 0.8, 0.4 + 0.8);
  Catalog thin = round_catalog();
  thin.performance.s3_client_max = BytesPerSecond(100);
  check(on_s3(d, kWide, thin), 0.1 + 1, 0.2 + 1, 0.4 + 1);
}

TEST_CASE("where S3 is read whole, a random read fetches the object", "[latency]") {
  Catalog c = round_catalog();
  c.whole_object_reads = true;
  Demand d = small_demand();
  check(on_s3(d, kWide, c), 0.4, 0.5, 0.7);
  d.reads.random_fraction = 0.5;
  check(on_s3(d, kWide, c), 1.1, 1.2, 1.4);
  c.whole_object_reads = false;
  check(on_s3(d, kWide, c), 0.4, 0.5, 0.7);
}

TEST_CASE("a PUT of what is written, or of the whole object that it changes", "[latency]") {
  Demand d = small_demand();
  CHECK_THAT(on_s3(d).write_p50.count(), WithinRel(0.2 + 30.0 / 50, 1e-12));
  d.writes.request = Bytes(300);  // no more than an object
  CHECK_THAT(on_s3(d).write_p50.count(), WithinRel(0.2 + 100.0 / 50, 1e-12));
  d.writes.request = Bytes(30);
  d.in_place_fraction = 0.5;
  CHECK_THAT(on_s3(d).write_p50.count(), WithinRel(0.2 + 100.0 / 50, 1e-12));
}

TEST_CASE("EFS: one operation, the wire, and the share of an open and close", "[latency]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.dependent_reads = 2;
  d.writes.request = Bytes(200);
  const Latency l = efs_latency(d, efs_speed(EfsMode::elastic, false, BytesPerSecond(0), p), p);
  const double rest = 30.0 / 400 + 0.5 * 0.3;
  check(l, 2 * (0.1 + rest), 2 * (0.3 + rest), 2 * (0.5 + rest));
  CHECK_THAT(l.write_p50.count(), WithinRel(0.3 + 200.0 / 400 + 0.5, 1e-12));
  d.object = Bytes(0);
  CHECK_THAT(efs_latency(d, efs_speed(EfsMode::elastic, false, BytesPerSecond(0), p), p).read_p50,
             WithinRel(2 * (0.1 + 30.0 / 400), 1e-12));
}

TEST_CASE("a local disk answers alike at every percentile", "[latency]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.local_storage = Bytes(5000);  // 50 bytes/s
  d.dependent_reads = 2;
  check(disk_latency(d, staging_disk(d, Bytes(0), p)), 2 * 0.7, 2 * 0.7, 2 * 0.7);
  d.local_storage = Bytes(0);
  CHECK(std::isfinite(disk_latency(d, staging_disk(d, Bytes(0), p)).read_p50.count()));
}

TEST_CASE("between and above the percentiles that are known lie log-normal lines", "[latency]") {
  const Latency l{
      .read_p50 = Seconds(10), .read_p95 = Seconds(55), .read_p99 = Seconds(95), .write_p50 = Seconds(0)};
  // 0.84, 1.64, 1.88, 2.33, 3.09 and 3.72 standard deviations lie below 80, 95, 97, 99, 99.9 and 99.99 %.
  const std::vector<std::pair<double, double>> rows = {
      {1, 10},
      {50, 10},
      {80, 10 * std::pow(5.5, 0.8416 / 1.6449)},
      {95, 55},
      {97, 55 * std::pow(95.0 / 55, (1.8808 - 1.6449) / (2.3263 - 1.6449))},
      {99, 95},
      {99.9, 10 * std::pow(9.5, 3.0902 / 2.3263)},
      {99.99, 10 * std::pow(9.5, 3.7190 / 2.3263)}};
  for (const auto& [percentile, seconds] : rows) {
    CAPTURE(percentile);
    CHECK_THAT(latency_at(l, percentile), WithinRel(seconds, 1e-3));
  }
}

TEST_CASE("half of the reads one way, half another: each percentile is where their shares add up to it",
          "[latency]") {
  // Up to 20 the first answers 0.5 + 0.45 x 10 / 18 = 0.75, the second 0.5; half of each is 0.625.
  const Latency first{
      .read_p50 = Seconds(10), .read_p95 = Seconds(28), .read_p99 = Seconds(32), .write_p50 = Seconds(1)};
  const Latency second{
      .read_p50 = Seconds(20), .read_p95 = Seconds(38), .read_p99 = Seconds(42), .write_p50 = Seconds(2)};
  const Latency both = mixture(first, 0.5, second);
  CHECK_THAT(both.read_p50.count(),
             WithinRel(20.0, 1e-12));  // 0.375 before the second answers at all, 0.625 then
  // From 28 to 32 the first goes from 0.95 to 0.99, the second on at 0.025 for each unit from 0.7: at 32 they
  // have 0.9 together, with the last hundredth of the first: 0.5 x 1 + 0.5 x (0.5 + 0.3) = 0.9. The second
  // has 0.9 of its own at 36.
  CHECK_THAT(both.read_p95.count(), WithinRel(36.0, 1e-12));
  // 0.98 of the second: 0.95 at 38, and three quarters of the way to 0.99.
  CHECK_THAT(both.read_p99.count(), WithinRel(41.0, 1e-12));
  CHECK(both.write_p50.count() == 1);
  CHECK(mixture(first, 1, second).read_p50.count() == 10);
  CHECK(mixture(first, 0, second).read_p50.count() == 20);
  CHECK(mixture(first, 0, second).write_p50.count() == 2);
}

TEST_CASE("where the slowest twentieth all take the same time, it is a step at the end", "[latency]") {
  const Latency first{
      .read_p50 = Seconds(10), .read_p95 = Seconds(55), .read_p99 = Seconds(55), .write_p50 = Seconds(0)};
  const Latency second{
      .read_p50 = Seconds(60), .read_p95 = Seconds(105), .read_p99 = Seconds(145), .write_p50 = Seconds(0)};
  // 0.5 / 0.8 = 0.625 of the first: 0.125 of the 0.45 that lie between 10 and 55.
  CHECK_THAT(mixture(first, 0.8, second).read_p50.count(), WithinRel(22.5, 1e-12));
  CHECK(mixture(first, 0.52, second).read_p50.count() == 55);  // 0.494 before it, 0.52 with it
}

TEST_CASE("reads that always take the same time are a step in the mixture", "[latency]") {
  const Latency disk{
      .read_p50 = Seconds(1), .read_p95 = Seconds(1), .read_p99 = Seconds(1), .write_p50 = Seconds(0)};
  const Latency s3{
      .read_p50 = Seconds(10), .read_p95 = Seconds(55), .read_p99 = Seconds(95), .write_p50 = Seconds(0)};
  const Latency both = mixture(disk, 0.9, s3);
  CHECK(both.read_p50.count() == 1);
  CHECK_THAT(both.read_p95.count(), WithinRel(10.0, 1e-12));  // 0.9 + 0.1 x 0.5
  CHECK_THAT(both.read_p99.count(), WithinRel(50.0, 1e-12));  // 0.9 + 0.1 x 0.9
  CHECK_THAT(mixture(disk, 0.5, s3).read_p95.count(), WithinRel(50.0, 1e-12));
  CHECK(mixture(disk, 0.5, s3).read_p50.count() == 1);
  CHECK(mixture(disk, 0.5, disk).read_p99.count() == 1);
}
