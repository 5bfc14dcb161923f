#pragma once

#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// One rate of a product, in AWS's own words.
struct OfferRate {
  std::string rate_code;
  std::string begin;
  std::string end;
  std::string unit;
  std::map<std::string, std::string, std::less<>> prices;  ///< by currency
  Place place;                                             ///< of the price
};

/// A product that a bill uses, with what it costs, as an offer file has it.
struct OfferProduct {
  std::string price_id;   ///< "s3.standard.storage"
  std::string region;     ///< "us-east-1"
  std::string offer;      ///< "AmazonS3"
  std::string version;    ///< "20251022211455"
  std::string published;  ///< "2025-10-22T21:14:55Z"
  std::string sku;
  std::vector<OfferRate> rates;
  Place file;  ///< the file it came from
};

/// The products of S3, S3 Glacier Deep Archive or EFS that bills use, from what AWS publishes:
/// a bulk offer file in JSON or CSV, or one or more answers of `aws pricing get-products`.
/// Products that no bill uses are passed over. Fails on the price list of another service as soon
/// as its name has been read, on a file that ends too early, and where nothing is left.
Result<std::vector<OfferProduct>> read_offer(std::istream& in, std::string_view file);

}  // namespace storeadvise
