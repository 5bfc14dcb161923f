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

/// A whole report, safe to print: as `printable`, but for line breaks, and where `colours` is set for what
/// sets colours.
std::string visible_text(std::string_view text, bool colours);

/// Adds the escape of a character in a JSON string: `\u202e`, beyond U+FFFF two surrogates.
void append_json_escape(std::string& out, char32_t code);

}  // namespace storeadvise
