#include "models/pace.hpp"
#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

namespace {

const Route kRoute{.read = {.value = BytesPerSecond(50), .bottleneck = Bottleneck::network},
                   .write = {.value = BytesPerSecond(20), .bottleneck = Bottleneck::file_rate},
                   .load = {.value = BytesPerSecond(30), .bottleneck = Bottleneck::concurrency},
                   .create = {},
                   .latency = {.read_p50 = Seconds(0.5),
                               .read_p95 = Seconds(1),
                               .read_p99 = Seconds(2),
                               .write_p50 = Seconds(0.25)}};

Pace paced(const Demand& d) { return pace(d, kRoute, nullptr, 1, Seconds(0)); }

/// Two hosts at $3.60 an hour, so that a second of both costs $0.002.
Demand two_hosts() {
  Demand d;
  d.hosts = Count(2);
  d.usd_per_hour = UsdPerHour(3.6);
  d.reads.active = d.writes.active = Seconds(3600);
  return d;
}

}  // namespace

TEST_CASE("times are bytes over the rate, and a first answer", "[pace]") {
  Demand d = two_hosts();
  d.bytes = Bytes(1000);
  CHECK_FALSE(paced(d).times.pass);
  CHECK_FALSE(paced(d).times.load);
  CHECK_FALSE(paced(d).times.checkpoint_write);
  d.reads.bytes = Bytes(0.5);
  CHECK(paced(d).times.pass == 1000 / 50.0);
  d.starts = Count(0.5);
  d.load_bytes = Bytes(60);
  d.simultaneous = Count(2);
  CHECK(paced(d).times.load == 60 / 15.0 + 0.5);
  d.checkpoint_bytes = Bytes(100);
  CHECK(paced(d).times.checkpoint_write == 100 / 20.0 + 0.25);
  CHECK(paced(d).times.checkpoint_restore == 100 / 50.0 + 0.5);
  const Pace stuck = pace(d, Route{}, nullptr, 1, Seconds(0));
  CHECK_FALSE(stuck.times.pass);
  CHECK_FALSE(stuck.times.checkpoint_write);
  d.checkpoint_writes = d.restores = Count(1);  // what never ends is not counted as waiting
  CHECK(in_hours(pace(d, Route{}, nullptr, 1, Seconds(0)).waiting.time) == 0);
}

TEST_CASE("the best checkpoint interval, and what checkpoints and lost work cost at it", "[pace]") {
  Demand d = two_hosts();
  d.checkpoint_bytes = Bytes(995);  // 49.75 + 0.25 s
  d.writes.active = Seconds(360000);
  CHECK_FALSE(paced(d).times.best_checkpoint_interval);
  const auto best = [&](double failures) {
    d.failures = Count(failures);
    return paced(d).times;
  };
  // sqrt(2 x 50 x 360,000 / failures); 360,000 / interval writes of 50 s, and half an interval a failure.
  CHECK_THAT(best(1).best_checkpoint_interval.value_or(Seconds(0)), WithinRel(6000.0, 1e-12));
  CHECK_THAT(best(1).best_checkpoint_usd.value_or(Usd(0)), WithinRel((60 * 50 + 3000) * 0.002, 1e-12));
  CHECK_THAT(best(4).best_checkpoint_interval.value_or(Seconds(0)), WithinRel(3000.0, 1e-12));
  CHECK_THAT(best(4).best_checkpoint_usd.value_or(Usd(0)), WithinRel((120 * 50 + 4 * 1500) * 0.002, 1e-12));
  CHECK_THAT(best(0.25).best_checkpoint_usd.value_or(Usd(0)),
             WithinRel((30 * 50 + 0.25 * 6000) * 0.002, 1e-12));
  CHECK_FALSE(best(1).checkpoint_usd);
  d.checkpoint_every = Seconds(3000);  // 120 writes of 50 s, and half of one lost
  CHECK_THAT(best(1).checkpoint_usd.value_or(Usd(0)), WithinRel((120 * 50 + 1500) * 0.002, 1e-12));
  d.writes.active = Seconds(0.5);
  CHECK(paced(d).times.best_checkpoint_interval);
  d.writes.active = Seconds(0);
  CHECK_FALSE(paced(d).times.best_checkpoint_interval);
}

TEST_CASE("what waits: hosts for training, checkpoints, restores and staging, one host for each load",
          "[pace]") {
  Demand d = two_hosts();
  d.reads.required = BytesPerSecond(100);  // twice what there is
  d.checkpoint_bytes = Bytes(995);
  d.checkpoint_writes = Count(36);
  d.checkpoint_every = Seconds(10);
  d.restores = Count(0.5);
  d.starts = Count(7.2);
  d.load_bytes = Bytes(285);  // 285 / 30 + 0.5 = 10 s
  const Waiting w = pace(d, kRoute, nullptr, 1, hours(0.5)).waiting;
  CHECK_THAT(in_hours(w.training), WithinRel(2.0, 1e-12));                      // 1 h x 2
  CHECK_THAT(in_hours(w.checkpoints), WithinRel(2 * 36 * 40 / 3600.0, 1e-12));  // 50 s each, of which 10 fit
  CHECK_THAT(in_hours(w.restores), WithinRel(2 * 0.5 * 20.4 / 3600, 1e-12));
  CHECK_THAT(in_hours(w.loads), WithinRel(7.2 * 10 / 3600, 1e-12));
  CHECK_THAT(in_hours(w.staging), WithinRel(1.0, 1e-12));
  const double hours = 2 + 0.8 + 20.4 / 3600 + 0.02 + 1;
  CHECK_THAT(in_hours(w.time), WithinRel(hours, 1e-12));
  CHECK_THAT(w.usd.count(), WithinRel(3.6 * hours, 1e-12));
  d.checkpoint_every = Seconds(60);  // all of it fits
  CHECK(in_hours(pace(d, kRoute, nullptr, 1, Seconds(0)).waiting.checkpoints) == 0);
  d.checkpoint_synchronous = true;
  CHECK_THAT(in_hours(paced(d).waiting.checkpoints), WithinRel(2 * 36 * 50 / 3600.0, 1e-12));
}

TEST_CASE("training waits for the slower of reads and writes, and not for what is fast enough", "[pace]") {
  Demand d = two_hosts();
  d.reads.required = BytesPerSecond(50);
  CHECK(in_hours(paced(d).waiting.training) == 0);
  d.writes.required = BytesPerSecond(30);
  CHECK_THAT(in_hours(paced(d).waiting.training), WithinRel(2 * 0.5, 1e-12));
  d.reads.required = BytesPerSecond(200);
  CHECK_THAT(in_hours(paced(d).waiting.training), WithinRel(2 * 3.0, 1e-12));
  d.reads.required = BytesPerSecond(0);
  d.writes.required = BytesPerSecond(1);
  CHECK_THAT(in_hours(pace(d, Route{}, nullptr, 1, Seconds(0)).waiting.training),
             WithinRel(2 * 999.0, 1e-12));
}

TEST_CASE("with and without burst credits: the mean of what is used, in bytes or in time", "[pace]") {
  Route slow = kRoute;
  slow.read.value = BytesPerSecond(10);
  slow.write.value = BytesPerSecond(5);
  Demand d = two_hosts();
  d.bytes = Bytes(100);
  d.reads.bytes = Bytes(1);
  const Pace usual = pace(d, kRoute, &slow, 0.75, Seconds(0));
  CHECK_THAT(usual.throughput.held_read.count(), WithinRel(1 / (0.75 / 50 + 0.25 / 10), 1e-12));
  CHECK_THAT(usual.throughput.held_write.count(), WithinRel(1 / (0.75 / 20 + 0.25 / 5), 1e-12));
  CHECK_THAT(usual.times.pass.value_or(Seconds(0)), WithinRel(100 * (0.75 / 50 + 0.25 / 10), 1e-12));
  CHECK(usual.throughput.read == 50);
  CHECK(usual.throughput.write == 20);
  CHECK(usual.throughput.read_bottleneck == Bottleneck::network);
  CHECK(usual.throughput.write_bottleneck == Bottleneck::file_rate);
  d.reads.required = BytesPerSecond(0.5);
  CHECK_THAT(pace(d, kRoute, &slow, 0.75, Seconds(0)).throughput.held_read.count(), WithinRel(0.5, 1e-12));
  d.reads.required = BytesPerSecond(40);
  d.writes.required = BytesPerSecond(4);
  const Pace stated = pace(d, kRoute, &slow, 0.75, Seconds(0));
  CHECK_THAT(stated.throughput.held_read.count(), WithinRel(0.75 * 40 + 0.25 * 10, 1e-12));
  CHECK_THAT(stated.throughput.held_write.count(), WithinRel(4.0, 1e-12));
  CHECK(stated.throughput.required_read.count() == 40);
  CHECK(stated.throughput.required_write.count() == 4);
}
