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

Rate read(const Demand& d, const Hosts& hosts = kTwo) {
  const Catalog c = round_catalog();
  return s3_read_rate(d, s3_speed(false, d, c.performance), hosts, c);
}

Rate write(const Demand& d, const Hosts& hosts = kTwo) {
  const Performance p = round_performance();
  return s3_write_rate(d, s3_speed(false, d, p), hosts, p);
}

}  // namespace

TEST_CASE("an SDK's object arrives as one stream, and random reads ask for what they want",
          "[rates][clients]") {
  Demand d = small_demand();
  check(read(d), 2 * 4 * 100 / 1.1, Bottleneck::concurrency);
  d.reads.random_fraction = 1;
  check(read(d), 2 * 4 * 30 / 0.4, Bottleneck::concurrency);
}

TEST_CASE("a transfer manager moves two parts of 40 a stream, after a HEAD", "[rates][clients]") {
  Demand d = small_demand();
  d.reads.client = S3Client::transfer_manager;
  const double parts = 2 * 4 * 2 * (100.0 / 3) / (0.1 + 1.0 / 3);
  check(read(d), 8 * 100 / (100 / (parts / 8) + 0.1), Bottleneck::concurrency);
  d.object = Bytes(79);  // below the threshold: whole
  check(read(d), 8 * 79 / (0.1 + 0.79 + 0.1), Bottleneck::concurrency);
  d.object = Bytes(80);  // two parts
  check(read(d), 8 * 80 / (80 / (2 * 40 / 0.5) + 0.1), Bottleneck::concurrency);
  d.reads.random_fraction = 1;  // as an SDK
  check(read(d), 2 * 4 * 30 / 0.4, Bottleneck::concurrency);
}

TEST_CASE("a connector has two requests a stream in flight, for the host what fills the network",
          "[rates][clients]") {
  const double one = (100.0 / 3) / (0.1 + 1.0 / 3);
  Demand d = small_demand();
  d.reads.client = S3Client::connector;
  const Hosts wide{.count = Count(2), .network = BytesPerSecond(1e6)};  // S3 gives 10,000: three times 4,000
  check(read(d, wide), 2 * 4 * one, Bottleneck::concurrency);           // four threads have four
  d.reads.streams = Count(1);
  check(read(d, wide), 2 * 2 * one, Bottleneck::concurrency);
  d.reads.streams = Count(2);
  check(read(d, wide), 2 * 3 * one, Bottleneck::concurrency);
  check(read(d, {.count = Count(2), .network = BytesPerSecond(3900)}), 2 * 2 * one, Bottleneck::concurrency);
}

TEST_CASE("Mountpoint reads two parts ahead, after a LIST and a HEAD", "[rates][clients]") {
  const double one = (100.0 / 3) / (0.1 + 1.0 / 3);
  Demand d = small_demand();
  d.reads.client = S3Client::mountpoint;
  d.reads.streams = Count(1);
  check(read(d), 2 * 100 / (100 / (2 * one) + 0.2), Bottleneck::concurrency);
  d.reads.random_fraction = 1;  // 30 bytes of the 50 of a first GET, and an open for each 100 bytes
  const double fetched = 30 / (0.1 + 0.5);
  check(read(d), 2 * 100 / (100 / fetched + 0.2), Bottleneck::concurrency);
}

TEST_CASE("where S3 is read whole, the wanted part of an object is all that counts", "[rates]") {
  Catalog c = round_catalog();
  c.whole_object_reads = true;
  Demand d = small_demand();
  d.reads.request = Bytes(25);
  d.reads.random_fraction = 1;
  const auto rate = [&](const Hosts& hosts) {
    return s3_read_rate(d, s3_speed(false, d, c.performance), hosts, c);
  };
  check(rate(kTwo), 2 * 4 * 100 * 0.25 / 1.1, Bottleneck::concurrency);
  check(rate({.count = Count(2), .network = BytesPerSecond(200)}), 2 * 200 * 0.25, Bottleneck::network);
  check(rate({.count = Count(100), .network = BytesPerSecond(1e6)}), 100 * 100 * 0.25,
        Bottleneck::request_rate);
  d.reads.request = Bytes(0);
  CHECK(rate(kTwo).value.count() == 0);
}

TEST_CASE("the limits of S3: network, what one client gets, and requests for each prefix", "[rates]") {
  Demand d = small_demand();
  d.reads.streams = Count(1e6);
  check(read(d, {.count = Count(0.02), .network = BytesPerSecond(9999)}), 0.02 * 9999, Bottleneck::network);
  check(read(d, {.count = Count(0.02), .network = BytesPerSecond(10000)}), 0.02 * 10000, Bottleneck::network);
  check(read(d, {.count = Count(0.02), .network = BytesPerSecond(10001)}), 0.02 * 10000,
        Bottleneck::client_limit);
  const Hosts many{.count = Count(100), .network = BytesPerSecond(1e6)};
  check(read(d, many), 100 * 100, Bottleneck::request_rate);  // 100 objects of 100 bytes
  d.prefixes = Count(3);
  check(read(d, many), 3 * 100 * 100, Bottleneck::request_rate);
  d.object = Bytes(0);
  check(read(d), 0, Bottleneck::none);
}

TEST_CASE("Express has its own speeds and limits, whatever the prefixes", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.prefixes = Count(7);
  const S3Speed express = s3_speed(true, d, p);
  CHECK(express.get.rate.count() == 200);
  CHECK(express.put.rate.count() == 100);
  CHECK(express.gets.count() == 1000);
  CHECK(express.puts.count() == 500);
  const S3Speed standard = s3_speed(false, d, p);
  CHECK(standard.gets.count() == 7 * 100);
  CHECK(standard.puts.count() == 7 * 50);
}

TEST_CASE("an SDK writes objects whole, others from 80 bytes on in parts of 40", "[rates][clients]") {
  Demand d = small_demand();
  check(write(d), 2 * 4 * 100 / 2.2, Bottleneck::concurrency);
  d.writes.client = S3Client::transfer_manager;
  check(write(d), 2 * 4 * 2 * (100.0 / 3) / (0.2 + 2.0 / 3), Bottleneck::concurrency);
  d.writes.client = S3Client::sdk;
  d.object = Bytes(80);
  check(write(d, {.count = Count(2), .network = BytesPerSecond(9)}), 18, Bottleneck::network);
  check(write(d, {.count = Count(1000), .network = BytesPerSecond(1e9)}), 50 * 80, Bottleneck::request_rate);
  d.object = Bytes(0);
  check(write(d), 0, Bottleneck::none);
}

TEST_CASE("an SDK writes more than one PUT takes in parts one after another", "[rates][clients]") {
  Demand d = small_demand();
  d.object = Bytes(1000);
  check(write(d), 2 * 4 * 1000 / 20.2, Bottleneck::concurrency);  // one PUT
  d.object = Bytes(1500);                                         // two parts of 750
  check(write(d), 2 * 4 * 1500 / (2 * 15.2), Bottleneck::concurrency);
}

TEST_CASE("a change of 20 bytes inside 100 writes all of them", "[rates]") {
  Demand d = small_demand();
  d.writes.request = Bytes(20);
  d.in_place_fraction = 0.5;
  const double fresh = 2 * 4 * 100 / 2.2;
  check(write(d), 1 / (0.5 / (fresh / 5) + 0.5 / fresh), Bottleneck::concurrency);
  d.in_place_fraction = 1;
  check(write(d), fresh / 5, Bottleneck::concurrency);
}

TEST_CASE("one EFS thread: 0.1 s for each 20 bytes, the wire, and 0.5 s for each file", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.object = Bytes(50);
  d.reads.streams = d.writes.streams = Count(1);
  const EfsSpeed s = efs_speed(EfsMode::elastic, false, BytesPerSecond(0), p);
  const double whole = 50 / (3 * 0.1 + 50.0 / 400 + 0.5);
  check(efs_read_rate(d, s, kTwo, p), 2 * whole, Bottleneck::concurrency);
  d.reads.request = Bytes(10);
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
  d.object = Bytes(60);  // three operations of 20
  d.reads.streams = d.writes.streams = Count(1e6);
  EfsSpeed s = efs_speed(EfsMode::elastic, false, BytesPerSecond(0), p);
  check(efs_read_rate(d, s, {.count = Count(2), .network = BytesPerSecond(400)}, p), 800,
        Bottleneck::network);
  check(efs_read_rate(d, s, {.count = Count(2), .network = BytesPerSecond(401)}, p), 800,
        Bottleneck::client_limit);
  check(efs_read_rate(d, s, {.count = Count(2), .network = BytesPerSecond(300)}, p), 600,
        Bottleneck::network);
  check(efs_read_rate(d, s, {.count = Count(100), .network = BytesPerSecond(1e6)}, p), 70 * 60,
        Bottleneck::file_rate);
  check(efs_write_rate(d, s, {.count = Count(100), .network = BytesPerSecond(1e6)}, p), 30 * 60,
        Bottleneck::file_rate);
  d.reads.request = d.writes.request = d.object = Bytes(200);
  check(efs_read_rate(d, s, {.count = Count(100), .network = BytesPerSecond(1e6)}, p), 400 * 20,
        Bottleneck::request_rate);
  check(efs_write_rate(d, s, {.count = Count(100), .network = BytesPerSecond(1e6)}, p), 3000,
        Bottleneck::service_limit);
  s.write_max = BytesPerSecond(1e9);
  check(efs_write_rate(d, s, {.count = Count(100), .network = BytesPerSecond(1e6)}, p), 250 * 20,
        Bottleneck::request_rate);
  d.reads.request = d.writes.request = Bytes(0);
  check(efs_read_rate(d, s, kTwo, p), 0, Bottleneck::none);
  check(efs_write_rate(d, s, kTwo, p), 0, Bottleneck::none);
  d.reads.request = d.writes.request = Bytes(30);
  d.object = Bytes(0);
  check(efs_read_rate(d, s, kTwo, p), 0, Bottleneck::none);
  check(efs_write_rate(d, s, kTwo, p), 0, Bottleneck::none);
}

TEST_CASE("each mode of EFS has its totals, One Zone its own, and metered bytes bound both", "[rates]") {
  const Performance p = round_performance();
  const EfsSpeed elastic = efs_speed(EfsMode::elastic, false, BytesPerSecond(10), p);
  CHECK(elastic.read_max.count() == 9000);
  CHECK(elastic.write_max.count() == 3000);
  CHECK(elastic.client_max.count() == 400);
  CHECK(elastic.write_latency.count() == 0.3);
  const EfsSpeed provisioned = efs_speed(EfsMode::provisioned, false, BytesPerSecond(1000), p);
  CHECK(provisioned.read_max.count() == 2000);  // a byte read counts half
  CHECK(provisioned.write_max.count() == 1000);
  CHECK(provisioned.read_iops.count() == 300);
  CHECK(provisioned.client_max.count() == 200);
  const EfsSpeed plenty = efs_speed(EfsMode::bursting, false, BytesPerSecond(1e6), p);
  CHECK(plenty.read_max.count() == 5000);
  CHECK(plenty.write_max.count() == 2000);
  CHECK(plenty.write_iops.count() == 100);
  const EfsSpeed one_zone = efs_speed(EfsMode::elastic, true, BytesPerSecond(10), p);
  CHECK(one_zone.read_max.count() == 5500);
  CHECK(one_zone.write_max.count() == 2200);
  CHECK(one_zone.read_iops.count() == 180);
  CHECK(one_zone.write_iops.count() == 90);
  CHECK(one_zone.client_max.count() == 200);
  CHECK(one_zone.write_latency.count() == 0.2);
}

TEST_CASE("Bursting is as fast in One Zone as anywhere", "[rates]") {
  Performance p = round_performance();
  p.efs_onezone_read_max = BytesPerSecond(10);
  p.efs_onezone_write_max = BytesPerSecond(10);
  const EfsSpeed burst = efs_speed(EfsMode::bursting, true, BytesPerSecond(1e6), p);
  CHECK(burst.read_max.count() == 5000);
  CHECK(burst.write_max.count() == 2000);
  CHECK(efs_speed(EfsMode::provisioned, true, BytesPerSecond(1e6), p).write_max.count() == 10);
}

TEST_CASE("two ways that share the bytes are held down by the one that takes longer", "[rates]") {
  const Rate fast{.value = BytesPerSecond(100), .bottleneck = Bottleneck::network};
  const Rate slow{.value = BytesPerSecond(50), .bottleneck = Bottleneck::concurrency};
  check(mixed(fast, 1, slow), 100, Bottleneck::network);
  check(mixed(fast, 0, slow), 50, Bottleneck::concurrency);
  check(mixed(fast, 0.9, slow), 1 / (0.009 + 0.002), Bottleneck::network);
  check(mixed(fast, 0.6, slow), 1 / (0.006 + 0.008), Bottleneck::concurrency);
}

TEST_CASE("a download fetches whole objects in parts of equal size, whatever the pattern", "[rates]") {
  const Catalog c = round_catalog();
  Demand d = small_demand();
  d.reads.random_fraction = 1;
  const auto rate = [&] { return download_rate(d, s3_speed(false, d, c.performance), kTwo, c); };
  check(rate(), 2 * 3 * (100.0 / 3) / (0.1 + 1.0 / 3), Bottleneck::concurrency);
  d.reads.client = S3Client::connector;
  check(rate(), 2 * 3 * (100.0 / 3) / (0.1 + 1.0 / 3), Bottleneck::concurrency);
  d.object = Bytes(0);
  check(rate(), 0, Bottleneck::none);
}

TEST_CASE("local disks: a rate that grows with their size, or 0.1 s for each read", "[rates]") {
  const Performance p = round_performance();
  Demand d = small_demand();
  d.local_storage = Bytes(5000);  // 50 bytes/s
  d.reads.streams = Count(100);
  check(disk_rate(d, kTwo, staging_disk(d, Bytes(0), p)), 2 * 50, Bottleneck::local_disk);
  d.reads.streams = Count(1);
  check(disk_rate(d, kTwo, staging_disk(d, Bytes(0), p)), 2 * 30 / (0.1 + 0.6), Bottleneck::concurrency);
}
