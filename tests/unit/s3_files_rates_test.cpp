#include "models/rates.hpp"
#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

namespace {

const Hosts kTwo{.count = Count(2), .network = BytesPerSecond(1e6)};

void check(const Rate& rate, double bytes_per_s, Bottleneck bottleneck) {
  CHECK_THAT(rate.value.count(), WithinRel(bytes_per_s, 1e-12));
  CHECK(rate.bottleneck == bottleneck);
}

}  // namespace

TEST_CASE("S3 Files: files of 50 bytes and more come from the bucket, whatever is asked for", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  CHECK(direct_share(d, p) == 1);
  d.object = Bytes(50);
  CHECK(direct_share(d, p) == 1);
  d.object = Bytes(49);
  CHECK(direct_share(d, p) == 0);
  d.object = Bytes(100);
  d.reads.random_fraction = 0.25;
  CHECK(direct_share(d, p) == 1);
  d.reads.request = Bytes(50);
  CHECK(direct_share(d, p) == 1);
  d.object = Bytes(49);
  CHECK(direct_share(d, p) == 0.25);
}

TEST_CASE("S3 Files: a thread opens a file, and then waits for the bucket", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  const auto rate = [&](const Hosts& hosts) { return files_read_rate(d, s3_speed(false, d, p), hosts, p); };
  // In order an NFS operation of 20 bytes at a time, with a fifth of the open of a file of 100.
  const double operation = 20 / (0.1 + 0.5 / 5 + 0.2);
  check(rate(kTwo), 2 * 4 * operation, Bottleneck::concurrency);
  Performance ahead = p;
  ahead.efs_read_ahead = Bytes(60);  // three operations
  d.reads.streams = Count(2);
  check(files_read_rate(d, s3_speed(false, d, p), kTwo, ahead), 2 * 2 * 3 * operation,
        Bottleneck::concurrency);
  d.reads.streams = Count(1e6);
  check(rate({.count = Count(2), .network = BytesPerSecond(500)}), 1000, Bottleneck::network);
  check(rate({.count = Count(2), .network = BytesPerSecond(501)}), 1000, Bottleneck::client_limit);
  check(rate({.count = Count(100), .network = BytesPerSecond(501)}), 100 * 20, Bottleneck::request_rate);
  d.reads.streams = Count(4);
  d.reads.random_fraction = 1;
  d.reads.request = Bytes(50);  // half of an open for each half of a file
  check(rate(kTwo), 2 * 4 * 50 / (0.1 + 0.25 + 0.5), Bottleneck::concurrency);
  d.reads.random_fraction = 0;
  d.object = Bytes(40);  // small: like EFS
  const double tier = 40 / (2 * 0.1 + 40.0 / 500 + 0.5);
  check(rate(kTwo), 2 * 4 * tier, Bottleneck::concurrency);
  d.reads.random_fraction = 1;
  d.reads.request = Bytes(10);
  check(rate(kTwo), 2 * 4 * 10 / (0.1 + 10.0 / 500 + 0.5 / 4), Bottleneck::concurrency);
  d.reads.streams = Count(1e6);
  check(rate({.count = Count(1000), .network = BytesPerSecond(1e6)}), 70 * 40, Bottleneck::file_rate);
  d.object = Bytes(1000);
  check(rate({.count = Count(1000), .network = BytesPerSecond(1e6)}), 100 * 10, Bottleneck::request_rate);
  d.reads.request = Bytes(0);
  check(rate(kTwo), 0, Bottleneck::none);
}

TEST_CASE("S3 Files: writes go to the tier, as fast as it takes them", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  check(files_write_rate(d, kTwo, p), 2 * 4 * 100 / (5 * 0.3 + 100.0 / 500 + 0.5), Bottleneck::concurrency);
  d.writes.streams = Count(1e6);
  check(files_write_rate(d, {.count = Count(1), .network = BytesPerSecond(1e6)}, p), 500,
        Bottleneck::client_limit);
  check(files_write_rate(d, {.count = Count(10), .network = BytesPerSecond(1e6)}, p), 800,
        Bottleneck::service_limit);
}
