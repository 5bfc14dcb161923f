#include "models/pace.hpp"
#include "support/catch.hpp"
#include "support/round_figures.hpp"

using namespace storeadvise;

namespace {

const Path kPath{.read = {.bytes_per_s = 50, .bottleneck = Bottleneck::network},
                 .write = {.bytes_per_s = 20, .bottleneck = Bottleneck::file_rate},
                 .load = {.bytes_per_s = 30, .bottleneck = Bottleneck::concurrency},
                 .latency = {.read_p50 = 0.5, .read_p95 = 1, .read_p99 = 2, .write_p50 = 0.25}};

Pace paced(const Demand& d) { return pace(d, kPath, nullptr, 1, 0); }

/// Two hosts at $3.60 an hour, so that a second of both costs $0.002.
Demand two_hosts() {
  Demand d;
  d.hosts = 2;
  d.usd_per_hour = 3.6;
  d.reads.active_seconds = d.writes.active_seconds = 3600;
  return d;
}

}  // namespace

TEST_CASE("times are bytes over the rate, and a first answer", "[pace]") {
  Demand d = two_hosts();
  d.bytes = 1000;
  CHECK_FALSE(paced(d).times.pass);
  CHECK_FALSE(paced(d).times.load);
  CHECK_FALSE(paced(d).times.checkpoint_write);
  d.reads.bytes = 0.5;
  CHECK(paced(d).times.pass == 1000 / 50.0);
  d.starts = 0.5;
  d.load_bytes = 60;
  d.simultaneous = 2;
  CHECK(paced(d).times.load == 60 / 15.0 + 0.5);
  d.checkpoint_bytes = 100;
  CHECK(paced(d).times.checkpoint_write == 100 / 20.0 + 0.25);
  CHECK(paced(d).times.checkpoint_restore == 100 / 50.0 + 0.5);
  const Pace stuck = pace(d, Path{}, nullptr, 1, 0);
  CHECK_FALSE(stuck.times.pass);
  CHECK_FALSE(stuck.times.checkpoint_write);
  d.checkpoint_writes = d.restores = 1;  // what never ends is not counted as waiting
  CHECK(pace(d, Path{}, nullptr, 1, 0).waiting.hours == 0);
}

TEST_CASE("the best checkpoint interval, and what checkpoints and lost work cost at it", "[pace]") {
  Demand d = two_hosts();
  d.checkpoint_bytes = 995;  // 49.75 + 0.25 s
  d.writes.active_seconds = 360000;
  CHECK_FALSE(paced(d).times.best_checkpoint_interval);
  const auto best = [&](double failures) {
    d.failures = failures;
    return paced(d).times;
  };
  // sqrt(2 x 50 x 360,000 / failures); 360,000 / interval writes of 50 s, and half an interval a failure.
  CHECK_THAT(best(1).best_checkpoint_interval.value_or(0), WithinRel(6000.0, 1e-12));
  CHECK_THAT(best(1).best_checkpoint_usd.value_or(0), WithinRel((60 * 50 + 3000) * 0.002, 1e-12));
  CHECK_THAT(best(4).best_checkpoint_interval.value_or(0), WithinRel(3000.0, 1e-12));
  CHECK_THAT(best(4).best_checkpoint_usd.value_or(0), WithinRel((120 * 50 + 4 * 1500) * 0.002, 1e-12));
  CHECK_THAT(best(0.25).best_checkpoint_usd.value_or(0), WithinRel((30 * 50 + 0.25 * 6000) * 0.002, 1e-12));
  d.writes.active_seconds = 0.5;
  CHECK(paced(d).times.best_checkpoint_interval);
  d.writes.active_seconds = 0;
  CHECK_FALSE(paced(d).times.best_checkpoint_interval);
}

TEST_CASE("what waits: hosts for training, checkpoints, restores and staging, one host for each load",
          "[pace]") {
  Demand d = two_hosts();
  d.reads.required = 100;  // twice what there is
  d.checkpoint_bytes = 995;
  d.checkpoint_writes = 36;
  d.checkpoint_every = 10;
  d.restores = 0.5;
  d.starts = 7.2;
  d.load_bytes = 285;  // 285 / 30 + 0.5 = 10 s
  const Waiting w = pace(d, kPath, nullptr, 1, 1800).waiting;
  CHECK_THAT(w.training_hours, WithinRel(2.0, 1e-12));                     // 1 h x 2
  CHECK_THAT(w.checkpoint_hours, WithinRel(2 * 36 * 40 / 3600.0, 1e-12));  // 50 s each, of which 10 fit
  CHECK_THAT(w.restore_hours, WithinRel(2 * 0.5 * 20.4 / 3600, 1e-12));
  CHECK_THAT(w.load_hours, WithinRel(7.2 * 10 / 3600, 1e-12));
  CHECK_THAT(w.staging_hours, WithinRel(1.0, 1e-12));
  const double hours = 2 + 0.8 + 20.4 / 3600 + 0.02 + 1;
  CHECK_THAT(w.hours, WithinRel(hours, 1e-12));
  CHECK_THAT(w.usd.count(), WithinRel(3.6 * hours, 1e-12));
  d.checkpoint_every = 60;  // all of it fits
  CHECK(pace(d, kPath, nullptr, 1, 0).waiting.checkpoint_hours == 0);
  d.checkpoint_synchronous = true;
  CHECK_THAT(paced(d).waiting.checkpoint_hours, WithinRel(2 * 36 * 50 / 3600.0, 1e-12));
}

TEST_CASE("training waits for the slower of reads and writes, and not for what is fast enough", "[pace]") {
  Demand d = two_hosts();
  d.reads.required = 50;
  CHECK(paced(d).waiting.training_hours == 0);
  d.writes.required = 30;
  CHECK_THAT(paced(d).waiting.training_hours, WithinRel(2 * 0.5, 1e-12));
  d.reads.required = 200;
  CHECK_THAT(paced(d).waiting.training_hours, WithinRel(2 * 3.0, 1e-12));
  d.reads.required = 0;
  d.writes.required = 1;
  CHECK_THAT(pace(d, Path{}, nullptr, 1, 0).waiting.training_hours, WithinRel(2 * 999.0, 1e-12));
}

TEST_CASE("with and without burst credits: the mean of what is used, in bytes or in time", "[pace]") {
  Path slow = kPath;
  slow.read.bytes_per_s = 10;
  slow.write.bytes_per_s = 5;
  Demand d = two_hosts();
  d.bytes = 100;
  d.reads.bytes = 1;
  const Pace usual = pace(d, kPath, &slow, 0.75, 0);
  CHECK_THAT(usual.throughput.held_read, WithinRel(1 / (0.75 / 50 + 0.25 / 10), 1e-12));
  CHECK_THAT(usual.throughput.held_write, WithinRel(1 / (0.75 / 20 + 0.25 / 5), 1e-12));
  CHECK_THAT(usual.times.pass.value_or(0), WithinRel(100 * (0.75 / 50 + 0.25 / 10), 1e-12));
  CHECK(usual.throughput.read == 50);
  CHECK(usual.throughput.write == 20);
  CHECK(usual.throughput.read_bottleneck == Bottleneck::network);
  CHECK(usual.throughput.write_bottleneck == Bottleneck::file_rate);
  d.reads.required = 0.5;
  CHECK_THAT(pace(d, kPath, &slow, 0.75, 0).throughput.held_read, WithinRel(0.5, 1e-12));
  d.reads.required = 40;
  d.writes.required = 4;
  const Pace stated = pace(d, kPath, &slow, 0.75, 0);
  CHECK_THAT(stated.throughput.held_read, WithinRel(0.75 * 40 + 0.25 * 10, 1e-12));
  CHECK_THAT(stated.throughput.held_write, WithinRel(4.0, 1e-12));
  CHECK(stated.throughput.required_read == 40);
  CHECK(stated.throughput.required_write == 4);
}
