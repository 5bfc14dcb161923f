#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/policy.hpp"

namespace storeadvise {

inline constexpr std::string_view kNotCounted =
    "waiting is not counted, as what the compute costs is not known";

/// Whether any data set's waiting is counted.
bool counts_waiting(const Recommendation& recommendation);

/// The data sets on an option whose waiting is not counted.
std::vector<std::string> without_waiting(const Recommendation& recommendation);

/// The demands of a policy that hold though waiting is not counted: in vain where they are of waiting alone,
/// otherwise of less than they seem to be.
std::vector<Vacuity> uncounted_waiting(const Recommendation& recommendation, const Policy& policy);

}  // namespace storeadvise
