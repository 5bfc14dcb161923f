#include "check/findings.hpp"
#include "check/policy.hpp"
#include "support/catch.hpp"
#include "support/placed.hpp"

using namespace storeadvise;

TEST_CASE("a failed demand names what would meet it, with its figure", "[check]") {
  const Recommendation r = placed_all("s3.standard");
  PolicyDemand demand = on("*");
  demand.max_read_p50_ms = 40;
  demand.forbid_options = {"s3.*"};
  const CheckResult result = check(r, {"", {demand}});
  REQUIRE(result.demands.size() == 2);
  CHECK(result.demands[0].remedy == "no option of this catalog meets it");
  CHECK(result.demands[1].remedy ==
        "no eligible option meets it; the least is 50 ms, of s3.standard: $10.00 a month, all of it "
        "on the bill, score 0.0");
  demand.forbid_options.clear();
  demand.max_read_p50_ms.reset();
  demand.max_monthly_usd = 9;
  CHECK(check(r, {"", {demand}}).demands[0].remedy ==
        "no eligible option meets it; the least bill is $10.00, of s3.standard: $10.00 a month, all of "
        "it on the bill, score 0.0");
  demand = {};
  demand.max_monthly_usd = 9;
  CHECK(check(r, {"", {demand}}).demands[0].remedy == "no data set has an eligible option with less");
}

namespace {

/// All on S3 Standard, and S3 Express for a tenth of a cent less; for as long as the price lives.
Recommendation placed_beside_a_close_one(Price& price) {
  Recommendation r = placed_all("s3.standard");
  OptionReport close = placed("a", "s3.express", price).options[0];
  close.accesses[0].estimate.bill = {};
  close.accesses[0].estimate.bill.add(Item::storage, GbMonths(9.999), PricePerGbMonth{&price});
  r.datasets[0].options.push_back(close);
  return r;
}

}  // namespace

TEST_CASE("what saves less than a cent is not advised", "[check]") {
  Price price;
  const Recommendation r = placed_beside_a_close_one(price);
  PolicyDemand demand;
  demand.max_monthly_usd = 9;
  CHECK(check(r, {"", {demand}}).demands[0].remedy == "no eligible option saves a cent");
}

TEST_CASE("what saves less than a cent is named where it is enough", "[check]") {
  Price price;
  const Recommendation r = placed_beside_a_close_one(price);
  PolicyDemand demand;
  demand.max_monthly_usd = 9.9995;
  CHECK_THAT(check(r, {"", {demand}}).demands[0].remedy,
             ContainsSubstring("a on s3.express (under a cent less) meets it"));
}
