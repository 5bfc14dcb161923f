#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storeadvise/catalog.hpp"

namespace storeadvise {

/// A price or a figure, in one shape for tables.
struct CatalogRow {
  bool is_price = false;
  std::string id, unit, source, date, note;
  std::string_view confidence;
  std::vector<PriceTier> tiers;  ///< prices only
  double value = 0;              ///< figures only
  std::string shown;             ///< the value for people; of tiers the first and the last
  std::string sku;               ///< AWS's id of what the price is for; may be empty
};

std::string_view confidence_word(Confidence confidence);

/// "$0.023, from 51,200 $0.022": a price with all its tiers.
std::string all_tiers(const CatalogRow& row);

/// "$0.023"; "no charge" for nothing.
std::string price_word(double usd);

/// All the prices of a catalog, then all its figures.
std::vector<CatalogRow> catalog_rows(const Catalog& catalog);

}  // namespace storeadvise
