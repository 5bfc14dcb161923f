#pragma once

#include <string>
#include <vector>

#include "demand/compute.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// A profile as it would be in one Region.
struct RegionResult {
  Catalog catalog;
  Recommendation result;
  std::vector<BorrowedPrice> borrowed;
};

/// The advice for a profile with a Region's prices, without robustness.
RegionResult in_region(const Profile& profile, Catalog catalog, const RuleBook& rules, const RoleBook& roles);

/// Regions where everything can be held come first, then those where fewest data sets cannot; among
/// those the least monthly total, and of equal totals the first by name.
void rank_regions(std::vector<RegionResult>& regions);

/// The place of a Region in the ranking, from 1: equal ones share the best of theirs.
std::vector<std::size_t> ranks(const std::vector<RegionResult>& ranked);

/// What a month costs more than in the other Region; nothing where not the same data sets are held.
std::optional<Usd> difference(const RegionResult& region, const RegionResult& base);

/// Options without a complete bill for some data set: a price that they need is not known there.
OptionMask unpriced(const RegionResult& region);

}  // namespace storeadvise
