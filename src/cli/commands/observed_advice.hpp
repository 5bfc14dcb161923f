#pragma once

#include <string>

#include "cli/args/arguments.hpp"
#include "cli/commands/observe_request.hpp"
#include "observe/estimate/estimate.hpp"

namespace storeadvise::cli {

/// The end of observe's page: where the observed data belongs, what that costs a month, and the inputs that
/// nobody knows yet and that would turn it. Where the profile cannot be made, what it lacks.
std::string observed_advice(const Arguments& arguments, const observe::Found& found, const Observing& asked,
                            std::size_t width);

}  // namespace storeadvise::cli
