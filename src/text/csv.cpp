#include "text/csv.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "text/printable.hpp"

namespace storeadvise {
namespace {

bool is_number(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  return std::from_chars(text.data(), end, value).ptr == end;
}

/// What spreadsheets take for the beginning of a formula, see OWASP's "CSV Injection".
bool is_formula(std::string_view text) {
  constexpr std::string_view kBeginnings = "=+-@";
  return !text.empty() && kBeginnings.find(text.front()) != std::string_view::npos && !is_number(text);
}

std::string seen(std::string_view text) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  const bool plain = std::all_of(text.begin(), text.end(), is_plain);
  return plain ? std::string(text) : printable(text, std::numeric_limits<std::size_t>::max());
}

std::string in_quotes_where_needed(std::string safe) {
  if (safe.find_first_of(",\"") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string safe = seen(text);
  if (is_formula(safe)) safe.insert(0, 1, '\'');
  return in_quotes_where_needed(std::move(safe));
}

std::string csv_flag(std::string_view text) { return in_quotes_where_needed(seen(text)); }

}  // namespace storeadvise
