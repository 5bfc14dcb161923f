#include "observe/sources/sku_prices.hpp"

#include "storeadvise/catalog.hpp"

namespace storeadvise::observe {

std::string_view SkuPrices::price(std::string_view sku, std::string_view region) {
  auto found = by_region_.find(region);
  if (found == by_region_.end()) {
    found = by_region_.emplace(region, BySku{}).first;
    if (const auto catalog = embedded_catalog("aws", region))
      for (const auto& price : catalog->prices) found->second.emplace(price->sku, price->id);
  }
  const auto price = found->second.find(sku);
  return price == found->second.end() || sku.empty() ? std::string_view{} : std::string_view(price->second);
}

}  // namespace storeadvise::observe
