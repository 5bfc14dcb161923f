#include "models/burst_credits.hpp"
#include "models/estimate.hpp"
#include "models/pace.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

TEST_CASE("the time of two ways that share the bytes adds up", "[time]") {
  const Rate half{.value = BytesPerSecond(100), .bottleneck = Bottleneck::network};
  const Rate slow{.value = BytesPerSecond(50), .bottleneck = Bottleneck::concurrency};
  CHECK_THAT(mixed(half, 0.5, slow).value.count(), WithinRel(1 / (0.5 / 100 + 0.5 / 50), 1e-12));
  CHECK(mixed(half, 0.5, slow).bottleneck == Bottleneck::concurrency);
}

TEST_CASE("25 requests a thread read 8 MB parts at part / (first byte + part / bandwidth) each", "[time]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.reads = {.bytes = Bytes(1),
             .operations = Count(1),
             .request = Bytes(kGiB),
             .streams = Count(4),

             .client = S3Client::connector,
             .required = {},
             .active = {}};
  const Rate rate = s3_read_rate(d, s3_speed(false, d, c.performance),
                                 {.count = Count(1), .network = BytesPerSecond(1e12)}, c);
  const double part = 8 * kMiB;
  CHECK_THAT(rate.value.count(), WithinRel(4 * 25 * part / (0.027 + part / 93e6), 1e-12));
  CHECK(rate.bottleneck == Bottleneck::concurrency);
}

TEST_CASE("the smallest limit is named", "[time]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.reads = {.bytes = Bytes(1),
             .operations = Count(1),
             .request = Bytes(kGiB),
             .streams = Count(10000),

             .client = S3Client::connector,
             .required = {},
             .active = {}};
  const S3Speed speed = s3_speed(false, d, c.performance);
  CHECK(s3_read_rate(d, speed, {.count = Count(1), .network = BytesPerSecond(1e9)}, c).bottleneck ==
        Bottleneck::network);
  CHECK(s3_read_rate(d, speed, {.count = Count(1), .network = BytesPerSecond(50e9)}, c).bottleneck ==
        Bottleneck::client_limit);
  d.reads.request = d.object = Bytes(kKiB);
  CHECK(s3_read_rate(d, speed, {.count = Count(100), .network = BytesPerSecond(1e9)}, c).value ==
        5500 * 1024);
}

TEST_CASE("an EFS client gets 1,500 MiB/s with Elastic and 500 otherwise", "[time]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.reads = {.bytes = Bytes(1),
             .operations = Count(1),
             .request = Bytes(kGiB),
             .streams = Count(64),
             .required = {},
             .active = {}};
  const Hosts one{.count = Count(1), .network = BytesPerSecond(12.5e9)};
  const auto rate = [&](EfsMode mode) {
    return efs_read_rate(d, efs_speed(mode, false, BytesPerSecond(1e12), c.performance), one, c.performance)
        .value;
  };
  CHECK(rate(EfsMode::elastic) == 1500 * kMiB);
  CHECK(rate(EfsMode::provisioned) == 500 * kMiB);
}

TEST_CASE("Bursting: 100 GB earn 5 MiB/s, and 105 MiB/s written drain 2.1 TiB in 21,471 s", "[time][burst]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.bytes = Bytes(102.4 * kGiB);  // x 50 KiB/s = 5 MiB/s
  d.reads.active = d.writes.active = Seconds(730 * 3600);
  d.writes.required = BytesPerSecond(105 * kMiB);
  const BurstMonth month = burst_month(d, d.bytes, c.performance);
  CHECK_THAT(in_mib(month.burst.baseline_metered), WithinRel(5.0, 1e-12));
  // 100 MiB/s is the most that bursts; 95 of it come out of the credits.
  CHECK_THAT(in_hours(month.burst.until_exhausted) * 3600, WithinRel(2.1 * 1048576 / 95, 1e-9));
  CHECK(month.burst_share < 0.06);
}

TEST_CASE("burst credits pay for the volume, however fast it has to come", "[time][burst]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.bytes = Bytes(102.4 * kGiB);  // earns 5 MiB/s, metered
  d.reads.required = BytesPerSecond(300 * kMiB);
  d.reads.bytes = BytesPerSecond(2 * kMiB) * d.reads.active;
  CHECK(burst_month(d, d.bytes, c.performance).burst_share == 1);
  d.reads.bytes = BytesPerSecond(300 * kMiB) * d.reads.active;
  CHECK(burst_month(d, d.bytes, c.performance).burst_share < 1);
}

TEST_CASE("a steady month has no credits left over: 10 GB written at 1.75 MiB/s run out in five weeks",
          "[time][burst]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.bytes = Bytes(10 * kGiB);  // earns 1 MiB/s, the least there is
  d.reads.active = d.writes.active = d.month;
  d.writes.bytes = BytesPerSecond(1.75 * kMiB) * d.month;
  const BurstMonth month = burst_month(d, d.bytes, c.performance);
  CHECK_THAT(in_hours(month.burst.until_exhausted), WithinRel(2150.4 * 1024 / 0.75 / 3600, 1e-9));
  CHECK(month.burst_share == 0);
  // Half of the hours idle: they earn 1 MiB/s, and the others spend 0.75 more than that.
  d.reads.active = d.writes.active = d.month / 2;
  d.writes.bytes = BytesPerSecond(1.75 * kMiB) * d.writes.active;
  CHECK(burst_month(d, d.bytes, c.performance).burst_share == 1);
  d.writes.bytes = BytesPerSecond(2 * kMiB) * d.writes.active;  // 1 more: they pay for it to the last byte
  CHECK(std::isinf(in_hours(burst_month(d, d.bytes, c.performance).burst.until_exhausted)));
  d.writes.bytes = BytesPerSecond(3 * kMiB) * d.writes.active;  // 2 more: half of that time is paid for
  CHECK_THAT(burst_month(d, d.bytes, c.performance).burst_share, WithinRel(0.5, 1e-9));
}

TEST_CASE("Bursting lasts for ever below the baseline", "[time][burst]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.reads.required = BytesPerSecond(2 * kMiB);  // counts a third
  const BurstMonth month = burst_month(d, d.bytes, c.performance);
  CHECK(month.burst_share == 1);
  CHECK(std::isinf(in_hours(month.burst.until_exhausted)));
}

TEST_CASE("training that gets half of what it needs takes twice as long", "[time][waiting]") {
  Demand d = quiet_demand();
  d.hosts = Count(4);
  d.usd_per_hour = UsdPerHour(10);
  d.reads.required = BytesPerSecond(200);
  d.reads.bytes = Bytes(1);
  const Route route{.read = {.value = BytesPerSecond(100)},
                    .write = {.value = BytesPerSecond(100)},
                    .load = {.value = BytesPerSecond(100)},
                    .latency = {}};
  const Pace p = pace(d, route, nullptr, 1, Seconds(0));
  CHECK(in_hours(p.waiting.training) == 4 * 100);
  CHECK(p.waiting.usd == Usd(4000));
}

TEST_CASE("synchronous checkpoints wait for the write, asynchronous ones for what does not fit",
          "[time][waiting]") {
  Demand d = quiet_demand();
  d.hosts = Count(1);
  d.usd_per_hour = UsdPerHour(36);
  d.checkpoint_bytes = Bytes(3600);
  d.checkpoint_writes = Count(10);
  d.checkpoint_every = Seconds(20);
  d.checkpoint_synchronous = true;
  const Route route{.read = {.value = BytesPerSecond(100)},
                    .write = {.value = BytesPerSecond(100)},
                    .load = {},
                    .latency = {}};
  CHECK_THAT(pace(d, route, nullptr, 1, Seconds(0)).waiting.usd.count(), WithinRel(3.6, 1e-12));  // 10 x 36 s
  d.checkpoint_synchronous = false;
  CHECK_THAT(pace(d, route, nullptr, 1, Seconds(0)).waiting.usd.count(), WithinRel(1.6, 1e-12));  // 10 x 16 s
}

TEST_CASE("Young: the best interval is sqrt(2 x write time x time between failures)", "[time]") {
  Demand d = quiet_demand();
  d.checkpoint_bytes = Bytes(5000);
  d.checkpoint_writes = Count(1);
  d.failures = Count(1);
  d.writes.active = Seconds(360000);
  const Route route{.read = {.value = BytesPerSecond(100)},
                    .write = {.value = BytesPerSecond(100)},
                    .load = {},
                    .latency = {}};
  CHECK_THAT(pace(d, route, nullptr, 1, Seconds(0)).times.best_checkpoint_interval.value_or(Seconds(0)),
             WithinRel(6000.0, 1e-12));  // sqrt(2 x 50 x 360,000)
}

TEST_CASE("hours without burst credits are not made good by hours above the required rate",
          "[time][burst][waiting]") {
  Demand d = quiet_demand();
  d.hosts = Count(1);
  d.usd_per_hour = UsdPerHour(1);
  d.reads.required = BytesPerSecond(40);
  d.reads.bytes = Bytes(1);
  const Route fast{.read = {.value = BytesPerSecond(300)},
                   .write = {.value = BytesPerSecond(100)},
                   .load = {},
                   .latency = {}};
  const Route slow{.read = {.value = BytesPerSecond(10)},
                   .write = {.value = BytesPerSecond(10)},
                   .load = {},
                   .latency = {}};
  const Pace p = pace(d, fast, &slow, 0.5, Seconds(0));
  CHECK(p.throughput.held_read.count() == 25);  // 40 for half of the time, 10 for the other half
  CHECK_THAT(in_hours(p.waiting.training), WithinRel(100 * (40.0 / 25 - 1), 1e-12));
}

TEST_CASE("a load takes the mean of its times with and without burst credits", "[time][burst]") {
  Demand d = quiet_demand();
  d.starts = Count(10);
  d.load_bytes = Bytes(6000);
  const Route fast{.read = {}, .write = {}, .load = {.value = BytesPerSecond(300)}, .latency = {}};
  const Route slow{.read = {}, .write = {}, .load = {.value = BytesPerSecond(10)}, .latency = {}};
  CHECK_THAT(pace(d, fast, &slow, 0.5, Seconds(0)).times.load.value_or(Seconds(0)),
             WithinRel((20 + 600) / 2.0, 1e-12));
}

TEST_CASE("Provisioned gives at least the throughput that its storage includes", "[time]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.bytes = Bytes(2000 * kGiB);  // includes 100 MiB/s
  d.objects = Count(2000);
  d.reads = {.bytes = Bytes(kGiB),
             .operations = Count(1),
             .request = Bytes(kGiB),
             .clients = Count(8),
             .streams = Count(64),

             .required = {},
             .active = Seconds(360000)};
  const Workbench b = workbench(d, c);
  const Estimate e = estimate_efs(b, kOptions[*option_index("efs.provisioned")]);
  CHECK(e.provisioned == 1 * kMiB);
  CHECK_THAT(e.throughput.read, WithinRel(300 * kMiB, 1e-5));
  d.untouched = {{days(30), 0.9}};  // what lies in Infrequent Access includes nothing
  const Workbench cold = workbench(d, c);
  CHECK_THAT(estimate_efs(cold, kOptions[*option_index("efs.provisioned+ia")]).throughput.read,
             WithinRel(30 * kMiB, 1e-4));
}

TEST_CASE("a checkpoint is read back from EFS while none is written", "[time]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.bytes = d.object = d.checkpoint_bytes = Bytes(1500 * kGiB);
  d.objects = d.checkpoint_writes = Count(1);
  d.network = d.network_burst = BytesPerSecond(12.5e9);
  const Flow flow{.bytes = Bytes(kGiB),
                  .operations = Count(1),
                  .request = Bytes(kGiB),
                  .clients = Count(1),
                  .streams = Count(64),
                  .required = {},
                  .active = Seconds(3600)};
  d.reads = d.writes = flow;
  d.writes.bytes =
      Bytes(9000 * kGiB);  // in an hour, more than a client moves: reads are left next to nothing
  const Estimate e = estimate_efs(workbench(d, c), kOptions[*option_index("efs.elastic")]);
  CHECK(e.throughput.read.count() < kMiB);
  CHECK_THAT(e.times.checkpoint_restore.value_or(Seconds(0)).count(), WithinRel(1024.0, 0.01));
}

TEST_CASE("reads of which some are slow: shares are added where the times overlap", "[time]") {
  const Latency fast{
      .read_p50 = Seconds(1), .read_p95 = Seconds(10), .read_p99 = Seconds(50), .write_p50 = Seconds(3)};
  const Latency slow{
      .read_p50 = Seconds(20), .read_p95 = Seconds(29), .read_p99 = Seconds(33), .write_p50 = Seconds(4)};
  const Latency both = mixture(fast, 0.8, slow);
  CHECK_THAT(both.read_p50.count(), WithinRel(1 + 9 * (0.5 / 0.8 - 0.5) / 0.45, 1e-12));
  // At 24.5 the fast ones have 0.95 + 0.04 x 14.5 / 40, the slow ones 0.5 + 0.45 / 2.
  const double within = 0.8 * (0.95 + 0.04 * 14.5 / 40) + 0.2 * (0.5 + 0.45 / 2);
  CHECK(within < 0.95);
  CHECK(both.read_p95.count() > 24.5);
  CHECK(both.read_p95.count() < 29);
  CHECK(both.read_p99.count() > 33);
  CHECK(both.read_p99.count() < 50);
  CHECK(both.write_p50.count() == 3);
}

TEST_CASE("reads of which some are slow: where nothing overlaps, the slow ones are the tail", "[time]") {
  const Latency fast{
      .read_p50 = Seconds(1), .read_p95 = Seconds(2), .read_p99 = Seconds(3), .write_p50 = Seconds(1)};
  const Latency slow{
      .read_p50 = Seconds(100), .read_p95 = Seconds(145), .read_p99 = Seconds(149), .write_p50 = Seconds(1)};
  CHECK(mixture(fast, 0.5, slow).read_p50.count() == 3);
  CHECK(mixture(fast, 0.9, slow).read_p95.count() == 100);
  CHECK_THAT(mixture(fast, 0.9, slow).read_p99.count(), WithinRel(140.0, 1e-12));
  CHECK(mixture(fast, 0.995, slow).read_p99.count() == 3);
}
