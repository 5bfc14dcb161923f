#pragma once

#include <string>

#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// The end of observe's page: where the observed data belongs, what that costs a month, and the inputs that
/// nobody knows yet and that would turn it. Where the profile could not be made, what it lacks.
std::string observed_advice(const Result<std::string>& profile, std::size_t width);

}  // namespace storeadvise::cli
