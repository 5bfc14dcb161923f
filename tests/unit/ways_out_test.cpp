#include "models/ways_out.hpp"
#include "models/repacking.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

/// 100 GB, which earn 5,000 KiB/s, active for 182.5 of 730 hours: a quarter.
Demand quarter_active() {
  Demand d = quiet_demand();
  d.reads.active = d.writes.active = Seconds(182.5 * 3600);
  d.reads.request = d.writes.request = Bytes(kGiB);
  return d;
}

Demand moving(double read_mib_s, double write_mib_s) {
  Demand d = quarter_active();
  d.reads.required = BytesPerSecond(read_mib_s * kMiB);
  d.reads.bytes = d.reads.required * d.reads.active;
  d.reads.operations = Count(in_gb(d.reads.bytes));
  d.writes.required = BytesPerSecond(write_mib_s * kMiB);
  d.writes.bytes = d.writes.required * d.writes.active;
  d.writes.operations = Count(in_gb(d.writes.bytes));
  return d;
}

std::vector<WayOut> ways(const Demand& d, const char* id, const Catalog& c) {
  const Workbench b = workbench(d, c);
  const std::size_t option = *option_index(id);
  return ways_out(b, option, estimate(b, kOptions[option], false).front());
}

const Catalog& aws() {
  static const Catalog c = *embedded_catalog("aws", "us-east-1");
  return c;
}

}  // namespace

TEST_CASE("what has to be stored so that idle hours earn what active ones spend", "[ways_out]") {
  const Performance& p = aws().performance;
  // 60 MiB/s read count 20; a quarter of the time that is 5 MiB/s, which 102.4 GB earn.
  CHECK_THAT(padding(moving(60, 0), Bytes(0), p) / kGiB, WithinRel(102.4, 1e-8));
  CHECK_THAT(padding(moving(60, 0), Bytes(2.4 * kGiB), p) / kGiB, WithinRel(100.0, 1e-8));
  CHECK(padding(moving(60, 0), Bytes(103 * kGiB), p) == 0);
  CHECK_THAT(padding(moving(0, 80), Bytes(0), p) / kGiB, WithinRel(4 * 102.4, 1e-8));
  // Beyond 100 MiB/s the burst rate has to grow too: 150 MiB/s need 1.5 TB, whatever they earn.
  CHECK_THAT(padding(moving(0, 150), Bytes(0), p) / kGiB, WithinRel(1.5 * 1024, 1e-8));
  Demand always = moving(0, 80);
  always.reads.active = Seconds(2 * 730 * 3600);  // never more than all of the time
  CHECK_THAT(padding(always, Bytes(0), p) / kGiB, WithinRel(16 * 102.4, 1e-8));
  Demand written = moving(0, 80);
  written.reads.active = Seconds(0);
  CHECK_THAT(padding(written, Bytes(0), p) / kGiB, WithinRel(4 * 102.4, 1e-8));
}

TEST_CASE("a file system that keeps its credits needs no way out", "[ways_out]") {
  CHECK(ways(moving(10, 1), "efs.bursting", aws()).empty());
  CHECK(ways(moving(10, 1), "efs.elastic", aws()).empty());
  CHECK_FALSE(ways(moving(200, 50), "efs.bursting", aws()).empty());
  // Credits last, but 110 MiB/s are more than it bursts to.
  Demand fast = moving(0, 110);
  fast.reads.active = fast.writes.active = Seconds(3600);
  fast.writes.bytes = Bytes(110 * kMiB * 3600);
  CHECK_FALSE(ways(fast, "efs.bursting", aws()).empty());
}

TEST_CASE("three ways out, each at the price of what is bought, the cheapest first", "[ways_out]") {
  const Catalog c = priced({{"efs.standard.storage", 1},
                            {"efs.onezone.storage", 2},
                            {"efs.elastic.read", 1},
                            {"efs.elastic.write", 1},
                            {"efs.provisioned.throughput", 10}});
  const Demand d = moving(0, 80);  // 409.6 GB, of which 100 are there
  const auto found = ways(d, "efs.bursting", c);
  REQUIRE(found.size() == 3);
  CHECK(found[0].kind == WayOutKind::pad);
  CHECK(found[0].option == *option_index("efs.bursting"));
  CHECK_THAT(found[0].extra.count() / kGiB, WithinRel(309.6, 1e-8));
  CHECK_THAT(found[0].bill.count(), WithinRel(409.6, 1e-6));
  CHECK(found[1].kind == WayOutKind::provisioned);
  CHECK(found[1].option == *option_index("efs.provisioned"));
  CHECK(found[1].provisioned.count() == 80 * kMiB);
  CHECK_THAT(found[1].bill.count(), WithinRel(100 + 750.0, 1e-6));  // 5 of 80 MiB/s are included
  CHECK(found[2].kind == WayOutKind::elastic);
  CHECK(found[2].option == *option_index("efs.elastic"));
  CHECK_THAT(found[2].bill.count(), WithinRel(100 + 80 * 182.5 * 3600 / 1024, 1e-5));
  const auto one_zone = ways(d, "efs.onezone_bursting", c);
  REQUIRE(one_zone.size() == 3);
  CHECK(one_zone[0].option == *option_index("efs.onezone_bursting"));
  CHECK_THAT(one_zone[0].bill.count(), WithinRel(2 * 409.6, 1e-6));
  CHECK(one_zone[1].option == *option_index("efs.onezone_provisioned"));
}

TEST_CASE("waiting is part of the order of the ways out", "[ways_out]") {
  const Catalog c = priced({{"efs.standard.storage", 1},
                            {"efs.elastic.read", 0.05},
                            {"efs.elastic.write", 0.05},
                            {"efs.provisioned.throughput", 10}});
  Demand d = moving(600, 0);  // of which one host gets 500 MiB/s, but with Elastic
  d.network = BytesPerSecond(1e10);
  d.reads.streams = Count(64);
  const auto by_bill = ways(d, "efs.bursting", c);
  REQUIRE(by_bill.size() == 3);
  CHECK(by_bill[0].kind == WayOutKind::pad);  // 2 TB, to burst at 200 MiB/s
  CHECK(by_bill[2].kind == WayOutKind::elastic);
  d.hosts = Count(1);
  d.usd_per_hour = UsdPerHour(1000);
  const auto found = ways(d, "efs.bursting", c);
  REQUIRE(found.size() == 3);
  CHECK(found[0].kind == WayOutKind::elastic);
  CHECK(found[0].waiting.count() == 0);
  CHECK(found[1].kind == WayOutKind::pad);
  CHECK_THAT(found[1].waiting.count(), WithinRel(182.5 * 0.2 * 1000, 1e-6));
}

TEST_CASE("no padding with a lifecycle, nor beyond what any Bursting file system gives", "[ways_out]") {
  const auto pads = [](const Demand& d, const char* id) {
    const auto found = ways(d, id, aws());
    return std::ranges::any_of(found, [](const WayOut& w) { return w.kind == WayOutKind::pad; });
  };
  CHECK(pads(moving(0, 80), "efs.bursting"));
  CHECK_FALSE(pads(moving(0, 80), "efs.bursting+ia"));
  const double read = in_mib(aws().performance.efs_read_max[static_cast<std::size_t>(EfsMode::bursting)]);
  const double write = in_mib(aws().performance.efs_write_max[static_cast<std::size_t>(EfsMode::bursting)]);
  CHECK(pads(moving(read, 0), "efs.bursting"));
  CHECK_FALSE(pads(moving(read + 1, 0), "efs.bursting"));
  CHECK(pads(moving(0, write), "efs.bursting"));
  CHECK_FALSE(pads(moving(0, write + 1), "efs.bursting"));
  Demand average = moving(read + 1, 0);
  average.reads.required = BytesPerSecond(0);  // what is moved says the same
  CHECK_FALSE(pads(average, "efs.bursting"));
  average = moving(0, write + 1);
  average.writes.required = BytesPerSecond(0);
  CHECK_FALSE(pads(average, "efs.bursting"));
}

TEST_CASE("a way out that is not sold, or has no price, is none", "[ways_out]") {
  Catalog c = priced({{"efs.standard.storage", 1}, {"efs.provisioned.throughput", 10}});
  const auto kinds = [&] {
    std::vector<WayOutKind> found;
    for (const WayOut& way : ways(moving(0, 80), "efs.bursting", c)) found.push_back(way.kind);
    return found;
  };
  CHECK(kinds() == std::vector{WayOutKind::pad, WayOutKind::provisioned});
  c.options &= ~options_matching("efs.provisioned");
  CHECK(kinds() == std::vector{WayOutKind::pad});
  c.efs.standard = {};
  CHECK(kinds().empty());
}

TEST_CASE("Elastic and Provisioned cost the same at fixed price / price of moving all the time",
          "[ways_out]") {
  Catalog c = priced({{"efs.standard.storage", 1e-9},
                      {"efs.elastic.read", 2},
                      {"efs.elastic.write", 4},
                      {"efs.provisioned.throughput", 10}});
  const Demand d = moving(30, 10);
  const auto found = mode_break_even(workbench(d, c));
  REQUIRE(found);
  CHECK(found->provisioned_rate == 20 * kMiB);    // 10 + 30 / 3
  const double inodes = 100 * 2.0 / 1024 / 1024;  // GB: 2 KiB for each of 100 files
  CHECK_THAT(found->provisioned.count(), WithinRel(10 * (20 - (100 + inodes) / 20), 1e-9));
  const double month = (30 * 2 + 10 * 4) / 1024.0 * 730 * 3600;  // $ for 730 hours of 40 MiB/s
  const double opens = (30 * 2 + 10 * 4) / 1024.0 * 730 * 3600 * 4 / 1024 / 1024;
  CHECK_THAT(found->elastic_full_time.count(), WithinRel(month + opens, 1e-9));
  CHECK_THAT(found->duty_cycle_now, WithinRel(0.25, 1e-12));
  CHECK_THAT(found->duty_cycle, WithinRel(found->provisioned.count() / (month + opens), 1e-9));
  CHECK_FALSE(mode_break_even(workbench(quarter_active(), c)));  // nothing moves
  c.options &= ~options_matching("efs.elastic");
  CHECK_FALSE(mode_break_even(workbench(d, c)));
  c.options |= options_matching("efs.elastic");
  c.options &= ~options_matching("efs.provisioned");
  CHECK_FALSE(mode_break_even(workbench(d, c)));
  c.options |= options_matching("efs.provisioned");
  c.efs.provisioned = {};
  CHECK_FALSE(mode_break_even(workbench(d, c)));
}

TEST_CASE("the break-even of a flow without a stated rate looks at its average", "[ways_out]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9},
                            {"efs.elastic.read", 2},
                            {"efs.elastic.write", 4},
                            {"efs.provisioned.throughput", 10}});
  Demand d = moving(30, 10);
  d.reads.required = d.writes.required = BytesPerSecond(0);
  const auto found = mode_break_even(workbench(d, c));
  REQUIRE(found);
  CHECK_THAT(found->duty_cycle_now, WithinRel(0.25, 1e-9));
  d.writes = quarter_active().writes;
  const auto read_alone = mode_break_even(workbench(d, c));
  REQUIRE(read_alone);
  CHECK_THAT(read_alone->duty_cycle_now, WithinRel(0.25, 1e-9));
}

TEST_CASE("packed: the same bytes in shards, read and written whole and in order", "[repacking]") {
  Demand d = quiet_demand();
  d.object = Bytes(kMiB);
  d.objects = Count(100 * 1024);
  d.in_place_fraction = 0.5;
  d.reads = {.bytes = Bytes(300 * kGiB),
             .operations = Count(1e6),
             .request = Bytes(4 * kKiB),
             .random_fraction = 1,
             .required = {},
             .active = {}};
  d.writes = {.bytes = Bytes(30 * kGiB),
              .operations = Count(1e5),
              .request = Bytes(500 * kMiB),
              .random_fraction = 0.5,
              .required = {},
              .active = {}};
  const Demand p = sharded(d, Bytes(100 * kMiB));
  CHECK(p.object.count() == 100 * kMiB);
  CHECK(p.objects.count() == 1024);
  CHECK(p.bytes.count() == d.bytes);
  CHECK(p.reads.request.count() == 100 * kMiB);
  CHECK(p.reads.operations.count() == 3 * 1024);
  CHECK(p.reads.random_fraction == 0);
  CHECK(p.writes.request.count() == 500 * kMiB);  // larger than a shard already
  CHECK(p.writes.operations.count() == 30 * 1024 / 500.0);
  CHECK(p.in_place_fraction == 0);
  CHECK(sharded(d, Bytes(0.5 * kMiB)).object.count() == kMiB);
  CHECK(sharded(d, Bytes(200 * kGiB)).object.count() == 100 * kGiB);
  CHECK(sharded(d, Bytes(200 * kGiB)).objects.count() == 1);
  d.bytes = d.object = Bytes(0);
  CHECK(sharded(d, Bytes(kMiB)).objects.count() == 0);
}

TEST_CASE("a comparison counts requests on S3, and files opened and created on EFS", "[repacking]") {
  Demand d = quiet_demand();
  d.object = Bytes(8 * kMiB);
  d.objects = Count(12800);
  d.reads = {.bytes = Bytes(10 * kGiB),
             .operations = Count(1280),
             .request = Bytes(8 * kMiB),
             .required = {},
             .active = {}};
  d.writes = {.bytes = Bytes(kGiB),
              .operations = Count(128),
              .request = Bytes(8 * kMiB),
              .required = {},
              .active = {}};
  const Workbench b = workbench(d, aws());
  const auto figures = [&](const char* id) {
    return object_figures(b, *option_index(id), estimate(b, kOptions[*option_index(id)], false).front());
  };
  CHECK(figures("s3.standard").requests == 1280 + 128);
  CHECK(figures("s3.standard").list_requests.count() == 13);  // 1,000 keys each
  CHECK(figures("efs.elastic").requests == 1280 + 128);
  CHECK(figures("efs.elastic").list_requests.count() == 0);
  CHECK(figures("hybrid.s3_efs").list_requests.count() == 13);
  CHECK(figures("s3.standard").objects.count() == 12800);
  CHECK(figures("s3.standard").object.count() == 8 * kMiB);
}
