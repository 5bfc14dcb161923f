#include "text/printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "text/utf8.hpp"

namespace storeadvise {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Control characters, line breaks, and what Unicode calls default-ignorable, which leaves no trace on a
/// screen. Not the variation selectors: emoji and Mongolian are written with them.
constexpr std::array<Range, 19> kHostile{{{0x0000, 0x001F},
                                          {0x007F, 0x009F},
                                          {0x00AD, 0x00AD},
                                          {0x034F, 0x034F},
                                          {0x061C, 0x061C},
                                          {0x115F, 0x1160},
                                          {0x17B4, 0x17B5},
                                          {0x180E, 0x180E},
                                          {0x200B, 0x200F},
                                          {0x2028, 0x202E},
                                          {0x2060, 0x206F},
                                          {0x3164, 0x3164},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFA0, 0xFFA0},
                                          {0xFFF0, 0xFFFB},
                                          {0x1BCA0, 0x1BCA3},
                                          {0x1D173, 0x1D17A},
                                          {0xE0000, 0xE00FF},
                                          {0xE01F0, 0xE0FFF}}};

}  // namespace

bool is_hostile(char32_t code) {
  return std::any_of(kHostile.begin(), kHostile.end(),
                     [code](Range r) { return code >= r.first && code <= r.last; });
}

namespace {

std::string shown(std::string_view bytes, const Decoded& c) {
  if (!c.valid) return fmt::format("\\x{:02x}", static_cast<unsigned>(c.code));
  if (!is_hostile(c.code)) return std::string(bytes);
  return fmt::format("\\u{:04x}", static_cast<unsigned>(c.code));
}

}  // namespace

std::string printable(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t used = 0;
  std::size_t room = 0;  // bytes of `out` to which an ellipsis can still be added
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const std::string piece = shown(text.substr(at, c.size), c);
    used += columns(piece);
    // Marks without a width could go on for ever.
    if (used > width || out.size() > 8 * width) return out.substr(0, room) + "…";
    out += piece;
    if (used < width) room = out.size();
    at += c.size;
  }
  return out;
}

std::string in_quotes(std::string_view text) { return '"' + printable(text) + '"'; }

namespace {

/// Bytes of `\x1b[1;31m` at the start of a text; 0 for anything else.
std::size_t colour_code(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

/// Bytes at the start of a text that are printed as they are, whatever `is_hostile` says of them.
std::size_t allowed(std::string_view text, bool colours) {
  const auto is_plain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; };
  const auto plain = std::find_if_not(text.begin(), text.end(), is_plain) - text.begin();
  if (plain > 0) return static_cast<std::size_t>(plain);
  if (text.starts_with("\r\n")) return 2;
  return colours ? colour_code(text) : 0;
}

}  // namespace

std::string visible_text(std::string_view text, bool colours) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = allowed(text.substr(at), colours);
    if (size > 0) {
      out.append(text.substr(at, size));
    } else {
      const Decoded c = decode_utf8(text, at);
      size = c.size;
      out += shown(text.substr(at, size), c);
    }
    at += size;
  }
  return out;
}

void append_json_escape(std::string& out, char32_t code) {
  constexpr char32_t kBasic = 0x10000;
  const auto unit = [&](char32_t value) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(value));
  };
  if (code < kBasic) return unit(code);
  unit(0xD800 + ((code - kBasic) >> 10U));
  unit(0xDC00 + ((code - kBasic) & 0x3FFU));
}

}  // namespace storeadvise
