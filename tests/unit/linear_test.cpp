// Sizes that would take minutes if a walk over the file were made for each entry.

#include <nlohmann/json.hpp>

#include "explore/scenario.hpp"
#include "storeadvise/catalog.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using nlohmann::json;

TEST_CASE("40,000 scenarios are read in one walk", "[linear]") {
  const auto profile = parse_document(
      R"({"region": "us-east-1", "datasets": [{"name": "a", "role": "scratch", "size": "1 GB"}]})", "p.json");
  json scenarios = json::array();
  for (int i = 0; i < 40000; ++i)
    scenarios.push_back({{"name", "number " + std::to_string(i)}, {"set", {{"datasets.a.size", "2 GB"}}}});
  const std::string text = json{{"scenarios", scenarios}}.dump(1);
  const auto read = read_scenarios(*profile, text, "s.json");
  REQUIRE(read);
  REQUIRE(read->size() == 40000);
  const Place& last = read->back().places.front();
  CHECK(last.line == static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 3);
}

TEST_CASE("80,000 wrong prices are told by the first twenty", "[linear]") {
  json prices = json::array();
  for (int i = 0; i < 80000; ++i)
    prices.push_back({{"id", "s3.standard.storge"}, {"unit", "GB-month"}, {"tiers", 1}});
  const auto catalog = read_catalog(json{{"prices", prices}}.dump(1), "c.json", "us-east-1");
  REQUIRE_FALSE(catalog);
  CHECK(catalog.error().size() == 20);
}
