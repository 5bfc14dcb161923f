#pragma once

#include <optional>
#include <string_view>

#include "units/quantities.hpp"

namespace storeadvise {

/// What `show_outward` of three digits says, with so many.
std::optional<Rounded> show_outward(std::string_view path, double value, bool below, int digits);

}  // namespace storeadvise
