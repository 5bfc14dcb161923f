#include "text/embedded.hpp"

#include "storeadvise/demand.hpp"
#include "storeadvise/rule.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

TEST_CASE("Rules and roles that the program carries pass the checks of a user's own") {
  RuleBook book;
  for (const std::string_view name : embedded_names()) {
    if (!name.starts_with("rules/")) continue;
    CAPTURE(name);
    auto longer = read_rules(embedded(name), name, &book);
    REQUIRE(longer.has_value());
    book = std::move(*longer);
  }
  REQUIRE(book.rules.size() == embedded_rules().rules.size());
  for (std::size_t i = 0; i < book.rules.size(); ++i) CHECK(book.rules[i].id == embedded_rules().rules[i].id);
  CHECK(read_roles(embedded("roles.json"), "roles.json").has_value());
}
