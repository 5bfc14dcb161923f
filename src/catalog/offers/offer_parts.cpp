#include "catalog/offers/offer_parts.hpp"

#include <utility>

#include "catalog/offers/aws_regions.hpp"
#include "catalog/offers/meters.hpp"
#include "text/printable.hpp"

namespace storeadvise {

void OfferDraft::add_product(const OfferAttributes& attributes) {
  seen_products_ = true;
  const auto usage = split_usage_type(attributes.usage_type, attributes.region_code);
  if (!usage) return;
  const std::string& service = attributes.service.empty() ? offer : attributes.service;
  const std::string& operation = attributes.operation.empty() ? attributes.access_type : attributes.operation;
  const std::string_view price_id = metered_price(service, usage->meter, operation);
  if (price_id.empty()) return;
  wanted_[attributes.sku] = {.price_id = std::string(price_id),
                             .region = std::string(usage->region),
                             .offer = service,
                             .version = {},
                             .published = {},
                             .sku = attributes.sku,
                             .rates = {},
                             .file = {}};
}

void OfferDraft::add_rate(std::string_view sku, OfferRate rate) {
  if (seen_products_ && wanted_.find(sku) == wanted_.end()) return;
  rates_[std::string(sku)].push_back(std::move(rate));
}

void OfferDraft::finish(const Place& file, std::vector<OfferProduct>& products) {
  for (auto& [sku, product] : wanted_) {
    const auto rates = rates_.find(sku);
    if (rates == rates_.end() || product.offer != offer) continue;
    product.version = version;
    product.published = published;
    product.rates = std::move(rates->second);
    product.file = file;
    products.push_back(std::move(product));
  }
  *this = OfferDraft();
}

Errors other_service(std::string_view offer, Place place) {
  return {{.code = "other-service",
           .place = std::move(place),
           .path = "",
           .message = "this is the price list of " + in_quotes(offer),
           .hint = "expected AmazonS3, AmazonS3GlacierDeepArchive or AmazonEFS"}};
}

Errors not_an_offer(std::string message, Place place) {
  return {{.code = "not-an-offer",
           .place = std::move(place),
           .path = "",
           .message = std::move(message),
           .hint = "expected an AWS offer file (index.json or index.csv of one Region), or what "
                   "`aws pricing get-products` prints"}};
}

Errors truncated(Place place) {
  return {{.code = "truncated-file",
           .place = std::move(place),
           .path = "",
           .message = "the file ends before the price list does",
           .hint = "fetch it again"}};
}

}  // namespace storeadvise
