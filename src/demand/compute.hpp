#pragma once

#include <string>
#include <vector>

#include "demand/notes.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// Whose time is wasted when storage is slow: the profile's compute, filled from
/// the instance's figures, or the role's where the data set names none.
void set_compute(Demand& demand, const Profile& profile, const DataSet& set, const Compute& role,
                 const Catalog& catalog, const Notes& notes);

/// An instance type whose hourly price is not known in a Region, and the Region whose price is taken.
struct BorrowedPrice {
  std::string instance;
  std::string region;
};

/// The instance types for whose hour the profile's waiting pays another Region's price, in the order
/// in which the data sets use them.
std::vector<BorrowedPrice> borrowed_prices(const Profile& profile, const RoleBook& roles,
                                           const Catalog& catalog);

}  // namespace storeadvise
