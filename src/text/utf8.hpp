#pragma once

#include <cstddef>
#include <string_view>

namespace storeadvise {

/// One character of a text, or one byte that belongs to none.
struct Decoded {
  char32_t code = 0;
  std::size_t size = 1;  ///< bytes
  bool valid = false;    ///< false: the byte is not UTF-8 (overlong forms and surrogates included)
};

/// The character at `at`, which must lie inside `text`.
Decoded decode_utf8(std::string_view text, std::size_t at);

/// Columns that a character takes in a terminal: 0 for combining marks, 2 for wide ones.
std::size_t columns(char32_t code);

/// Columns that a text takes; a byte that is not UTF-8 counts as one.
std::size_t columns(std::string_view text);

}  // namespace storeadvise
