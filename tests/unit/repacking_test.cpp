#include "models/repacking.hpp"

#include <utility>

#include "models/switching.hpp"
#include "rank/repacking_advice.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

const std::size_t kStandard = *option_index("s3.standard");

/// 100 GB in objects of 100 KB, read four times by two hosts with disks.
Demand small_objects(double local_storage) {
  Demand d = quiet_demand();
  d.object = Bytes(100 * kKiB);
  d.objects = Count(d.bytes / d.object);
  d.hosts = Count(2);
  d.usd_per_hour = UsdPerHour(1);
  d.local_storage = Bytes(local_storage);
  d.reads = {.bytes = Bytes(400 * kGiB),
             .operations = 4 * d.objects,
             .request = Bytes(100 * kKiB),
             .clients = Count(2),
             .streams = Count(4),
             .required = {},
             .active = Seconds(360000)};
  return d;
}

/// A verdict for an option, told why packing is advised.
DataSetReport advised(std::optional<std::size_t> option) {
  DataSetReport report;
  report.verdict.option = option;
  report.reasons.resize(2);
  report.reasons[1].rule = "repack-shards";
  return report;
}

struct Shop {
  explicit Shop(Demand demand)
      : d(std::move(demand)),
        catalog(*embedded_catalog("aws", "us-east-1")),
        bench(workbench(d, catalog)),
        now(evaluate(d, world(), Breadth::ways)) {}

  std::optional<Repacking> packed_as(const DataSetReport& report) const {
    return repacking(bench, now, report, world());
  }

  World world() const { return {catalog, embedded_rules(), embedded_roles()}; }

  Demand d;
  Catalog catalog;
  Workbench bench;
  Evaluation now;
};

/// The packed data set in each way to S3 Standard.
std::vector<Estimate> ways_then(const Shop& shop) {
  const Demand then = sharded(shop.d, shop.catalog.performance.repack_shard);
  return estimate(workbench(then, shop.catalog), kOptions[kStandard], true);
}

}  // namespace

TEST_CASE("packing is compared on the same option, reached in the same way", "[repacking]") {
  Shop shop(small_objects(300 * kGiB));
  const auto then = ways_then(shop);
  for (std::size_t w = 0; w < 3; ++w) {
    CAPTURE(w);
    shop.now.options[kStandard].chosen = w;
    const auto found = shop.packed_as(advised(kStandard));
    REQUIRE(found);
    CHECK(found->now.read_p50.count() == shop.now.options[kStandard].ways[w].latency.read_p50);
    CHECK(found->now.bill == shop.now.options[kStandard].ways[w].bill.total());
    CHECK(found->then.read_p50.count() == then[w].latency.read_p50);
    CHECK(found->then.bill == then[w].bill.total());
    CHECK(found->then.waiting == then[w].waiting.usd);
    CHECK(found->shard.count() == 150 * kMiB);
    CHECK(found->then.object.count() == 150 * kMiB);
  }
}

TEST_CASE("a way that the hosts have no disks for is no way to compare with", "[repacking]") {
  Shop shop(small_objects(0));
  shop.now.options[kStandard].chosen = 1;  // downloaded first
  const auto found = shop.packed_as(advised(kStandard));
  REQUIRE(found);
  CHECK(found->then.read_p50.count() == ways_then(shop)[0].latency.read_p50);
}

TEST_CASE("what packing costs once, and what would be chosen then", "[repacking]") {
  const Shop shop(small_objects(0));
  const auto found = shop.packed_as(advised(kStandard));
  REQUIRE(found);
  const Demand then = sharded(shop.d, Bytes(150 * kMiB));
  CHECK(found->one_off == rewriting_cost(shop.d, then, kStandard, shop.catalog));
  const Evaluation after = evaluate(then, shop.world(), Breadth::ways);
  CHECK(found->option == best_option(after));
}

TEST_CASE("no packing where it is not advised, nothing was chosen, or a price is missing", "[repacking]") {
  Shop shop(small_objects(0));
  CHECK_FALSE(shop.packed_as(advised(std::nullopt)));
  DataSetReport unadvised = advised(kStandard);
  unadvised.reasons.pop_back();
  CHECK_FALSE(shop.packed_as(unadvised));
  shop.catalog.s3[0].get = {};
  CHECK_FALSE(shop.packed_as(advised(kStandard)));
}

TEST_CASE("a quick evaluation says of every eligible option what the whole one says", "[repacking]") {
  const Demand d = small_objects(300 * kGiB);
  Catalog c = *embedded_catalog("aws", "us-east-1");
  c.options &= ~options_matching("efs.elastic");
  const World world{c, embedded_rules(), embedded_roles()};
  const Evaluation whole = evaluate(d, world, Breadth::options);
  const Outcome quick = outcome(d, world);
  std::size_t eligible = 0;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = whole.options[i];
    CAPTURE(kOptions[i].id);
    CHECK(((quick.eligible >> i & 1U) != 0) == o.eligible);
    CHECK(quick.totals[i] == (o.eligible ? o.estimate().total() : Usd(0)));
    eligible += o.eligible ? 1 : 0;
  }
  CHECK(eligible > 5);
  REQUIRE(quick.option == best_option(whole));
  const OptionEvaluation& best = whole.options[*quick.option];
  CHECK(quick.service == kOptions[*quick.option].service);
  CHECK(quick.access == best.estimate().access);
  CHECK(quick.score == best.scores.total);
  CHECK(quick.bill == best.estimate().bill.total());
  CHECK(quick.waiting == best.estimate().waiting.usd);
}
