#include <fmt/format.h>
#include "check/baseline.hpp"

#include "check/findings.hpp"
#include "check/increase.hpp"
#include "check/policy.hpp"
#include "support/catch.hpp"
#include "support/placed.hpp"

using namespace storeadvise;

namespace {

bool holds(const Recommendation& r, const PolicyDemand& demand) { return check(r, {"", {demand}}).holds; }

}  // namespace

TEST_CASE("words are held against the verdict", "[check]") {
  const Recommendation r = placed_all("efs.onezone_elastic");
  PolicyDemand demand = on("*");
  demand.service = {"s3", "efs"};
  CHECK(holds(r, demand));
  demand.option = {"efs.elastic"};
  CHECK_FALSE(holds(r, demand));
  demand.option = {"efs.*"};
  CHECK(holds(r, demand));
  demand.forbid_options = {"efs.onezone_*"};
  CHECK_FALSE(holds(r, demand));
}

TEST_CASE("limits are met at the limit itself", "[check]") {
  const Recommendation r = placed_all("s3.standard");
  PolicyDemand demand = on("a");
  demand.max_monthly_usd = 10;
  demand.max_read_p50_ms = 50;
  demand.min_holds_in = 0.9;
  CHECK(holds(r, demand));
  demand.max_monthly_usd = 9.99;
  CHECK_FALSE(holds(r, demand));
  demand.max_monthly_usd = 10;
  demand.max_read_p50_ms = 49.9;
  CHECK_FALSE(holds(r, demand));
}

TEST_CASE("without a verdict every demand fails but one for none", "[check]") {
  const Recommendation r = placed_all("nothing");
  PolicyDemand demand = on("*");
  SECTION("service") { demand.service = {"s3"}; }
  SECTION("any option") { demand.option = {"*"}; }
  SECTION("forbidden") { demand.forbid_options = {"s3.express"}; }
  SECTION("money") { demand.max_monthly_usd = 1e9; }
  SECTION("holds") { demand.min_holds_in = 0; }
  SECTION("assumed") { demand.no_assumed_inputs = true; }
  CHECK_FALSE(holds(r, demand));
  PolicyDemand none = on("a");
  none.service = {"none"};
  CHECK(holds(r, none));
}

TEST_CASE("a demand about no data set here holds and does not apply", "[check]") {
  PolicyDemand demand = on("b");
  demand.service = {"efs"};
  const CheckResult result = check(placed_all("s3.standard"), {"", {demand}});
  CHECK(result.holds);
  REQUIRE(result.demands.size() == 1);
  CHECK_FALSE(result.demands[0].applies);
  CHECK(result.demands[0].dataset == "b");
}

TEST_CASE("a sum without a verdict on every data set is not known, and fails", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.datasets.push_back({});
  r.datasets.back().name = "stuck";
  PolicyDemand demand;
  SECTION("bill") { demand.max_monthly_usd = 1e9; }
  SECTION("waiting") { demand.max_waiting_usd = 1e9; }
  SECTION("total") { demand.max_total_usd = 1e9; }
  const CheckResult result = check(r, {"", {demand}});
  CHECK_FALSE(result.holds);
  CHECK(result.demands[0].found == "null");
  CHECK_THAT(result.demands[0].remedy, ContainsSubstring("stuck"));
  r.datasets.pop_back();
  CHECK(holds(r, demand));
}

TEST_CASE("a total is the bill and the waiting", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.summary.waiting = Usd(5);
  PolicyDemand demand;
  demand.max_total_usd = 15;
  CHECK(holds(r, demand));
  demand.max_total_usd = 14.99;
  CHECK_FALSE(holds(r, demand));
}

TEST_CASE("roles choose data sets", "[check]") {
  PolicyDemand demand = on("role:checkpoints");
  demand.service = {"efs"};
  CHECK_FALSE(holds(placed_all("s3.standard"), demand));
  demand.dataset = "role:archive";
  CHECK(holds(placed_all("s3.standard"), demand));
}

TEST_CASE("prices may be too old, or of unknown age", "[check]") {
  PolicyDemand demand;
  demand.max_price_age_days = 100;
  Recommendation r = placed_all("s3.standard");
  r.prices_age_days = 100;
  CHECK(holds(r, demand));
  r.prices_age_days = 101;
  CHECK_FALSE(holds(r, demand));
  r.prices_age_days.reset();
  CHECK_FALSE(holds(r, demand));
}

TEST_CASE("an increase is measured from the baseline", "[check]") {
  const Recommendation r = placed_all("s3.standard");
  const auto baseline = read_baseline(
      R"({ "report_version": 1, "profile": { "name": "team" }, "summary": { "monthly_bill_usd": 8 } })",
      "b.json");
  REQUIRE(baseline);
  CHECK(check_increase(compare(r, *baseline, {.only_one = true}), {2.0, {}})[0].holds);
  CHECK_FALSE(check_increase(compare(r, *baseline, {.only_one = true}), {1.99, {}})[0].holds);
  CHECK(check_increase(compare(r, *baseline, {.only_one = true}), {{}, 25.0})[0].holds);
  CHECK_FALSE(check_increase(compare(r, *baseline, {.only_one = true}), {{}, 24.9})[0].holds);
}

TEST_CASE("an increase is not known while a data set has no verdict", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.datasets.push_back({});
  r.datasets.back().name = "stuck";
  const auto baseline = read_baseline(
      R"({ "report_version": 1, "profile": { "name": "team" }, "summary": { "monthly_bill_usd": 80 } })",
      "b.json");
  REQUIRE(baseline);
  for (const CheckedDemand& d : check_increase(compare(r, *baseline, {.only_one = true}), {0.0, 0.0})) {
    CHECK_FALSE(d.holds);
    CHECK(d.found == "null");
  }
}

TEST_CASE("an increase is of the total, or of the bill alone", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.summary.waiting = Usd(5);
  const auto baseline = read_baseline(
      R"({ "report_version": 1, "profile": { "name": "team" },
           "summary": { "monthly_bill_usd": 12, "monthly_waiting_usd": 1 } })",
      "b.json");
  REQUIRE(baseline);
  const Comparison c = compare(r, *baseline, {.only_one = true});
  CHECK(check_increase(c, {.usd = 0, .basis = Basis::bill})[0].holds);
  CHECK_FALSE(check_increase(c, {.usd = 1.99})[0].holds);
  CHECK(check_increase(c, {.usd = 2})[0].holds);
}

TEST_CASE("a renamed profile is held against what it was", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.profile_name = "renamed";
  const auto baseline = read_baseline(
      R"([{ "report_version": 1, "profile": { "name": "team" }, "summary": { "monthly_bill_usd": 8 },
            "datasets": [ { "name": "a", "verdict": { "service": "s3", "option": null } } ] },
          { "report_version": 1, "profile": { "name": "other" }, "summary": { "monthly_bill_usd": 1 } }])",
      "b.json");
  REQUIRE(baseline);
  const Comparison c = compare(r, *baseline, {.only_one = false, .names = {{"renamed", "other"}}});
  CHECK(c.called == "team");
  CHECK(c.before.bill == 8);
  CHECK_FALSE(compare(r, *baseline, {.only_one = false, .names = {{"renamed", "team"}}}).is_known);
  CHECK(compare(r, *baseline, {}).is_known);
}

TEST_CASE("a new profile has nothing to rise from", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.profile_name = "new";
  const auto baseline = read_baseline(
      R"([{ "report_version": 1, "profile": { "name": "team" }, "summary": { "monthly_bill_usd": 0 } }])",
      "b.json");
  REQUIRE(baseline);
  CHECK_FALSE(check_increase(compare(r, *baseline, {}), {0.0, {}})[0].applies);
  const auto rises = check_increase(compare(r, *baseline, {.only_one = true}), {{}, 1000.0});
  CHECK_FALSE(rises[0].holds);
  CHECK(rises[0].found == "null");
}

TEST_CASE("a baseline that is no report is refused", "[check]") {
  const std::string text =
      GENERATE("{}", "[]", "[1]", R"({ "report_version": 1, "summary": {} })",
               R"({ "report_version": 2, "summary": { "monthly_bill_usd": 1 } })",
               R"({ "report_version": 1, "summary": { "monthly_bill_usd": 1e308 } })",
               R"({ "report_version": 1, "kind": "sweep", "summary": { "monthly_bill_usd": 1 } })",
               R"({ "report_version": 1, "summary": { "monthly_bill_usd": 1, "monthly_waiting_usd": 1,
                                        "monthly_total_usd": 3 } })",
               R"({ "report_version": 1, "summary": { "monthly_bill_usd": 1 }, "datasets": [
                                        { "name": "a", "verdict": { "service": "s3", "option": "s3.standard" },
                                          "options": [ { "id": "s3.standard", "bill": { "monthly_usd": 1e308 } } ] } ] })",
               R"({ "report_version": 1, "summary": { "monthly_bill_usd": 1 }, "datasets": [
                                        { "name": "a", "verdict": { "service": "s3", "option": "s3.bogus" } } ] })",
               R"({ "report_version": 1, "summary": { "monthly_bill_usd": 1 }, "datasets": [
                                        { "name": "a", "verdict": { "service": "efs", "option": "s3.standard" } } ] })");
  INFO(text);
  CHECK_FALSE(read_baseline(text, "b.json"));
}

TEST_CASE("a comparison lists what moved, what is new and what is gone", "[check]") {
  const Recommendation r = placed_all("s3.standard");
  const auto baseline = read_baseline(
      R"({ "report_version": 1, "profile": { "name": null }, "summary": { "monthly_bill_usd": 8 }, "datasets": [
           { "name": "a", "verdict": { "service": "efs", "option": "efs.elastic" },
             "options": [ { "id": "efs.elastic", "bill": { "monthly_usd": 7 } } ] },
           { "name": "b", "verdict": { "service": "none", "option": null }, "options": [] } ] })",
      "b.json");
  REQUIRE(baseline);
  const Comparison c = compare(r, *baseline, {.only_one = true});
  CHECK(c.increase_usd() == 2);
  CHECK(c.increase_percent() == 25);
  REQUIRE(c.changes.size() == 2);
  CHECK(change_text(c.changes[0]) == "was efs.elastic for $7.00, is s3.standard for $10.00 (+$3.00)");
  CHECK(change_text(c.changes[1]) == "gone, was none");
  CHECK_FALSE(compare(r, *baseline, {}).is_known);
}

TEST_CASE("a data set that stays for the same money is no change", "[check]") {
  const Recommendation r = placed_all("s3.standard");
  const auto baseline = read_baseline(
      R"({ "report_version": 1, "summary": { "monthly_bill_usd": 10 }, "datasets": [
           { "name": "a", "verdict": { "service": "s3", "option": "s3.standard" },
             "options": [ { "id": "s3.standard", "bill": { "monthly_usd": 10 } } ] } ] })",
      "b.json");
  REQUIRE(baseline);
  CHECK(compare(r, *baseline, {.only_one = true}).changes.empty());
}

TEST_CASE("a baseline of some data sets alone calls none of the others new", "[check]") {
  Recommendation r = placed_all("s3.standard");
  static Price price;
  r.datasets.push_back(placed("b", "s3.standard", price));
  const auto baseline = [](double bill) {
    return *read_baseline(
        fmt::format(R"({{ "report_version": 1, "summary": {{ "monthly_bill_usd": {} }}, "datasets": [
           {{ "name": "a", "verdict": {{ "service": "s3", "option": "s3.standard" }},
             "options": [ {{ "id": "s3.standard", "bill": {{ "monthly_usd": 10 }} }} ] }} ] }})",
                    bill),
        "b.json");
  };
  const Comparison some = compare(r, baseline(20), {.only_one = true});
  CHECK(some.unlisted == std::vector<std::string>{"b"});
  CHECK(some.changes.empty());
  CHECK_THAT(headline(some),
             ContainsSubstring("b.json is a report of some data sets alone: it tells nothing of b."));
  const Comparison all = compare(r, baseline(10), {.only_one = true});
  CHECK(all.unlisted.empty());
  CHECK(all.changes.size() == 1);
}

TEST_CASE("a pattern that is out of reach names the data sets in the way", "[check]") {
  Recommendation r = placed_all("s3.standard");
  r.summary.pattern = PortfolioPattern::s3_primary;
  r.summary.all_on_efs.feasible = false;
  r.summary.all_on_efs.blocked_by = {"a", "b", "c", "d", "e", "f"};
  PolicyDemand demand;
  demand.pattern = {"efs_shared"};
  CHECK(check(r, {"", {demand}}).demands[0].remedy == "EFS has no eligible option for a, b, c, d and 2 more");
}

TEST_CASE("what a role assumes of compute is stated in compute", "[check]") {
  Recommendation r = placed_all("s3.standard");
  PolicyDemand demand = on("*");
  demand.no_assumed_inputs = true;
  r.datasets[0].assumptions = {
      {.path = "datasets.a.prefixes", .value = "1", .shown = "1", .from = "role archive"}};
  CHECK(check(r, {"", {demand}}).demands[0].remedy == "state these inputs in the profile");
  r.datasets[0].assumptions[0].path = "datasets.a.compute.network";
  CHECK(check(r, {"", {demand}}).demands[0].remedy ==
        "state these inputs in the profile; those of compute in an entry of \"compute\" that the data set "
        "names");
}
