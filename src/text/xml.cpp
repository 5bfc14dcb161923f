#include "text/xml.hpp"

#include <fmt/format.h>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace storeadvise {

namespace {

/// What stands for a character; empty: the character itself.
std::string reference(const Decoded& c) {
  if (!c.valid || c.code < 0x20 || c.code == 0xFFFE || c.code == 0xFFFF) return "&#xFFFD;";
  if (is_hostile(c.code)) return fmt::format("&#x{:X};", static_cast<unsigned>(c.code));
  switch (c.code) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const std::string instead = reference(c);
    out += instead.empty() ? text.substr(at, c.size) : std::string_view(instead);
    at += c.size;
  }
  return out;
}

}  // namespace storeadvise
