#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace storeadvise {

inline constexpr std::size_t kShownColumns = 60;
/// The most columns of a name in tables and headings.
inline constexpr std::size_t kShownName = 32;
/// Stands for bytes that are no UTF-8 where a text must be UTF-8.
inline constexpr char32_t kReplacement = 0xFFFD;

/// A text from an input, safe to print: control characters, invisible ones and those that turn the
/// direction of writing become `\u202e`, bytes that are no UTF-8 `\xff`; cut with `…` after `width` columns.
std::string printable(std::string_view text, std::size_t width = kShownColumns);

/// The same in double quotes.
std::string in_quotes(std::string_view text);

/// Whether `printable` shows the character as an escape.
bool is_hostile(char32_t code);

/// Adds the escape of a character in a JSON string: `\u202e`, beyond U+FFFF two surrogates.
void append_json_escape(std::string& out, char32_t code);

/// The same JSON with such characters as escapes (`"\u202e"`): a terminal may be where it ends.
std::string visible_json(std::string json);

}  // namespace storeadvise
