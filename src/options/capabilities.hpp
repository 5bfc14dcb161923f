#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace storeadvise {

/// The needs that an option, a place in kOptions, meets (data/options.json), in the order of kNeedNames.
std::vector<std::string_view> capabilities_of(std::size_t option);

/// Whether an option survives the loss of an Availability Zone.
bool is_multi_zone(std::size_t option);

}  // namespace storeadvise
