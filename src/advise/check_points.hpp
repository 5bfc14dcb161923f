#pragma once

#include "storeadvise/advise.hpp"

namespace storeadvise {

/// Rules whose points, which follow from facts, are out of range for a data set of the profile: one error for
/// each rule, which names it. Points that look at an option's estimate are kept within range instead.
Errors check_points(const Profile& profile, const Catalog& catalog, const RuleBook& rules,
                    const RoleBook& roles);

}  // namespace storeadvise
