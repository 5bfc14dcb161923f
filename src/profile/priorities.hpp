#pragma once

#include "storeadvise/profile.hpp"

namespace storeadvise {

/// The data set's own weights, else the profile's, else its role's, each as a whole.
inline const Priorities& priorities_of(const Profile& profile, const DataSet& set,
                                       const Priorities& of_role) {
  if (set.priorities.any()) return set.priorities;
  return profile.priorities.any() ? profile.priorities : of_role;
}

}  // namespace storeadvise
