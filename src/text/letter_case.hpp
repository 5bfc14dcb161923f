#pragma once

#include <algorithm>
#include <string_view>

namespace storeadvise {

/// Whether two letters are the same but for their case; of ASCII, whatever the locale.
constexpr bool same_letter(char a, char b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return lower(a) == lower(b);
}

constexpr bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, same_letter);
}

}  // namespace storeadvise
