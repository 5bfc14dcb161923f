#include "text/embedded.hpp"

#include "storeadvise/demand.hpp"
#include "storeadvise/rule.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

TEST_CASE("Rules and roles that the program carries pass the checks of a user's own") {
  const auto rules = read_rules(embedded("rules.json"), "rules.json");
  REQUIRE(rules.has_value());
  REQUIRE(rules->rules.size() == embedded_rules().rules.size());
  for (std::size_t i = 0; i < rules->rules.size(); ++i)
    CHECK(rules->rules[i].id == embedded_rules().rules[i].id);
  CHECK(read_roles(embedded("roles.json"), "roles.json").has_value());
}
