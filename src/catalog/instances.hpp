#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "storeadvise/catalog.hpp"

namespace storeadvise {

// EC2 instance types and their on-demand Linux prices, looked up in the text of data/compute/: nothing of it
// is read before it is asked for, and then one line.

/// A type with the price of its hour in the Region, or where that has none with those of all other Regions.
/// Nothing for a type that data/compute/ does not have; a network of 0 is not known.
std::optional<Instance> instance_of_data(std::string_view id, std::string_view region);

/// The types with accelerators, by name, and those that the catalog's own file adds.
std::vector<Instance> listed_instances(const Catalog& catalog);

/// Whether it is spelt like an instance type: a family, a dot, a size ("m5.4xlarge").
bool looks_like_instance(std::string_view id);

/// The type of the same family that is spelt most like it; without that family, of those that share its
/// letters ("p9.24xlarge" is "p4d.24xlarge"), the same size first; else what is one slip of the pen away.
/// Nothing where none is near. It points into data/.
std::optional<std::string_view> nearest_instance(std::string_view written);

}  // namespace storeadvise
