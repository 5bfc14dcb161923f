#include "models/rates.hpp"
#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

namespace {

const Hosts kTwo{.count = 2, .network = 1e6};

void check(const Rate& rate, double bytes_per_s, Bottleneck bottleneck) {
  CHECK_THAT(rate.bytes_per_s, WithinRel(bytes_per_s, 1e-12));
  CHECK(rate.bottleneck == bottleneck);
}

Rate read(const Demand& d, const Hosts& hosts = kTwo) {
  const Catalog c = round_catalog();
  return s3_read_rate(d, s3_speed(false, d, c.performance), hosts, c);
}

Rate write(const Demand& d, const Hosts& hosts = kTwo) {
  const Performance p = round_performance();
  return s3_write_rate(d, s3_speed(false, d, p), hosts, p);
}

}  // namespace

TEST_CASE("an SDK call fetches what it asks for: 30 bytes in 0.1 + 0.3 s", "[rates]") {
  Demand d = small_demand();
  check(read(d), 2 * 4 * 30 / 0.4, Bottleneck::concurrency);
  d.reads.random_fraction = 1;
  check(read(d), 2 * 4 * 30 / 0.4, Bottleneck::concurrency);
  d.reads.random_fraction = 0.5;
  check(read(d), 2 * 4 * 30 / 0.4, Bottleneck::concurrency);
}

TEST_CASE("clients that read ahead fetch objects in parts of equal size: 3 x 33 bytes", "[rates]") {
  const double one = (100.0 / 3) / (0.1 + 1.0 / 3);
  Demand d = small_demand();
  d.reads.client = S3Client::mountpoint;
  check(read(d), 2 * 4 * one, Bottleneck::concurrency);
  d.reads.streams_stated = false;  // 10,000 bytes/s are three times 4,000, rounded up
  check(read(d), 2 * 3 * one, Bottleneck::concurrency);
  check(read(d, {.count = 2, .network = 4100}), 2 * 2 * one, Bottleneck::concurrency);
  check(read(d, {.count = 2, .network = 3900}), 2 * 1 * one, Bottleneck::concurrency);
  d.object = 40;  // one part
  check(read(d), 2 * 3 * 40 / 0.5, Bottleneck::concurrency);
}

TEST_CASE("reads inside objects: Mountpoint asks for 30 bytes, the connector reads ahead there too",
          "[rates]") {
  Demand d = small_demand();
  d.reads.random_fraction = 1;
  d.reads.streams_stated = false;
  d.reads.client = S3Client::mountpoint;
  check(read(d), 2 * 4 * 30 / 0.4, Bottleneck::concurrency);
  d.reads.client = S3Client::connector;
  check(read(d), 2 * 3 * 30 / 0.4, Bottleneck::concurrency);
  d.reads.request = 80;  // two parts of 40
  check(read(d), 2 * 3 * 40 / 0.5, Bottleneck::concurrency);
  d.reads.client = S3Client::mountpoint;
  check(read(d), 2 * 4 * 80 / 0.9, Bottleneck::concurrency);
}

TEST_CASE("a quarter random and three quarters in order take the sum of their times", "[rates]") {
  Demand d = small_demand();
  d.reads.client = S3Client::mountpoint;
  d.reads.random_fraction = 0.25;
  const double random = 2 * 4 * 30 / 0.4;
  const double in_order = 2 * 4 * (100.0 / 3) / (0.1 + 1.0 / 3);
  check(read(d), 1 / (0.25 / random + 0.75 / in_order), Bottleneck::concurrency);
}

TEST_CASE("where S3 is read whole, the wanted part of an object is all that counts", "[rates]") {
  Catalog c = round_catalog();
  c.whole_object_reads = true;
  Demand d = small_demand();
  d.reads.request = 25;
  d.reads.random_fraction = 1;
  const auto rate = [&](const Hosts& hosts) {
    return s3_read_rate(d, s3_speed(false, d, c.performance), hosts, c);
  };
  check(rate(kTwo), 2 * 4 * 100 * 0.25 / 1.1, Bottleneck::concurrency);
  check(rate({.count = 2, .network = 200}), 2 * 200 * 0.25, Bottleneck::network);
  check(rate({.count = 100, .network = 1e6}), 100 * 100 * 0.25, Bottleneck::request_rate);
  d.reads.request = 0;
  CHECK(rate(kTwo).bytes_per_s == 0);
}

TEST_CASE("the limits of S3: network, what one client gets, and requests for each prefix", "[rates]") {
  Demand d = small_demand();
  d.reads.streams = 1e6;
  check(read(d, {.count = 0.02, .network = 9999}), 0.02 * 9999, Bottleneck::network);
  check(read(d, {.count = 0.02, .network = 10000}), 0.02 * 10000, Bottleneck::network);
  check(read(d, {.count = 0.02, .network = 10001}), 0.02 * 10000, Bottleneck::client_limit);
  check(read(d), 100 * 30, Bottleneck::request_rate);
  d.prefixes = 3;
  check(read(d), 3 * 100 * 30, Bottleneck::request_rate);
  d.object = 0;
  check(read(d), 0, Bottleneck::none);
}

TEST_CASE("Express has its own speeds and limits, whatever the prefixes", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.prefixes = 7;
  const S3Speed express = s3_speed(true, d, p);
  CHECK(express.get.bytes_per_s == 200);
  CHECK(express.put.bytes_per_s == 100);
  CHECK(express.gets_per_s == 1000);
  CHECK(express.puts_per_s == 500);
  const S3Speed standard = s3_speed(false, d, p);
  CHECK(standard.gets_per_s == 7 * 100);
  CHECK(standard.puts_per_s == 7 * 50);
}

TEST_CASE("objects over 80 bytes are written in parts of 40, others whole", "[rates]") {
  Demand d = small_demand();
  check(write(d), 2 * 4 * 40 / 1.0, Bottleneck::concurrency);
  d.object = 80;
  check(write(d), 2 * 4 * 80 / 1.8, Bottleneck::concurrency);
  d.writes.client = S3Client::connector;
  d.writes.streams_stated = false;
  check(write(d), 2 * 3 * 80 / 1.8, Bottleneck::concurrency);
  check(write(d, {.count = 2, .network = 9}), 18, Bottleneck::network);
  check(write(d, {.count = 1000, .network = 1e9}), 50 * 80, Bottleneck::request_rate);
  d.object = 0;
  check(write(d), 0, Bottleneck::none);
}

TEST_CASE("a change of 20 bytes inside 100 writes all of them", "[rates]") {
  Demand d = small_demand();
  d.writes.request = 20;
  d.in_place_fraction = 0.5;
  check(write(d), 1 / (0.5 / 64 + 0.5 / 320), Bottleneck::concurrency);
  d.in_place_fraction = 1;
  check(write(d), 64, Bottleneck::concurrency);
}

TEST_CASE("one EFS thread: 0.1 s for each 20 bytes, the wire, and 0.5 s for each file", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.object = 50;
  d.reads.streams = d.writes.streams = 1;
  const EfsSpeed s = efs_speed(EfsMode::elastic, false, 0, p);
  const double whole = 50 / (3 * 0.1 + 50.0 / 400 + 0.5);
  check(efs_read_rate(d, s, kTwo, p), 2 * whole, Bottleneck::concurrency);
  d.reads.request = 10;
  d.reads.random_fraction = 1;
  const double part = 10 / (0.1 + 10.0 / 400 + 0.5 / 5);
  check(efs_read_rate(d, s, kTwo, p), 2 * part, Bottleneck::concurrency);
  d.reads.random_fraction = 0.25;
  check(efs_read_rate(d, s, kTwo, p), 2 / (0.25 / part + 0.75 / whole), Bottleneck::concurrency);
  const double written = 50 / (3 * 0.3 + 50.0 / 400 + 0.5);
  check(efs_write_rate(d, s, kTwo, p), 2 * written, Bottleneck::concurrency);
  d.in_place_fraction = 0.5;  // 30 bytes are two operations
  const double changed = 30 / (2 * 0.3 + 30.0 / 400 + 0.5 * 30 / 50);
  check(efs_write_rate(d, s, kTwo, p), 2 / (0.5 / changed + 0.5 / written), Bottleneck::concurrency);
}

TEST_CASE("the limits of EFS, and which is named", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.object = 60;  // three operations of 20
  d.reads.streams = d.writes.streams = 1e6;
  EfsSpeed s = efs_speed(EfsMode::elastic, false, 0, p);
  check(efs_read_rate(d, s, {.count = 2, .network = 400}, p), 800, Bottleneck::network);
  check(efs_read_rate(d, s, {.count = 2, .network = 401}, p), 800, Bottleneck::client_limit);
  check(efs_read_rate(d, s, {.count = 2, .network = 300}, p), 600, Bottleneck::network);
  check(efs_read_rate(d, s, {.count = 100, .network = 1e6}, p), 70 * 60, Bottleneck::file_rate);
  check(efs_write_rate(d, s, {.count = 100, .network = 1e6}, p), 30 * 60, Bottleneck::file_rate);
  d.reads.request = d.writes.request = d.object = 200;
  check(efs_read_rate(d, s, {.count = 100, .network = 1e6}, p), 400 * 20, Bottleneck::request_rate);
  check(efs_write_rate(d, s, {.count = 100, .network = 1e6}, p), 3000, Bottleneck::service_limit);
  s.write_max = 1e9;
  check(efs_write_rate(d, s, {.count = 100, .network = 1e6}, p), 250 * 20, Bottleneck::request_rate);
  d.reads.request = d.writes.request = 0;
  check(efs_read_rate(d, s, kTwo, p), 0, Bottleneck::none);
  check(efs_write_rate(d, s, kTwo, p), 0, Bottleneck::none);
  d.reads.request = d.writes.request = 30;
  d.object = 0;
  check(efs_read_rate(d, s, kTwo, p), 0, Bottleneck::none);
  check(efs_write_rate(d, s, kTwo, p), 0, Bottleneck::none);
}

TEST_CASE("each mode of EFS has its totals, One Zone its own, and metered bytes bound both", "[rates]") {
  const Performance p = round_performance();
  const EfsSpeed elastic = efs_speed(EfsMode::elastic, false, 10, p);
  CHECK(elastic.read_max == 9000);
  CHECK(elastic.write_max == 3000);
  CHECK(elastic.client_max == 400);
  CHECK(elastic.write_latency == 0.3);
  const EfsSpeed provisioned = efs_speed(EfsMode::provisioned, false, 1000, p);
  CHECK(provisioned.read_max == 2000);  // a byte read counts half
  CHECK(provisioned.write_max == 1000);
  CHECK(provisioned.read_iops == 300);
  CHECK(provisioned.client_max == 200);
  const EfsSpeed plenty = efs_speed(EfsMode::bursting, false, 1e6, p);
  CHECK(plenty.read_max == 5000);
  CHECK(plenty.write_max == 2000);
  CHECK(plenty.write_iops == 100);
  const EfsSpeed one_zone = efs_speed(EfsMode::elastic, true, 10, p);
  CHECK(one_zone.read_max == 5500);
  CHECK(one_zone.write_max == 2200);
  CHECK(one_zone.read_iops == 180);
  CHECK(one_zone.write_iops == 90);
  CHECK(one_zone.client_max == 200);
  CHECK(one_zone.write_latency == 0.2);
}

TEST_CASE("two ways that share the bytes are held down by the one that takes longer", "[rates]") {
  const Rate fast{.bytes_per_s = 100, .bottleneck = Bottleneck::network};
  const Rate slow{.bytes_per_s = 50, .bottleneck = Bottleneck::concurrency};
  check(mixed(fast, 1, slow), 100, Bottleneck::network);
  check(mixed(fast, 0, slow), 50, Bottleneck::concurrency);
  check(mixed(fast, 0.9, slow), 1 / (0.009 + 0.002), Bottleneck::network);
  check(mixed(fast, 0.6, slow), 1 / (0.006 + 0.008), Bottleneck::concurrency);
}

TEST_CASE("S3 Files: files or reads of 50 bytes and more come from the bucket", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  CHECK(direct_share(d, p) == 1);
  d.object = 50;
  CHECK(direct_share(d, p) == 1);
  d.object = 49;
  CHECK(direct_share(d, p) == 0);
  d.object = 100;
  d.reads.random_fraction = 0.25;
  CHECK(direct_share(d, p) == 0.75);
  d.reads.request = 50;
  CHECK(direct_share(d, p) == 1);
  d.object = 49;
  CHECK(direct_share(d, p) == 0.25);
}

TEST_CASE("S3 Files: a thread opens a file, and then waits for the bucket", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  const auto rate = [&](const Hosts& hosts) { return files_read_rate(d, s3_speed(false, d, p), hosts, p); };
  check(rate(kTwo), 2 * 4 * 100 / (0.1 + 0.5 + 1), Bottleneck::concurrency);
  d.reads.streams = 1e6;
  check(rate({.count = 2, .network = 500}), 1000, Bottleneck::network);
  check(rate({.count = 2, .network = 501}), 1000, Bottleneck::client_limit);
  check(rate({.count = 100, .network = 501}), 100 * 100, Bottleneck::request_rate);
  d.reads.streams = 4;
  d.reads.random_fraction = 1;
  d.reads.request = 50;  // half of an open for each half of a file
  check(rate(kTwo), 2 * 4 * 50 / (0.1 + 0.25 + 0.5), Bottleneck::concurrency);
  d.reads.random_fraction = 0;
  d.object = 40;  // small: like EFS
  const double tier = 40 / (2 * 0.1 + 40.0 / 500 + 0.5);
  check(rate(kTwo), 2 * 4 * tier, Bottleneck::concurrency);
  d.reads.random_fraction = 1;
  d.reads.request = 10;
  check(rate(kTwo), 2 * 4 * 10 / (0.1 + 10.0 / 500 + 0.5 / 4), Bottleneck::concurrency);
  d.reads.streams = 1e6;
  check(rate({.count = 1000, .network = 1e6}), 70 * 40, Bottleneck::file_rate);
  d.object = 1000;
  check(rate({.count = 1000, .network = 1e6}), 300 * 10, Bottleneck::request_rate);
  d.reads.request = 0;
  check(rate(kTwo), 0, Bottleneck::none);
}

TEST_CASE("S3 Files: writes go to the tier, as fast as it takes them", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  check(files_write_rate(d, kTwo, p), 2 * 4 * 100 / (5 * 0.3 + 100.0 / 500 + 0.5), Bottleneck::concurrency);
  d.writes.streams = 1e6;
  check(files_write_rate(d, {.count = 1, .network = 1e6}, p), 500, Bottleneck::client_limit);
  check(files_write_rate(d, {.count = 10, .network = 1e6}, p), 800, Bottleneck::service_limit);
}

TEST_CASE("a download fetches whole objects in parts of equal size, whatever the pattern", "[rates]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 1;
  const auto rate = [&] { return download_rate(d, s3_speed(false, d, c.performance), kTwo, c); };
  check(rate(), 2 * 4 * (100.0 / 3) / (0.1 + 1.0 / 3), Bottleneck::concurrency);
  d.reads.client = S3Client::connector;
  d.reads.streams_stated = false;
  check(rate(), 2 * 3 * (100.0 / 3) / (0.1 + 1.0 / 3), Bottleneck::concurrency);
  d.object = 0;
  check(rate(), 0, Bottleneck::none);
}

TEST_CASE("local disks: a rate that grows with their size, or 0.1 s for each read", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.local_storage = 5000;  // 50 bytes/s
  d.reads.streams = 100;
  check(disk_rate(d, kTwo, p), 2 * 50, Bottleneck::local_disk);
  d.reads.streams = 1;
  check(disk_rate(d, kTwo, p), 2 * 30 / (0.1 + 0.6), Bottleneck::concurrency);
}
