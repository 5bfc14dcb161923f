// Waiting that is not counted is not none: no demand holds on it unsaid.

#include "check/uncounted.hpp"

#include "check/baseline.hpp"
#include "check/findings.hpp"
#include "check/increase.hpp"
#include "support/catch.hpp"
#include "support/placed.hpp"

using namespace storeadvise;

namespace {

Recommendation without_a_price() {
  Recommendation r = placed_all("s3.standard");
  r.datasets[0].demand.usd_per_hour = UsdPerHour(0);
  return r;
}

/// The same month, when the compute had a price: $5 of waiting.
Baseline with_waiting() {
  return *read_baseline(
      R"({ "report_version": 1, "profile": { "name": "team" },
           "summary": { "monthly_bill_usd": 10, "monthly_waiting_usd": 5 }, "datasets": [
             { "name": "a", "verdict": { "service": "s3", "option": "s3.standard" },
               "options": [ { "id": "s3.standard", "bill": { "monthly_usd": 10 },
                              "waiting": { "monthly_usd": 5, "counted": true } } ] } ] })",
      "b.json");
}

Comparison since(const Recommendation& r) { return compare(r, with_waiting(), {.only_one = true}); }

}  // namespace

TEST_CASE("a limit of waiting that is not counted is in vain", "[check]") {
  const Recommendation r = without_a_price();
  PolicyDemand demand = GENERATE(on("*"), PolicyDemand{});
  demand.max_waiting_usd = 0;
  const CheckResult result = check(r, {"", {demand}});
  CHECK(result.holds);
  CHECK_FALSE(result.demands[0].applies);
  CHECK(result.demands[0].found == "null");
  CHECK_THAT(result.demands[0].why_not, ContainsSubstring("waiting is not counted"));
  const std::vector<Vacuity> vacuities = uncounted_waiting(r, {"", {demand}});
  REQUIRE(vacuities.size() == 1);
  CHECK(vacuities[0].is_in_vain);
  CHECK(vacuities[0].text == "waiting is not counted for a, so this demands nothing");
  CHECK(uncounted_waiting(placed_all("s3.standard"), {"", {demand}}).empty());
}

TEST_CASE("a sum that lacks waiting is held against what there is, and says so", "[check]") {
  Recommendation r = without_a_price();
  static Price price;
  r.datasets.push_back(placed("b", "s3.standard", price));
  PolicyDemand demand;
  demand.path = "demands[0]";
  demand.max_waiting_usd = 0;
  demand.max_total_usd = 10;
  const std::vector<Vacuity> vacuities = uncounted_waiting(r, {"", {demand}});
  REQUIRE(vacuities.size() == 2);
  CHECK_FALSE(vacuities[0].is_in_vain);
  CHECK(vacuities[0].text ==
        "demands[0]: max_waiting_usd: waiting is not counted for a, so only that of the others is limited");
  CHECK_FALSE(vacuities[1].is_in_vain);
  CHECK(vacuities[1].text ==
        "demands[0]: max_total_usd: waiting is not counted for a, so only the bill is limited there");
  r.summary.waiting = Usd(1);  // both fail already
  CHECK(uncounted_waiting(r, {"", {demand}}).empty());
}

TEST_CASE("only what is in vain fails with a strict policy", "[check]") {
  CheckResult result;
  add_vacuities(result, {{.from = "p.json", .text = "less", .is_in_vain = false}}, true);
  CHECK(result.holds);
  CHECK(result.warnings.size() == 1);
  add_vacuities(result, {{.from = "p.json", .text = "nothing"}}, true);
  CHECK_FALSE(result.holds);
  CHECK(result.warnings.size() == 2);
}

TEST_CASE("waiting that is no longer counted is no saving", "[check]") {
  const Comparison c = since(without_a_price());
  CHECK(c.uncounted == std::vector<std::string>{"a"});
  CHECK(
      headline(c) ==
      "Since b.json a month went from $15.00 to $10.00 as far as it is counted: the bill from $10.00 to "
      "$10.00, waiting was $5.00 and is not counted. The waiting of a was counted and is not: how much more "
      "a month costs is not known.");
  REQUIRE(c.changes.size() == 1);
  CHECK(change_text(c.changes[0]) ==
        "was s3.standard for $15.00, is s3.standard for $10.00 (waiting not counted)");
}

TEST_CASE("no limit of an increase holds unsaid on waiting that is no longer counted", "[check]") {
  const Comparison c = since(without_a_price());
  const auto increases = check_increase(c, {.usd = 0, .percent = 0});
  REQUIRE(increases.size() == 2);
  for (const CheckedDemand& d : increases) {
    CHECK(d.holds);
    CHECK_FALSE(d.applies);
    CHECK(d.found == "null");
  }
  const std::vector<Vacuity> vacuities = uncounted_increase(c, increases);
  REQUIRE(vacuities.size() == 2);
  CHECK(vacuities[0].is_in_vain);
  CHECK(vacuities[0].from == "--max-increase-usd");
  CHECK(vacuities[0].text ==
        "the waiting of a is not counted, which b.json counts: how much more a month costs is not known");
}

TEST_CASE("a bill that rises too far fails without the waiting", "[check]") {
  Recommendation r = without_a_price();
  r.summary.bill = Usd(20);
  CHECK_FALSE(check_increase(since(r), {.usd = 4.99})[0].holds);
  CHECK(check_increase(since(r), {.usd = 10, .basis = Basis::bill})[0].applies);
}

TEST_CASE("waiting that neither report counts is not told as none", "[check]") {
  Baseline baseline = with_waiting();
  baseline.reports[0].cost = {12, 0, false};
  baseline.reports[0].datasets[0].side.cost = {12, 0, false};
  const Comparison c = compare(without_a_price(), baseline, {.only_one = true});
  CHECK(headline(c) ==
        "Since b.json a month went from $12.00 to $10.00 (-$2.00, -16.7 %): the bill from $12.00 to $10.00, "
        "waiting is not counted.");
  CHECK(check_increase(c, {.usd = 0})[0].applies);
  baseline.reports[0].cost = {10, 0, false};
  CHECK(headline(compare(without_a_price(), baseline, {.only_one = true})) ==
        "Since b.json a month costs the same, $10.00 on the bill; waiting is not counted.");
}

TEST_CASE("waiting that is counted for the first time is told", "[check]") {
  Baseline baseline = with_waiting();
  baseline.reports[0].cost = {10, 0, false};
  Recommendation r = placed_all("s3.standard");
  r.summary.waiting = Usd(5);
  CHECK_THAT(headline(compare(r, baseline, {.only_one = true})),
             ContainsSubstring("waiting was not counted and is $5.00."));
}
