#pragma once

#include <string>

#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// What holds a rate down, in words with figures: "network of 4 hosts (100 Gbit/s each)".
std::string bottleneck_text(Bottleneck bottleneck, const Estimate& estimate, const Option& option,
                            const Demand& demand);

}  // namespace storeadvise
