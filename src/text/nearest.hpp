#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace storeadvise {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the
/// other, upper and lower case taken as the same (Damerau's distance, each part touched once).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The word that was probably misspelt: the first of several equally near ones. The result points into
/// `words`.
std::optional<std::string_view> nearest_spelling(std::string_view word,
                                                 std::span<const std::string_view> words);

/// The word that was probably meant: the first of several equally near ones; else what people call a word
/// of a profile by another name; else the only one that begins or ends with it; nothing when none is near.
/// The result points into `words`.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> words);

}  // namespace storeadvise
