#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/offers/offer.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise {

/// The prices of one Region, as a file of data/prices/ has them.
struct PriceTable {
  std::string region;
  std::map<std::string, std::string, std::less<>> published;  ///< when, by offer
  std::vector<Price> prices;                                  ///< in the order of price_slots()
};

/// One table for each Region that the products are of, sorted by Region.
/// Fails on a price that is no number of 0 or more, or not in USD, on tiers with gaps, and where
/// two products are the same price but do not agree on it.
Result<std::vector<PriceTable>> price_tables(const std::vector<OfferProduct>& products);

/// The table as a catalog file: one price per line, numbers in plain decimals.
std::string write_price_table(const PriceTable& table);

}  // namespace storeadvise
