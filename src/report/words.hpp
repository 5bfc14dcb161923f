#pragma once

#include <string>

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/option.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

enum class Direction : std::uint8_t { read, write };

/// What holds a rate down, in words with figures: "network of 4 clients (4 x 100 Gbit/s)",
/// "EFS gives one client 1,500 MiB/s". Empty where nothing is moved.
std::string bottleneck_text(Direction direction, const Estimate& estimate, const Option& option,
                            const Demand& demand, const Catalog& catalog);

/// "S3", "EFS", "hybrid", "none".
std::string service_word(Service service);

/// "s3.standard, streamed": an option and how it is reached.
std::string reached(const Option& option, Access access);

}  // namespace storeadvise
