#pragma once

#include <span>
#include <string_view>

namespace storeadvise {

/// The text of a file of data/ as it was at build time, by its path below data/
/// ("prices/us-east-1.json"); empty when there is no such file.
std::string_view embedded(std::string_view name);

/// The paths of all embedded files, in the order of the build list.
std::span<const std::string_view> embedded_names();

}  // namespace storeadvise
