#pragma once

#include <string>

#include "observe/estimate/estimate.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// Adds a data set for each file system that metrics, descriptions or mounts are about. Points that name none
/// belong to the one file system that another source or --dataset names; with two of these it is
/// `metrics-of-which`.
Errors add_file_systems(const Observation& observation, const Wanted& wanted, Found& out);

/// The data set of a file system (its id, or a folder): as --dataset calls it, empty where that names others
/// only; without --dataset its name, else its id.
std::string name_of_file_system(const Observation& observation, const std::string& id,
                                const std::string& name);

}  // namespace storeadvise::observe
