#include "catalog/offers/price_table.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

TEST_CASE("a price table has no character that steers a terminal", "[offer]") {
  Price price;
  price.source = "AWS price list AmazonS3 7\u202e\u0085\x1b[31m";
  price.tiers = {{.from = 0, .usd = 1, .rate_code = {}}};
  const std::string text = write_price_table({.region = "us-east-1", .published = {}, .prices = {price}});
  CHECK(text.find(R"(7\u202e\u0085\u001b[31m)") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
}
