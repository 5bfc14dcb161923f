#pragma once

#include <string_view>

namespace storeadvise {

/// "1.0.0"
std::string_view version();

}  // namespace storeadvise
