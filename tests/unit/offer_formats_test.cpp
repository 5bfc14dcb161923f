#include "support/catch.hpp"
#include "unit/offer_fixtures.hpp"

namespace storeadvise::offers {
namespace {

const std::vector<Line> kThree{
    {.sku = "A", .usage_type = "TimedStorage-ByteHrs", .price = "1.0000000000"},
    {.sku = "B", .usage_type = "Requests-Tier1", .unit = "Requests", .price = "0.0000020000"},
    {.sku = "C", .usage_type = "Retrieval-SIA", .unit = "GB", .price = "3.0000000000"}};

std::vector<std::string> answers() {
  std::vector<std::string> texts;
  for (const Line& line : kThree) texts.push_back(answer(line));
  return texts;
}

/// A JSON string that holds JSON.
std::string escaped(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\\\"") : std::string(1, c);
  return out + "\"";
}

std::string list_of_strings() {
  std::vector<std::string> texts;
  for (const std::string& text : answers()) texts.push_back(escaped(text));
  return "[" + joined(texts, ",\n ") + "]";
}

void check_three(const std::string& text) {
  INFO(text);
  const auto made = tables({text});
  REQUIRE(made);
  REQUIRE(made->size() == 1);
  const PriceTable& table = made->front();
  CHECK(table.region == "us-east-1");
  CHECK(table.published.at("AmazonS3") == "2025-01-02T00:00:00Z");
  REQUIRE(table.prices.size() == 3);
  CHECK(table.prices[0].id == "s3.standard.storage");
  CHECK(table.prices[0].tiers[0].usd == 1);
  CHECK(table.prices[0].tiers[0].rate_code == "A.T.D0");
  CHECK(table.prices[1].id == "s3.standard.put");
  CHECK(table.prices[1].tiers[0].usd == 0.000002);
  CHECK(table.prices[2].id == "s3.standard_ia.retrieval");
  CHECK(table.prices[2].sku == "C");
  CHECK(table.prices[2].source == "AWS price list AmazonS3 7");
  CHECK(table.prices[2].date == "2025-01-02");
}

}  // namespace

TEST_CASE("a bulk offer file is read, as JSON and as CSV") {
  check_three(bulk(kThree));
  check_three("\xEF\xBB\xBF" + bulk(kThree));
  check_three(csv(kThree));
}

TEST_CASE("what get-products prints is read in every form") {
  check_three(R"({"FormatVersion":"aws_v1","PriceList":)" + list_of_strings() + "}");
  check_three(list_of_strings());
  check_three("[" + joined(answers()) + "]");
  check_three(joined(answers(), "\t") + "\n");
  check_three("aws_v1\nPRICELIST\t" + joined(answers(), "\nPRICELIST\t") + "\n");
  check_three(escaped(answers()[0]) + "\n" + escaped(answers()[1]) + "\n" + escaped(answers()[2]));
  const std::string pages = R"({"PriceList":[)" + escaped(answers()[0]) +
                            R"(],"NextToken":"x"} {"PriceList":[)" + escaped(answers()[1]) + "," +
                            escaped(answers()[2]) + "]}";
  check_three(pages);
}

TEST_CASE("CSV columns are found by name, with DOS line ends too") {
  std::string dos;
  for (const char c : csv(kThree)) dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
  check_three(dos);
  const std::string older = csv_head("AmazonS3") +
                            "usageType,Currency,PricePerUnit,Unit,EndingRange,StartingRange,RateCode,SKU\n"
                            "TimedStorage-ByteHrs,USD,1.0,GB-Mo,Inf,0,A.T.D0,A\nRequests-Tier1,USD,0.000002,"
                            "Requests,Inf,0,B.T.D0,B\n"
                            "Retrieval-SIA,USD,3,GB,Inf,0,C.T.D0,C\n";
  check_three(older);
}

TEST_CASE("terms may come before products, and other terms than on demand do not count") {
  check_three(
      R"({"offerCode":"AmazonS3","version":"7","publicationDate":"2025-01-02T00:00:00Z","terms":{"Reserved":{"A":{)" +
      term({.sku = "A", .price = "9"}) + R"(}},"OnDemand":{"A":{)" + term(kThree[0]) + R"(},"B":{)" +
      term(kThree[1]) + R"(},"C":{)" + term(kThree[2]) + R"(}}},"products":{"A":)" +
      product(kThree[0], "AmazonS3") + R"(,"B":)" + product(kThree[1], "AmazonS3") + R"(,"C":)" +
      product(kThree[2], "AmazonS3") + "}}");
}

TEST_CASE("traffic and other products of S3 are passed over") {
  const auto made =
      tables({bulk({{.sku = "A"},
                    {.sku = "D", .usage_type = "DataTransfer-Out-Bytes", .unit = "GB", .price = "?"},
                    {.sku = "E", .usage_type = "USE1-EUW2-AWS-Out-Bytes", .unit = "GB"},
                    {.sku = "F", .usage_type = "TagStorage-TagHrs", .unit = "Tag-Mo"}})});
  REQUIRE(made);
  CHECK(made->front().prices.size() == 1);
}

}  // namespace storeadvise::offers
