#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/offers/offer.hpp"
#include "catalog/offers/text_source.hpp"

namespace storeadvise {

/// What tells one product of an offer from another.
struct OfferAttributes {
  std::string sku;
  std::string service;
  std::string usage_type;
  std::string operation;
  std::string access_type;
  std::string region_code;
};

/// An offer file, or one product's document, as far as it has been read. Products and their rates
/// come in any order; a product that no bill uses leaves nothing behind.
class OfferDraft {
 public:
  std::string offer;
  std::string version;
  std::string published;

  /// Takes a product if a bill uses it.
  void add_product(const OfferAttributes& attributes);
  /// Takes a rate, unless all products are known and this one's is not among them.
  void add_rate(std::string_view sku, OfferRate rate);

  /// Moves the products, each with its rates, to `products`. Those without a rate are no offer.
  void finish(const Place& file, std::vector<OfferProduct>& products);

 private:
  std::map<std::string, OfferProduct, std::less<>> wanted_;
  std::map<std::string, std::vector<OfferRate>, std::less<>> rates_;
  bool seen_products_ = false;
};

/// The errors of offer files, each the only one of its file.
Errors other_service(std::string_view offer, Place place);
Errors not_an_offer(std::string message, Place place);
Errors truncated(Place place);

/// The readers of the two formats; both take what follows in `source`.
Result<std::vector<OfferProduct>> read_offer_json(TextSource& source);
Result<std::vector<OfferProduct>> read_offer_csv(TextSource& source);

}  // namespace storeadvise
