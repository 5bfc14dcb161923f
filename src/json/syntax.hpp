#pragma once

#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// Lists may lie in lists this deep: far more than any input of ours has.
inline constexpr std::size_t kDeepestNesting = 64;

/// Why a text that the JSON parser refused is no JSON: the first mistake, for people.
Error syntax_error(std::string_view text, std::string_view file);

/// Errors that stand in the way of parsing: not UTF-8, a byte-order mark, a NUL byte, nested
/// too deeply. Empty when the parser may have it.
Errors unreadable(std::string_view text, std::string_view file);

/// Keys that stand twice in one object, each at its second place. `text` is valid JSON.
Errors repeated_keys(std::string_view text, std::string_view file);

}  // namespace storeadvise
