#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storeadvise {

/// The path of a profile that one which names no field stands for, of those that `known` has: the place of a
/// data set as if it were its name, a field without the group that it lies in, a path without its beginning,
/// a misspelt one. Nothing where none is near.
std::optional<std::string> meant_path(std::string_view path, const std::vector<std::string>& known);

}  // namespace storeadvise
