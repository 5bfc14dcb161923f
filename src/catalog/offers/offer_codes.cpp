#include "catalog/offers/offer_codes.hpp"

#include <array>

namespace storeadvise {

std::span<const ErrorCode> offer_codes() {
  static constexpr std::array<ErrorCode, 7> kCodes{{
      {"bad-price", "A price in a price list is a number of 0 or more.",
       R"("pricePerUnit": { "USD": "n/a" } -> fetch the price list again)"},
      {"no-prices", "The price list is one of S3 or EFS, but holds no price that bills use.",
       "an answer for data transfer alone -> the whole index.json of the Region"},
      {"not-an-offer", "The file is none of the forms in which AWS publishes prices.",
       "region_index.json -> index.json or index.csv of one Region, or `aws pricing get-products`"},
      {"not-in-usd", "Bills are in US dollars, and the price list is not.",
       "the price list of cn-north-1, in CNY -> that of another Region"},
      {"other-service", "The price list is of a service that storeadvise does not advise on.",
       "offers/v1.0/aws/AmazonEC2/... -> AmazonS3, AmazonS3GlacierDeepArchive or AmazonEFS"},
      {"price-conflict",
       "Two of the price lists name different prices for the same thing in the same Region.",
       "last year's index.json and today's -> today's alone"},
      {"truncated-file", "The price list ends before it is complete.", "a broken download -> fetch it again"},
  }};
  return kCodes;
}

}  // namespace storeadvise
