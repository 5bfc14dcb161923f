#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "catalog/offers/offer.hpp"
#include "catalog/offers/price_table.hpp"

namespace storeadvise::offers {

/// One product with one rate, as an offer file has it. The SKU is of the test's own making.
struct Line {
  std::string sku = "SKU1";
  std::string usage_type = "TimedStorage-ByteHrs";
  std::string operation{};
  std::string unit = "GB-Mo";
  std::string price = "2.0000000000";
  std::string region = "us-east-1";
  std::string begin = "0";
  std::string end = "Inf";
  std::string currency = "USD";
};

inline std::string product(const Line& line, const std::string& service) {
  return R"({"sku":")" + line.sku + R"(","attributes":{"servicecode":")" + service + R"(","usagetype":")" +
         line.usage_type + R"(","operation":")" + line.operation + R"(","regionCode":")" + line.region +
         "\"}}";
}

inline std::string dimension(const Line& line) {
  const std::string code = line.sku + ".T.D" + line.begin;
  return "\"" + code + R"(":{"rateCode":")" + code + R"(","beginRange":")" + line.begin +
         R"(","endRange":")" + line.end + R"(","unit":")" + line.unit + R"(","pricePerUnit":{")" +
         line.currency + R"(":")" + line.price + "\"}}";
}

/// "SKU.TERM": { one rate }
inline std::string term(const Line& line) {
  return "\"" + line.sku + R"(.T":{"sku":")" + line.sku + R"(","priceDimensions":{)" + dimension(line) + "}}";
}

inline std::string joined(const std::vector<std::string>& parts, const std::string& between = ",") {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

/// A bulk offer file. Every line must have a SKU of its own.
inline std::string bulk(const std::vector<Line>& lines, const std::string& offer = "AmazonS3",
                        const std::string& day = "2025-01-02") {
  std::vector<std::string> products;
  std::vector<std::string> terms;
  for (const Line& line : lines) {
    products.push_back("\"" + line.sku + "\":" + product(line, offer));
    terms.push_back("\"" + line.sku + "\":{" + term(line) + "}");
  }
  return R"({"formatVersion":"v1.0","offerCode":")" + offer + R"(","version":"7","publicationDate":")" + day +
         R"(T00:00:00Z","products":{)" + joined(products) + R"(},"terms":{"OnDemand":{)" + joined(terms) +
         "}}}";
}

/// One product's document of `aws pricing get-products`.
inline std::string answer(const Line& line, const std::string& offer = "AmazonS3") {
  return R"({"product":)" + product(line, offer) + R"(,"serviceCode":")" + offer +
         R"(","terms":{"OnDemand":{)" + term(line) +
         R"(}},"version":"7","publicationDate":"2025-01-02T00:00:00Z"})";
}

inline std::string csv_head(const std::string& offer) {
  return "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"none, \"\"really\"\"\"\n"
         "\"Publication Date\",\"2025-01-02T00:00:00Z\"\n\"Version\",\"7\"\n\"OfferCode\",\"" +
         offer + "\"\n";
}

inline std::string csv_row(const Line& line) {
  return "\"" + line.sku + "\",\"" + line.sku + ".T.D" + line.begin + R"(","OnDemand",")" + line.begin +
         "\",\"" + line.end + "\",\"" + line.unit + "\",\"" + line.price + "\",\"" + line.currency +
         "\",,\"" + line.usage_type + "\",\"" + line.operation + "\",\"" + line.region + "\"\n";
}

inline std::string csv(const std::vector<Line>& lines, const std::string& offer = "AmazonS3") {
  std::string text =
      csv_head(offer) +
      "\"SKU\",\"RateCode\",\"TermType\",\"StartingRange\",\"EndingRange\",\"Unit\",\"PricePerUnit\","
      "\"Currency\",\"Fee Code\",\"usageType\",\"operation\",\"Region Code\"\n";
  for (const Line& line : lines) text += csv_row(line);
  return text;
}

inline Result<std::vector<OfferProduct>> read(const std::string& text, const std::string& file = "a.json") {
  std::istringstream in(text);
  return read_offer(in, file);
}

inline Result<std::vector<PriceTable>> tables(const std::vector<std::string>& texts) {
  std::vector<OfferProduct> products;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto more = read(texts[i], "file" + std::to_string(i + 1));
    if (!more) return tl::unexpected(more.error());
    products.insert(products.end(), more->begin(), more->end());
  }
  return price_tables(products);
}

/// The code of the only error; "none" where there is a result.
template <class T>
std::string code_of(const Result<T>& result) {
  if (result) return "none";
  return result.error().size() == 1 ? result.error().front().code : "several errors";
}

}  // namespace storeadvise::offers
