#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace storeadvise {

inline constexpr std::size_t kShownColumns = 60;

/// A text from an input, safe to print: control characters and those that turn the direction
/// of writing become `\u202e`, bytes that are no UTF-8 `\xff`; cut with `…` after `width` columns.
std::string printable(std::string_view text, std::size_t width = kShownColumns);

/// The same in double quotes.
std::string in_quotes(std::string_view text);

}  // namespace storeadvise
