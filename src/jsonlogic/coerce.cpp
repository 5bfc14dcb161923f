#include "jsonlogic/coerce.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>

namespace storeadvise::logic {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::string_view kSpace = " \t\n\r\v\f";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// What a decimal number too large or too small for a double is.
double out_of_range(std::string_view digits) {
  const auto exponent = digits.find_first_of("eE");
  const bool tiny = exponent != std::string_view::npos && digits[exponent + 1] == '-';
  return tiny || digits[0] == '.' || digits.starts_with("0.") ? 0 : kInfinity;
}

/// The decimal number without a sign that `text` begins with, and how many characters it takes;
/// 0 for none.
std::size_t unsigned_prefix(std::string_view text, double& number) {
  constexpr std::string_view kInfinityText = "Infinity";
  if (text.starts_with(kInfinityText)) {
    number = kInfinity;
    return kInfinityText.size();
  }
  // from_chars also knows "inf", "nan" and a sign of its own, JavaScript does not.
  if (text.empty() || (text[0] != '.' && (text[0] < '0' || text[0] > '9'))) return 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code == std::errc::invalid_argument) return 0;
  const auto taken = static_cast<std::size_t>(end - text.data());
  if (code == std::errc::result_out_of_range) number = out_of_range(text.substr(0, taken));
  return taken;
}

/// The same with a sign.
std::size_t decimal_prefix(std::string_view text, double& number) {
  const bool sign = !text.empty() && (text[0] == '+' || text[0] == '-');
  const std::size_t taken = unsigned_prefix(text.substr(sign ? 1 : 0), number);
  if (sign && text[0] == '-') number = -number;
  return taken == 0 ? 0 : taken + (sign ? 1 : 0);
}

double parse_digits(std::string_view digits, int base) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (digits.empty()) return kNaN;
  double number = 0;
  for (const char c : digits) {
    const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto digit = kDigits.substr(0, static_cast<std::size_t>(base)).find(small);
    if (digit == std::string_view::npos) return kNaN;
    number = number * base + static_cast<double>(digit);
  }
  return number;
}

double text_to_number(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return 0;
  if (text.size() > 1 && text[0] == '0') {
    const char base = text[1];
    if (base == 'x' || base == 'X') return parse_digits(text.substr(2), 16);
    if (base == 'o' || base == 'O') return parse_digits(text.substr(2), 8);
    if (base == 'b' || base == 'B') return parse_digits(text.substr(2), 2);
  }
  double number = 0;
  return decimal_prefix(text, number) == text.size() ? number : kNaN;
}

bool composite(const Value& value) { return value.is(ValueKind::array) || value.is(ValueKind::object); }

/// The order of UTF-16 code units: what UTF-16 writes in two units (here first byte F0 and up)
/// comes before U+E000 to U+FFFF (first byte EE and EF).
bool text_less(std::string_view a, std::string_view b) {
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF ? byte + 0x10 : static_cast<int>(byte);
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return rank(x) < rank(y); });
}

template <class ByNumber, class ByText>
bool compare(const Value& a, const Value& b, ByNumber by_number, ByText by_text) {
  if (a.is(ValueKind::string) && b.is(ValueKind::string)) return by_text(a.text(), b.text());
  const bool words = (a.is(ValueKind::string) || composite(a)) && (b.is(ValueKind::string) || composite(b));
  if (words) return by_text(to_text(a), to_text(b));
  return by_number(to_number(a), to_number(b));
}

bool equal_as_numbers(const Value& a, const Value& b) { return to_number(a) == to_number(b); }

std::size_t units_of(char first_byte) {
  const auto byte = static_cast<unsigned char>(first_byte);
  if ((byte & 0xC0U) == 0x80U) return 0;
  return byte >= 0xF0U ? 2 : 1;
}

}  // namespace

bool truthy(const Value& value) {
  switch (value.kind()) {
    case ValueKind::undefined:
    case ValueKind::null:
      return false;
    case ValueKind::boolean:
      return value.truth();
    case ValueKind::number:
      return value.number() != 0 && !std::isnan(value.number());
    case ValueKind::string:
    case ValueKind::array:
      return value.size() > 0;
    case ValueKind::object:
      return true;
  }
  return false;
}

double to_number(const Value& value) {
  switch (value.kind()) {
    case ValueKind::undefined:
      return kNaN;
    case ValueKind::null:
      return 0;
    case ValueKind::boolean:
      return value.truth() ? 1 : 0;
    case ValueKind::number:
      return value.number();
    case ValueKind::string:
      return text_to_number(value.text());
    case ValueKind::array:
      return text_to_number(to_text(value));
    case ValueKind::object:
      return kNaN;
  }
  return kNaN;
}

double parse_float(const Value& value) {
  if (value.is(ValueKind::number)) return value.number() + 0.0;  // -0 reads as "0"
  const std::string text = to_text(value);
  double number = 0;
  return decimal_prefix(trimmed(text), number) > 0 ? number : kNaN;
}

std::string to_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (number == 0) return "0";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                 std::chars_format::scientific);
  const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const auto e = shortest.find('e');
  std::string digits(shortest.substr(0, 1));
  if (e > 2) digits += shortest.substr(2, e - 2);
  const int exponent = std::stoi(std::string(shortest.substr(e + 1)));
  const std::string_view sign = number < 0 ? "-" : "";
  const int count = static_cast<int>(digits.size());
  if (exponent >= 21 || exponent < -6) {
    const std::string_view rest = std::string_view(digits).substr(1);
    return fmt::format("{}{}{}{}e{:+}", sign, digits[0], rest.empty() ? "" : ".", rest, exponent);
  }
  if (exponent < 0) return fmt::format("{}0.{:0>{}}{}", sign, "", -exponent - 1, digits);
  if (count <= exponent + 1) return fmt::format("{}{:0<{}}", sign, digits, exponent + 1);
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  return fmt::format("{}{}.{}", sign, digits.substr(0, whole), digits.substr(whole));
}

std::string joined(const Value& value) { return value.present() ? to_text(value) : std::string(); }

std::string to_text(const Value& value) {
  switch (value.kind()) {
    case ValueKind::undefined:
      return "undefined";
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return value.truth() ? "true" : "false";
    case ValueKind::number:
      return to_text(value.number());
    case ValueKind::string:
      return std::string(value.text());
    case ValueKind::object:
      return "[object Object]";
    case ValueKind::array:
      break;
  }
  std::string text;
  for (const Value& element : value.elements()) {
    if (&element != value.elements().data()) text += ',';
    text += joined(element);
    if (text.size() > kMostMade) throw OverBudget("it makes more text than 256 KiB hold");
  }
  return text;
}

bool strictly_equal(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::undefined:
    case ValueKind::null:
      return true;
    case ValueKind::boolean:
      return a.truth() == b.truth();
    case ValueKind::number:
      return a.number() == b.number();
    case ValueKind::string:
      return a.text() == b.text();
    case ValueKind::array:
      return a.elements().data() == b.elements().data();
    case ValueKind::object:
      return a.members().data() == b.members().data();
  }
  return false;
}

bool loosely_equal(const Value& a, const Value& b) {
  if (a.kind() == b.kind()) return strictly_equal(a, b);
  if (!a.present() || !b.present()) return !a.present() && !b.present();
  if (composite(a) && composite(b)) return false;
  const bool words = (a.is(ValueKind::string) && composite(b)) || (b.is(ValueKind::string) && composite(a));
  return words ? to_text(a) == to_text(b) : equal_as_numbers(a, b);
}

bool less(const Value& a, const Value& b) { return compare(a, b, std::less<>(), text_less); }

bool less_or_equal(const Value& a, const Value& b) {
  return compare(a, b, std::less_equal<>(),
                 [](std::string_view x, std::string_view y) { return !text_less(y, x); });
}

std::size_t units(std::string_view text) {
  std::size_t total = 0;
  for (const char c : text) total += units_of(c);
  return total;
}

std::string_view unit_slice(std::string_view text, std::size_t from, std::size_t count) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t width = units_of(text[i]);
    const bool inside = width == 0 ? end == i : at >= from && at + width <= from + count;
    if (inside) {
      begin = std::min(begin, i);
      end = i + 1;
    }
    at += width;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace storeadvise::logic
