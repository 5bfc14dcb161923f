#pragma once

#include <string_view>

namespace storeadvise {

/// A table of data/ as it was read when the program was built, so that nothing is parsed at start: "rules",
/// "roles", "options", and for each Region its code ("us-east-1"). Empty where there is no such table.
std::string_view packed(std::string_view name);

}  // namespace storeadvise
