// An increase is one figure, in whatever sentence it stands.

#include "check/increase.hpp"

#include "check/findings.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

/// $152.90 before, $200.01 now, and as shown $47.11 between them; in full $47.1153.
Comparison rises() {
  Comparison c;
  c.from = "b.json";
  c.is_known = true;
  c.before = {152.8975, 0, true};
  c.now = {200.0128, 0, true};
  return c;
}

}  // namespace

TEST_CASE("an increase is found as the comparison tells it", "[check]") {
  const CheckedDemand d = check_increase(rises(), {.usd = 40})[0];
  CHECK_THAT(headline(rises()), ContainsSubstring("(+$47.11, 30.8 %)"));
  CHECK(finding_text(d) == "the whole profile: max_increase_usd: found $47.11, expected at most $40.00");
  CHECK(
      d.remedy ==
      "a monthly total of $192.90 meets it; it was $152.90 a month, all of it on the bill, and is $200.01 a "
      "month, all of it on the bill");
  CHECK(found_text(check_increase(rises(), {.percent = 30})[0]) == "30.8 %");
}

TEST_CASE("what meets an increase is told beside bill and waiting, then and now", "[check]") {
  Comparison c = rises();
  c.before = {100, 0, std::nullopt};
  c.now.waiting = 50;
  CHECK(check_increase(c, {.usd = 10})[0].remedy ==
        "a monthly total of $110.00 meets it; it was $100.00 a month, and is $250.01 a month: $200.01 on the "
        "bill and $50.00 of waiting");
  c.now = {200, 0, false};
  CHECK(check_increase(c, {.usd = 10, .basis = Basis::bill})[0].remedy ==
        "a monthly bill of $110.00 meets it; it was $100.00 a month, and is $200.00 a month on the bill, "
        "waiting not counted");
}

TEST_CASE("an increase beyond its limit by less than is shown is told in more digits", "[check]") {
  const CheckedDemand d = check_increase(rises(), {.usd = 47.11})[0];
  CHECK_FALSE(d.holds);
  CHECK(found_text(d) == "$47.115");
  CHECK(expected_text(d) == "at most $47.11");
  CHECK(d.remedy == "a monthly total of $200.008 meets it; it was $152.898 and is $200.013");
  const CheckedDemand percent = check_increase(rises(), {.percent = 30.81})[0];
  CHECK_FALSE(percent.holds);
  CHECK(found_text(percent) == "30.815 %");
}

TEST_CASE("an increase of less than a cent over a limit of nothing is told as that", "[check]") {
  Comparison c = rises();
  c.now.bill = c.before.bill + 0.0001;
  const CheckedDemand d = check_increase(c, {.usd = 0})[0];
  CHECK_FALSE(d.holds);
  CHECK(found_text(d) == "<$0.01");
}
