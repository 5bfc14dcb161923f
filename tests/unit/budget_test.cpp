#include <nlohmann/json.hpp>

#include "jsonlogic/json_logic.hpp"
#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

const json kTwenty = json::parse("[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]");

logic::Program compiled(const json& expression) { return *logic::compile(expression, fact_names()); }

bool holds(const json& expression) {
  const FactArray facts{};
  return compiled(expression).holds(facts);
}

/// `some` within `some`, 20 elements each.
json nested(int levels) { return levels == 0 ? json(false) : json{{"some", {kTwenty, nested(levels - 1)}}}; }

/// Doubles a word, or whatever `twice` makes of it, `times` times.
json doubled(const char* twice, int times) {
  json list = json::array();
  for (int i = 0; i < times; ++i) list.push_back(i);
  const json accumulator = {{"var", "accumulator"}};
  const json step = {{twice, {accumulator, accumulator}}};
  return {{"==", {{{"reduce", {list, step, json::array({"x"})}}}, "q"}}};
}

}  // namespace

TEST_CASE("an evaluation that takes too many steps is stopped", "[budget]") {
  CHECK_FALSE(holds(nested(3)));
  CHECK_THROWS_AS(holds(nested(12)), logic::OverBudget);
}

TEST_CASE("an evaluation that doubles a text or a list is stopped", "[budget]") {
  CHECK_FALSE(holds(doubled("cat", 8)));
  CHECK_THROWS_AS(holds(doubled("cat", 40)), logic::OverBudget);
  CHECK_FALSE(holds(doubled("merge", 8)));
  CHECK_THROWS_AS(holds(doubled("merge", 40)), logic::OverBudget);
}

TEST_CASE("a rule that is too much work is named", "[budget]") {
  const json book = {
      {"rules_version", 1},
      {"rules",
       {{{"id", "evil"}, {"effect", "advises"}, {"text", "x"}, {"source", "me"}, {"when", nested(12)}}}}};
  const auto rules = read_rules(book.dump(), "house.json");
  REQUIRE(rules);
  const FactArray facts{};
  try {
    (void)may_fire(rules->rules.front(), facts);
    FAIL("the rule was evaluated");
  } catch (const CostlyRule& costly) {
    CHECK(costly.told().place.file == "house.json");
    CHECK(costly.told().place.line == 1);
    CHECK(costly.told().place.column == book.dump().find(R"({"effect")") + 1);
    CHECK_THAT(costly.told().message, ContainsSubstring(R"(rule "evil")"));
  }
}
