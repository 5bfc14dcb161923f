#include "models/switching.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

/// 2 GB in 64 objects of 32 MB: 256 ranged GETs, or 64 x (4 parts + create + complete) = 384 PUTs. Half lies
/// untouched for 30 days, a quarter for 90. A month has 30 days.
Demand two_gb() {
  Demand d = quiet_demand();
  d.month = hours(720);
  d.bytes = Bytes(2 * kGiB);
  d.object = Bytes(32 * kMiB);
  d.objects = Count(64);
  d.untouched = {{days(30), 0.5}, {days(90), 0.25}};
  d.reads.bytes = d.bytes;  // all of it is touched
  return d;
}

Catalog offers() {
  Catalog c = priced({{"s3.standard.storage", 1},
                      {"s3.standard.get", 0.01},
                      {"s3.standard.put", 0.1},
                      {"s3.standard_ia.storage", 4},
                      {"s3.standard_ia.get", 0.02},
                      {"s3.standard_ia.put", 0.3},
                      {"s3.standard_ia.retrieval", 10},
                      {"s3.standard_ia.transition", 0.5},
                      {"s3.glacier_instant.storage", 8},
                      {"s3.glacier_instant.get", 0.03},
                      {"s3.glacier_instant.retrieval", 15},
                      {"s3.glacier_instant.transition", 0.25},
                      {"s3.glacier_flexible.storage", 2},
                      {"s3.glacier_flexible.get", 0.04},
                      {"s3.glacier_flexible.put", 0.6},
                      {"s3.glacier_flexible.retrieval", 25},
                      {"s3.glacier_flexible.restore", 1},
                      {"s3.intelligent_tiering.storage", 10},
                      {"s3.intelligent_tiering.storage_infrequent", 4},
                      {"s3.intelligent_tiering.get", 0.05},
                      {"s3.intelligent_tiering.put", 0.4},
                      {"s3.intelligent_tiering.transition", 0.125},
                      {"s3.express.get", 0.06},
                      {"s3.express.put", 0.2},
                      {"s3.express.retrieval", 5},
                      {"s3.express.upload", 7},
                      {"efs.standard.storage", 10000},  // so that whatever may move does
                      {"efs.ia.storage", 100},
                      {"efs.ia_elastic.storage", 100},
                      {"efs.archive.storage", 1},
                      {"efs.onezone.storage", 10000},
                      {"efs.onezone_ia.storage", 100},
                      {"efs.provisioned.throughput", 1e-9},
                      {"efs.elastic.read", 1},
                      {"efs.elastic.write", 3},
                      {"efs.ia.read", 100},
                      {"efs.ia.tiering", 20},
                      {"efs.archive.read", 200},
                      {"efs.archive.tiering", 40}});
  c.options &= ~(options_matching("efs.provisioned") | options_matching("efs.bursting"));
  return c;
}

struct Move {
  const char* from;
  const char* to;
  double usd;
};

/// GB that Elastic meters for opening or creating 64 files, at 4 KiB each.
constexpr double kFiles = 64 * 4 / 1048576.0;

void check(const std::vector<Move>& moves, const Demand& d = two_gb()) {
  const Catalog c = offers();
  const Workbench bench = workbench(d, c);
  for (const Move& move : moves) {
    INFO(move.from << " -> " << move.to);
    const auto cost = switching_cost(bench, *option_index(move.from), *option_index(move.to));
    REQUIRE(cost);
    CHECK_THAT(cost->count(), Catch::Matchers::WithinRel(move.usd, 1e-9) || WithinAbs(move.usd, 1e-9));
  }
}

}  // namespace

TEST_CASE("nothing is paid where nothing moves", "[switching]") {
  check({{"s3.standard", "s3.standard", 0}, {"efs.elastic", "efs.bursting", 0}});
  check({{"efs.elastic+ia", "efs.provisioned+ia", 0}, {"hybrid.s3_efs", "hybrid.s3_files", 0}});
}

TEST_CASE("from EFS to a bucket: elastic reads, cold reads, and PUTs of parts", "[switching]") {
  check({{"efs.bursting", "s3.standard", 38.4}});                       // 384 x $0.10
  check({{"efs.elastic", "s3.standard", 2 + kFiles + 38.4}});           // 2 GB x $1
  check({{"efs.elastic+ia", "s3.standard", 2 + kFiles + 100 + 38.4}});  // 1 GB x $100
  // 0.5 GB x $100 and x $200
  check({{"efs.elastic+ia+archive", "s3.standard", 2 + kFiles + 200 + 38.4}});
  check({{"efs.bursting", "hybrid.s3_files", 38.4}});                             // its bucket is S3 Standard
  check({{"efs.bursting", "s3.express", 384 * 0.2 + 2 * 7}});                     // uploads pay for each GB
  check({{"efs.bursting", "s3.intelligent_tiering", 384 * 0.4 + 1 * (10 - 4)}});  // 1 GB is frequent again
  // Creation and parts at Standard's price, the completion at the class's own.
  check({{"efs.bursting", "s3.glacier_flexible", 64 * 5 * 0.1 + 64 * 0.6}});
}

TEST_CASE("objects too small to be monitored are frequent in Intelligent-Tiering anyway", "[switching]") {
  Demand small = two_gb();
  small.object = Bytes(64 * kKiB);
  small.objects = Count(32768);
  check({{"efs.bursting", "s3.intelligent_tiering", 32768 * 0.4}}, small);
}

TEST_CASE("from a bucket to EFS: GETs, retrieval, restores, days still owed, and writes", "[switching]") {
  check({{"s3.standard", "efs.bursting", 2.56}});                  // 256 x $0.01
  check({{"s3.standard", "efs.elastic", 2.56 + 6 + 3 * kFiles}});  // 2 GB x $3
  check({{"s3.standard", "efs.bursting+ia", 2.56 + 20}});          // 1 GB x $20
  // and 0.5 GB x $40
  check({{"s3.standard", "efs.elastic+ia+archive", 2.56 + 6 + 3 * kFiles + 20 + 40}});
  check({{"s3.intelligent_tiering", "efs.bursting", 12.8}});  // retrieval is free
  check({{"s3.express", "efs.bursting", 256 * 0.06 + 2 * 5}});
  // Half of 30 days for the half that was touched since: 1 GB x 0.5 months x $4.
  check({{"s3.standard_ia", "efs.bursting", 5.12 + 20 + 2}});
  // Half of 90 days for the three quarters touched since: 1.5 GB x 1.5 months.
  check({{"s3.glacier_instant", "efs.bursting", 7.68 + 30 + 2.25 * 8}});
  check({{"s3.glacier_flexible", "efs.bursting", 10.24 + 50 + 64 + 2.25 * 2}});
}

TEST_CASE("to a colder class of the same bucket there is a lifecycle rule", "[switching]") {
  check({{"s3.standard", "s3.standard_ia", 64 * 0.5}});
  check({{"hybrid.s3_efs", "s3.standard_ia", 64 * 0.5}});
  check({{"s3.standard_ia", "s3.glacier_instant", 64 * 0.25 + 2}});           // 15 days of IA owed
  check({{"s3.standard", "s3.intelligent_tiering", 64 * 0.125 + (10 - 4)}});  // 30 days in the frequent tier
  check({{"s3.standard_ia", "s3.intelligent_tiering", 64 * 0.125 + 2 + (10 - 4)}});
}

TEST_CASE("to a warmer class, and to or from Express, everything is copied", "[switching]") {
  check({{"s3.standard_ia", "s3.standard", 27.12 + 38.4}});
  check({{"s3.glacier_instant", "s3.standard_ia", 55.68 + 384 * 0.3}});
  check({{"s3.intelligent_tiering", "s3.standard_ia", 256 * 0.05 + 384 * 0.3}});
  check({{"s3.standard", "s3.express", 2.56 + 384 * 0.2 + 14}});
  check({{"s3.express", "s3.standard", 25.36 + 38.4}});
}

TEST_CASE("a hot part is copied to EFS unless it lies there, and stays where everything goes to EFS",
          "[switching]") {
  Demand d = two_gb();
  d.hot_fraction = 0.25;  // 0.5 GB in 16 files: 64 GETs, and 0.5 GB written
  const double written = 0.5 * 3 + 3 * kFiles / 4;
  check({{"s3.standard", "hybrid.s3_efs", 64 * 0.01 + written}}, d);
  check({{"hybrid.s3_files", "hybrid.s3_efs", 64 * 0.01 + written}}, d);
  check({{"s3.standard_ia", "hybrid.s3_efs", 27.12 + 38.4 + written}}, d);  // all of it is read anyway
  check({{"efs.bursting", "hybrid.s3_efs", 38.4}}, d);
  check({{"efs.onezone_bursting", "hybrid.s3_efs", 38.4 + written}}, d);
  // The other 48 files: 192 GETs, and 1.5 GB written.
  check({{"hybrid.s3_efs", "efs.bursting", 1.92}}, d);
  check({{"hybrid.s3_efs", "efs.elastic+ia", 1.92 + 1.5 * 3 + 3 * kFiles * 3 / 4 + 20}}, d);
  check({{"hybrid.s3_efs", "efs.onezone_bursting", 2.56}}, d);
}

TEST_CASE("the bucket beside a hot part changes to the class that is billed", "[switching]") {
  Catalog c = *embedded_catalog("aws", "us-east-1");
  c.options &= ~(options_matching("efs.provisioned") | options_matching("efs.bursting"));
  Demand d = quiet_demand();
  d.bytes = Bytes(100 * kTiB);
  d.reads.bytes = d.bytes * 0.05;  // touched, for next to nothing
  d.object = Bytes(kMiB);
  d.objects = Count(d.bytes / d.object);
  d.hot_fraction = 0.05;
  const Workbench bench = workbench(d, c);
  const Estimate hybrid = estimate_s3_efs(bench);
  REQUIRE(hybrid.bucket_class == S3Class::glacier_instant);
  REQUIRE(hybrid.hot_mode == EfsMode::elastic);
  const auto cost = switching_cost(bench, *option_index("s3.standard"), *option_index("hybrid.s3_efs"));
  REQUIRE(cost);
  // 104,857,600 lifecycle transitions at $0.02 per 1,000, GETs of a twentieth at $0.0004 per 1,000, and its
  // 5,120 GB written for $0.06 each, with 4 KiB for each of 5,242,880 files.
  CHECK_THAT(cost->count(), WithinRel(2097.152 + 2.097152 + 307.2 + 1.2, 1e-9));
}

TEST_CASE("between file systems of one zone and of all", "[switching]") {
  check({{"efs.elastic", "efs.elastic+ia", 20}, {"efs.onezone_elastic", "efs.onezone_elastic+ia", 20}});
  check({{"efs.elastic", "efs.elastic+ia+archive", 20 + 40}});
  check({{"efs.elastic", "efs.onezone_elastic", 2 + 6 + 4 * kFiles}});
  check({{"efs.bursting", "efs.onezone_elastic", 6 + 3 * kFiles}});
  check({{"efs.elastic+ia", "efs.onezone_bursting", 2 + kFiles + 100}});
}

TEST_CASE("inside a file system what leaves a cold class is read, and what enters one is tiered",
          "[switching]") {
  // 1 GB x $100 out of IA, and as much again, with 32 files, at Elastic's $1.
  check({{"efs.elastic+ia", "efs.elastic", 100 + 1 + kFiles / 2}});
  check({{"efs.provisioned+ia", "efs.bursting", 100}});
  // 0.5 GB x $40 into Archive; out of it 0.5 GB x $200 and back into IA for $20.
  check({{"efs.elastic+ia", "efs.elastic+ia+archive", 40}});
  check({{"efs.elastic+ia+archive", "efs.elastic+ia", 200 + 20 + 1 + kFiles / 2}});
  check({{"efs.elastic+ia+archive", "efs.elastic", 200 + 1 + kFiles / 2}});
}

TEST_CASE("a move through a price that the catalog lacks has no cost", "[switching]") {
  const Catalog c = offers();
  const Demand d = two_gb();
  const Workbench bench = workbench(d, c);
  CHECK_FALSE(switching_cost(bench, *option_index("s3.deep_archive"), *option_index("efs.bursting")));
  CHECK_FALSE(switching_cost(bench, *option_index("s3.standard"), *option_index("s3.deep_archive")));
  Demand now = d;
  now.object = Bytes(16 * kMiB);
  CHECK_FALSE(rewriting_cost(now, d, *option_index("s3.deep_archive"), c));
}

TEST_CASE("Intelligent-Tiering without its infrequent tier, or free, costs nothing more to enter",
          "[switching]") {
  const auto cost = [](const Catalog& c) {
    const Demand d = two_gb();
    return switching_cost(workbench(d, c), *option_index("efs.bursting"),
                          *option_index("s3.intelligent_tiering"));
  };
  const auto puts_alone =
      cost(priced({{"s3.intelligent_tiering.storage", 10}, {"s3.intelligent_tiering.put", 0.4}}));
  REQUIRE(puts_alone);
  CHECK_THAT(puts_alone->count(), WithinRel(153.6, 1e-9));
  CHECK(
      cost(priced({{"s3.intelligent_tiering.storage_infrequent", 10}, {"s3.intelligent_tiering.put", 0.4}})));
  const auto cheap = cost(priced({{"s3.intelligent_tiering.storage", 0.5},
                                  {"s3.intelligent_tiering.storage_infrequent", 0.25},
                                  {"s3.intelligent_tiering.put", 0.4}}));
  REQUIRE(cheap);
  CHECK_THAT(cheap->count(), WithinRel(153.6 + 0.25, 1e-9));
  const auto free = cost(priced({{"s3.intelligent_tiering.storage", 0},
                                 {"s3.intelligent_tiering.storage_infrequent", 0},
                                 {"s3.intelligent_tiering.put", 0.4}}));
  REQUIRE(free);
  CHECK_THAT(free->count(), WithinRel(153.6, 1e-9));
}

TEST_CASE("to write the same bytes in fewer objects, they are read as they lie", "[switching]") {
  const Catalog c = offers();
  const Demand now = two_gb();
  Demand then = now;
  then.object = Bytes(kGiB);
  then.objects = Count(2);  // 2 x (128 parts + 2) = 260 PUTs
  const auto cost = [&](const char* id) {
    return rewriting_cost(now, then, *option_index(id), c).value_or(Usd(-1)).count();
  };
  CHECK_THAT(cost("s3.standard"), WithinRel(2.56 + 26, 1e-9));
  CHECK_THAT(cost("hybrid.s3_efs"), WithinRel(2.56 + 26 + 6 + 3 * kFiles / 32, 1e-9));
  CHECK_THAT(cost("s3.standard_ia"), WithinRel(27.12 + 260 * 0.3, 1e-9));
  CHECK_THAT(cost("efs.elastic"), WithinRel(2 + kFiles + 6 + 3 * kFiles / 32, 1e-9));
  CHECK_THAT(cost("efs.elastic+ia"), WithinRel(2 + kFiles + 100 + 6 + 3 * kFiles / 32 + 20, 1e-9));
}

TEST_CASE("a saving pays back in one-off / saving months, sooner where the data grows", "[switching]") {
  Demand d;
  d.bytes = Bytes(1);
  CHECK(payback_months(Usd(100), Usd(10), d) == 10);
  CHECK(payback_months(Usd(100), Usd(0.5), d) == 200);
  CHECK_FALSE(payback_months(Usd(100), Usd(0), d));
  CHECK_FALSE(payback_months(Usd(100), Usd(-1), d));
  d.growth = Bytes(0.08);  // 10 m + 0.8 m^2 / 2 = 120 after 10 months
  CHECK_THAT(payback_months(Usd(140), Usd(10), d).value_or(0), WithinRel(10.0, 1e-9));
  d.bytes = Bytes(0);
  CHECK(payback_months(Usd(100), Usd(10), d) == 10);
}
