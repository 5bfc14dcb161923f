#pragma once

#include <span>
#include <string>

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// One number of a data set that is tried at other values: as a field of the profile, and in the demand.
struct Input {
  /// The field that states it; empty: its compute's price.
  std::string_view (*field)(const DataSet&);
  /// What it is, in base units; not above 0: there is no such number.
  double (*value)(const DataSet&, const Demand&);
  /// Makes it so many times what it is; null: it does not vary.
  void (*scale)(Demand&, double factor) = nullptr;
  bool usual = false;  ///< among those that break-even looks at when told nothing
};

/// The inputs, in the order in which they are looked at.
std::span<const Input> inputs();

/// The PATH of an input for `--set`; empty where the profile has no place for it.
std::string path_of(const Input& input, const DataSet& set);

/// Whether nobody said how large an input is: neither the profile nor, of an instance's price, the catalog.
bool is_assumed(const Input& input, const std::string& path, const Profile& profile, const DataSet& set,
                const Catalog& catalog);

}  // namespace storeadvise
