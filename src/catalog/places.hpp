#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storeadvise {

/// The Region whose name in `data/words.json` holds a place: eu-central-1 for "Frankfurt". Nothing where no
/// name does or several do, or the place is shorter than four letters.
std::optional<std::string> region_at(std::string_view place);

}  // namespace storeadvise
