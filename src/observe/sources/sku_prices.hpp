#pragma once

#include <map>
#include <string>
#include <string_view>

namespace storeadvise::observe {

/// What the price lists in the program call a product of AWS, by its SKU: for bills that name neither usage
/// type nor meter. A Region's list is looked through once.
class SkuPrices {
 public:
  /// "s3.standard.storage"; empty where the Region's list has no such SKU.
  std::string_view price(std::string_view sku, std::string_view region);

 private:
  using BySku = std::map<std::string, std::string, std::less<>>;
  std::map<std::string, BySku, std::less<>> by_region_;
};

}  // namespace storeadvise::observe
