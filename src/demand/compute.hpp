#pragma once

#include "demand/notes.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// Whose time is wasted when storage is slow: the profile's compute, filled from
/// the instance's figures, or the role's where the data set names none.
void set_compute(Demand& demand, const Profile& profile, const DataSet& set, const Compute& role,
                 const Catalog& catalog, const Notes& notes);

}  // namespace storeadvise
