#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "row_functions.hpp"

namespace storeadvise {

/// How a result may be written.
enum class Format : std::uint8_t { text, json, markdown, csv, ndjson, junit, sarif, github, html, jsonc };

/// The words of --format, by Format.
inline constexpr std::array<std::string_view, 10> kFormatWords{"text",  "json",  "markdown", "csv",  "ndjson",
                                                               "junit", "sarif", "github",   "html", "jsonc"};

constexpr std::string_view to_string(Format format) { return kFormatWords[static_cast<std::size_t>(format)]; }

/// What writes one kind of result in one format. A command has a table of these, and its formats, its help
/// and its completions follow from the table.
template <class What>
struct Writer {
  Format format;
  std::string (*write)(const What&);
  [[nodiscard]] constexpr bool can_write() const { return has(write); }
};

/// Whether each row of a table of writers can write, and no format has two.
template <class Rows>
constexpr bool is_whole(const Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].can_write()) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].format == rows[j].format) return false;
  }
  return rows.size() > 0;
}

/// The formats of a table of writers, in its order; the first is the default.
template <const auto& rows>
std::span<const Format> formats_of() {
  static_assert(is_whole(rows), "every format has one function that writes it");
  static constexpr auto kFormats = [] {
    std::array<Format, std::size(rows)> formats{};
    for (std::size_t i = 0; i < formats.size(); ++i) formats[i] = rows[i].format;
    return formats;
  }();
  return kFormats;
}

/// The row of a format that is in the table.
template <class Rows>
const auto& writer_of(const Rows& rows, Format format) {
  return *std::ranges::find_if(rows, [format](const auto& row) { return row.format == format; });
}

}  // namespace storeadvise
