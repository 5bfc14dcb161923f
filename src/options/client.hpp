#pragma once

#include <string_view>

#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"

namespace storeadvise {

/// What to reach an option, a place in kOptions, with in a given way on the data set's platform, as one
/// phrase: "SageMaker File mode". The rows are `clients` of data/options.json, the first that fits counts.
/// Empty where the platform offers nothing for it.
std::string_view client_for(std::size_t option, Access access, const Demand& demand);

}  // namespace storeadvise
