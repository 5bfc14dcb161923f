#include "support/catch.hpp"
#include "unit/offer_fixtures.hpp"

namespace storeadvise::offers {
namespace {

/// A bulk file with one product in three tiers, written in the wrong order.
std::string tiered(const std::string& second_begin = "10", const std::string& last_end = "Inf") {
  std::string text = bulk({{.sku = "A"}});
  const std::string one = dimension({.sku = "A"});
  const Line first{.sku = "A", .price = "3", .begin = "0", .end = "10"};
  const Line second{.sku = "A", .price = "2", .begin = second_begin, .end = "50"};
  const Line third{.sku = "A", .price = "1", .begin = "50", .end = last_end};
  return text.replace(text.find(one), one.size(),
                      joined({dimension(third), dimension(first), dimension(second)}));
}

}  // namespace

TEST_CASE("tiers are sorted by where they begin") {
  const auto made = tables({tiered()});
  REQUIRE(made);
  const auto& tiers = made->front().prices.front().tiers;
  REQUIRE(tiers.size() == 3);
  CHECK(tiers[0].from == 0);
  CHECK(tiers[0].usd == 3);
  CHECK(tiers[1].from == 10);
  CHECK(tiers[1].usd == 2);
  CHECK(tiers[2].from == 50);
  CHECK(tiers[2].usd == 1);
}

TEST_CASE("tiers with a gap, an overlap or an end are refused") {
  CHECK(code_of(tables({tiered("11")})) == "bad-tier");
  CHECK(code_of(tables({tiered("9")})) == "bad-tier");
  CHECK(code_of(tables({tiered("ten")})) == "bad-tier");
  CHECK(code_of(tables({tiered("10", "100")})) == "bad-tier");
  CHECK(code_of(tables({bulk({{.begin = "5"}})})) == "bad-tier");
  CHECK(code_of(tables({csv({{.end = "51200"}})})) == "bad-tier");
}

TEST_CASE("a price must be a number of 0 or more") {
  const char* price = GENERATE("", "two", "1,5", "0x10", "nan", "inf", "1e999", " 1", "-0.5", "-1");
  INFO(price);
  CHECK(code_of(tables({bulk({{.price = price}})})) == "bad-price");
  CHECK(code_of(tables({csv({{.price = price}})})) == "bad-price");
}

TEST_CASE("a bad price is named with its place") {
  const auto made =
      tables({csv({{.sku = "A"}, {.sku = "B", .usage_type = "Retrieval-SIA", .unit = "GB", .price = "x"}})});
  REQUIRE(code_of(made) == "bad-price");
  CHECK(made.error().front().place.file == "file1");
  CHECK(made.error().front().place.line == 8);
  CHECK_THAT(made.error().front().message, ContainsSubstring("s3.standard_ia.retrieval is \"x\""));
}

TEST_CASE("a free price is a price") {
  const auto made = tables({bulk({{.price = "0.0000000000"}})});
  REQUIRE(made);
  CHECK(made->front().prices.front().tiers.front().usd == 0);
}

TEST_CASE("prices in other money and for other units are refused") {
  const Line china{.usage_type = "CNN1-TimedStorage-ByteHrs", .region = "cn-north-1", .currency = "CNY"};
  const auto yuan = tables({bulk({china})});
  REQUIRE(code_of(yuan) == "not-in-usd");
  CHECK_THAT(yuan.error().front().message, ContainsSubstring("CNY"));
  CHECK(code_of(tables({csv({china})})) == "not-in-usd");
  CHECK(code_of(tables({bulk({{.unit = "TB-Mo"}})})) == "wrong-unit");
  CHECK(code_of(tables({bulk({{.usage_type = "Requests-Tier1", .unit = "1000 Requests"}})})) == "wrong-unit");
}

TEST_CASE("a price list without a date is refused") {
  const std::string dated = R"("publicationDate":"2025-01-02T00:00:00Z",)";
  std::string text = bulk({{}});
  text.erase(text.find(dated), dated.size());
  CHECK(code_of(tables({text})) == "not-an-offer");
}

TEST_CASE("two files that disagree on a price are refused, two that agree are one") {
  const auto conflict = tables({bulk({{.price = "1"}}), bulk({{.price = "2"}})});
  REQUIRE(code_of(conflict) == "price-conflict");
  CHECK(conflict.error().front().place.file == "file2");
  CHECK_THAT(conflict.error().front().message, ContainsSubstring("is 2 here and 1 in file1:1"));
  const auto agreed = tables({bulk({{.sku = "NEW"}}, "AmazonS3", "2025-03-04"), bulk({{.sku = "OLD"}})});
  REQUIRE(agreed);
  REQUIRE(agreed->front().prices.size() == 1);
  CHECK(agreed->front().prices.front().sku == "NEW");
  CHECK(agreed->front().published.at("AmazonS3") == "2025-03-04T00:00:00Z");
}

TEST_CASE("each Region has a table of its own") {
  const auto made = tables(
      {bulk({{.sku = "A", .price = "1"},
             {.sku = "B", .usage_type = "EU-TimedStorage-ByteHrs", .price = "2", .region = "eu-west-1"}})});
  REQUIRE(made);
  REQUIRE(made->size() == 2);
  CHECK((*made)[0].region == "eu-west-1");
  CHECK((*made)[0].prices.front().tiers.front().usd == 2);
  CHECK((*made)[1].region == "us-east-1");
}

TEST_CASE("a table is written one price per line, in plain decimals and in a fixed order") {
  const std::vector<std::string> texts{
      bulk({{.sku = "E", .usage_type = "USE1-TimedStorage-ByteHrs", .price = "0.5000000000"}}, "AmazonEFS",
           "2025-03-04"),
      bulk({{.sku = "R", .usage_type = "Requests-Tier1", .unit = "Requests", .price = "0.0000020000"},
            {.sku = "A", .price = "1.0000000000"}})};
  const std::string expected = R"({
  "catalog_version": 1,
  "id": "aws",
  "region": "us-east-1",
  "prices_as_of": "2025-01-02",
  "published": {"AmazonS3": "2025-01-02T00:00:00Z", "AmazonEFS": "2025-03-04T00:00:00Z"},
  "prices": [
    {"id": "s3.standard.storage", "unit": "GB-month", "sku": "A", "date": "2025-01-02", "source": "AWS price list AmazonS3 7", "tiers": [{"from": 0, "usd": 1, "rate_code": "A.T.D0"}]},
    {"id": "s3.standard.put", "unit": "request", "sku": "R", "date": "2025-01-02", "source": "AWS price list AmazonS3 7", "tiers": [{"from": 0, "usd": 0.000002, "rate_code": "R.T.D0"}]},
    {"id": "efs.standard.storage", "unit": "GB-month", "sku": "E", "date": "2025-03-04", "source": "AWS price list AmazonEFS 7", "tiers": [{"from": 0, "usd": 0.5, "rate_code": "E.T.D0"}]}
  ]
}
)";
  const auto made = tables(texts);
  REQUIRE(made);
  CHECK(write_price_table(made->front()) == expected);
  const auto turned = tables({texts[1], texts[0]});
  REQUIRE(turned);
  CHECK(write_price_table(turned->front()) == expected);
}

}  // namespace storeadvise::offers
