#include "support/catch.hpp"
#include "unit/offer_fixtures.hpp"

namespace storeadvise::offers {

TEST_CASE("the price list of another service is refused by name, with its place") {
  const auto json = read(bulk({{}}, "AmazonEC2"), "ec2.json");
  REQUIRE(code_of(json) == "other-service");
  CHECK(json.error().front().place.file == "ec2.json");
  CHECK(json.error().front().place.line == 1);
  CHECK_THAT(json.error().front().message, ContainsSubstring("AmazonEC2"));
  const auto table = read(csv({{}}, "comprehend"));
  REQUIRE(code_of(table) == "other-service");
  CHECK(table.error().front().place.line == 5);
  CHECK(code_of(read(R"({"PriceList":[)" + answer({}, "AmazonEC2") + "]}")) == "other-service");
}

TEST_CASE("a large file of another service is refused at its first lines") {
  std::istringstream in(R"({"offerCode":"AmazonEC2","products":{)" + std::string(1 << 20, ' '));
  CHECK(code_of(read_offer(in, "big.json")) == "other-service");
  CHECK(in.tellg() < 100);
  std::istringstream late(R"({"products":{"A":)" + product({}, "AmazonEC2") + "," +
                          std::string(1 << 20, ' '));
  CHECK(code_of(read_offer(late, "big.json")) == "other-service");
  CHECK(late.tellg() < 200);
  std::istringstream rows(csv_head("AmazonEC2") + std::string(1 << 20, '\n'));
  CHECK(code_of(read_offer(rows, "big.csv")) == "other-service");
  CHECK(rows.tellg() < 300);
}

TEST_CASE("what is no price list is refused at once") {
  CHECK(code_of(read("")) == "not-an-offer");
  CHECK(code_of(read("# notes")) == "not-an-offer");
  CHECK(code_of(read("{}")) == "not-an-offer");
  CHECK(code_of(read(R"({"offerCode":"AmazonS3"]})")) == "not-an-offer");
  CHECK(code_of(read(R"([{"a":1},{"a":2}])")) == "not-an-offer");
  CHECK(code_of(read("\"a\",\"b\"\n\"c\",\"d\"\n")) == "truncated-file");
  CHECK(code_of(read("\"" + std::string(1 << 17, 'x') + "\"")) == "not-an-offer");
  const auto index = read(R"({"publicationDate":"2025","regions":{"us-east-1":{}}})");
  REQUIRE(code_of(index) == "not-an-offer");
  CHECK_THAT(index.error().front().message, ContainsSubstring("\"regions\""));
}

TEST_CASE("a CSV without a needed column names it") {
  const auto read_in = read(csv_head("AmazonS3") + "SKU,Unit\nA,GB-Mo\n");
  REQUIRE(code_of(read_in) == "not-an-offer");
  CHECK_THAT(read_in.error().front().message, ContainsSubstring("\"startingrange\""));
}

TEST_CASE("a file that ends too early is refused, wherever it ends") {
  const std::string json = bulk({{}});
  for (std::size_t size = 1; size < json.size(); ++size) {
    INFO(json.substr(0, size));
    REQUIRE(code_of(read(json.substr(0, size))) == "truncated-file");
  }
  const std::string rows = csv({{.sku = "A"}, {.sku = "B"}});
  for (std::size_t size = rows.size() - 40; size + 1 < rows.size(); ++size)
    REQUIRE(code_of(read(rows.substr(0, size))) == "truncated-file");
}

TEST_CASE("a file without a price that a bill uses is an error of its own") {
  CHECK(code_of(read(bulk({}))) == "no-prices");
  CHECK(code_of(read(R"({"PriceList":[]})")) == "no-prices");
  CHECK(code_of(read(bulk({{.usage_type = "TimedStorage-GDA-Staging"}}))) == "no-prices");
  CHECK(code_of(read(csv({{.usage_type = "TagStorage-TagHrs"}}))) == "no-prices");
}

TEST_CASE("a row that is longer than the header has its place") {
  const auto read_in = read(csv({{.sku = "A"}}) + "\"B\",,,,,,,,,,,,,,,\n" + csv_row({}));
  REQUIRE(code_of(read_in) == "not-an-offer");
  CHECK(read_in.error().front().place.line == 8);
}

}  // namespace storeadvise::offers
