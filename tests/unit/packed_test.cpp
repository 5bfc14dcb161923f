#include <algorithm>

#include "options/table_fields.hpp"
#include "packing/pack.hpp"
#include "profile/hardly_meant.hpp"
#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;

namespace {

std::size_t place_of(std::string_view fact) {
  const auto names = fact_names();
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), fact) - names.begin());
}

template <class Table>
bool comes_back(std::string_view name) {
  const std::string_view bytes = packed(name);
  return !bytes.empty() && pack(unpack<Table>(bytes)) == bytes;
}

}  // namespace

TEST_CASE("the packed tables are what data/ says", "[packed]") {
  const auto tables = pack_all();
  REQUIRE(tables);
  CHECK(tables->size() == 4 + embedded_regions().size());
  for (const PackedTable& table : *tables) {
    CAPTURE(table.name);
    CHECK((table.bytes == packed(table.name)));
  }
  CHECK(packed("eu-nowhere-1").empty());
}

TEST_CASE("packing loses nothing", "[packed]") {
  CHECK(comes_back<RuleBook>("rules"));
  CHECK(comes_back<RoleBook>("roles"));
  CHECK(comes_back<HardlyMeant>("hardly_meant"));
  CHECK(comes_back<OptionTable>("options"));
  for (const std::string& region : embedded_regions()) CHECK(comes_back<Catalog>(region));
}

TEST_CASE("a condition's constants come back, lists and words among them", "[packed]") {
  const auto book = read_rules(R"({"rules_version": 1, "rules": [
{"id": "ours", "text": "x", "source": "us", "effect": "advises", "when": {"and": [
  {"in": [{"var": "dataset.role"}, ["scratch", "a word that is too long for a small string"]]},
  {"in": [null, [true, 1.5, null, [2, "x"]]]}, {">": [{"var": "option.total_usd"}, 3]}]}}]})",
                               "");
  REQUIRE(book);
  const std::string bytes = pack(*book);
  const Rule rule = unpack<RuleBook>(bytes).rules.at(0);
  FactArray facts{};
  facts[place_of("dataset.role")] = logic::Value(std::string_view("scratch"));
  facts[place_of("option.total_usd")] = logic::Value(4.0);
  CHECK(fires(rule, facts));
  facts[place_of("option.total_usd")] = logic::Value(3.0);
  CHECK_FALSE(fires(rule, facts));
  facts[place_of("option.total_usd")] = logic::Value(4.0);
  facts[place_of("dataset.role")] = logic::Value(std::string_view("archive"));
  CHECK_FALSE(fires(rule, facts));
  CHECK((pack(unpack<RuleBook>(bytes)) == bytes));
}

TEST_CASE("a packed table that is cut off is refused", "[packed]") {
  const std::string_view bytes = packed("roles");
  CHECK_THROWS_AS(unpack<RoleBook>(bytes.substr(0, bytes.size() - 1)), cereal::Exception);
}
