#include <array>
#include <cmath>
#include <limits>

#include "jsonlogic/coerce.hpp"
#include "support/catch.hpp"
#include "support/logic_json.hpp"

using namespace storeadvise::logic;
using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 8> kNames{"word", "digits", "empty", "zero",
                                                 "four", "nan",    "yes",   "no"};

const std::array<Value, 8> kFacts{Value(std::string_view("archive")),
                                  Value(std::string_view("4")),
                                  Value(std::string_view("")),
                                  Value(0.0),
                                  Value(4.0),
                                  Value(std::numeric_limits<double>::quiet_NaN()),
                                  Value(true),
                                  Value(false)};

json var(std::string_view name) { return {{"var", name}}; }

/// All comparisons of each fact with each other and with constants, either way round.
std::vector<json> comparisons() {
  std::vector<json> all;
  std::vector<json> sides;
  for (const std::string_view name : kNames) sides.push_back(var(name));
  for (const json& constant : {json(4), json(0), json("archive"), json(""), json(true), json(nullptr)})
    sides.push_back(constant);
  for (const char* op : {"==", "!=", "===", "!==", "<", "<=", ">", ">=", "in"})
    for (const json& a : sides)
      for (const json& b : sides) all.push_back({{op, {a, b}}});
  return all;
}

}  // namespace

TEST_CASE("a condition holds where its value is truthy, whatever it is made of", "[json_logic]") {
  std::vector<json> conditions = comparisons();
  for (const std::string_view name : kNames) conditions.push_back(var(name));
  const std::size_t plain = conditions.size();
  for (std::size_t i = 0; i < plain; ++i) {
    const json one = conditions[i];
    conditions.push_back({{"!", one}});
    conditions.push_back({{"!", {{"and", {one, var("yes")}}}}});
    conditions.push_back({{"and", {var("yes"), {{"and", {one, {{"!", var("no")}}}}}}}});
    conditions.push_back({{"and", {one, {{"or", {var("no"), one}}}}}});
  }
  std::size_t held = 0;
  for (const json& condition : conditions) {
    CAPTURE(condition.dump());
    const auto program = compile(condition, kNames);
    REQUIRE(program);
    Arena arena;
    const bool expected = truthy(program->evaluate(kFacts, arena));
    CHECK(program->holds(kFacts) == expected);
    held += expected ? 1U : 0U;
  }
  CHECK(held > 1000);
  CHECK(held < conditions.size() - 1000);
}
