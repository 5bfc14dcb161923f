#include "report/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace storeadvise {

void JsonWriter::new_line() {
  if (!pretty_) return;
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  new_line();
  first_ = false;
}

void JsonWriter::open(char brace) {
  separate();
  out_ += brace;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char brace) {
  --depth_;
  if (!first_) new_line();
  out_ += brace;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_.append(pretty_ ? ": " : ":");
  after_key_ = true;
}

void JsonWriter::plain_key(std::string_view token) {
  if (pretty_) {
    separate();
    out_ += token.substr(1);
    out_ += ' ';
  } else {
    out_ += token.substr(first_ ? 1 : 0);
    first_ = false;
  }
  after_key_ = true;
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  constexpr std::size_t kLongest = 32;
  std::array<char, kLongest> digits;  // NOLINT: to_chars fills what is read
  char* const first = digits.data();
  char* const last = first + digits.size();
  // Whole numbers up to here are never shorter with an exponent, and quicker to write as what they are.
  constexpr double kWhole = 99999;
  const bool whole = number >= 0 && number <= kWhole && number == std::trunc(number);
  const char* const end = whole ? std::to_chars(first, last, static_cast<unsigned>(number)).ptr
                                : std::to_chars(first, last, number).ptr;
  raw({first, static_cast<std::size_t>(end - first)});
}

void JsonWriter::value(const std::optional<double>& number) {
  if (!number) return null();
  value(*number);
}

void JsonWriter::value(std::string_view text) {
  separate();
  quote(text);
}

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

bool JsonWriter::repeat(const Members& members) {
  if (pretty_) return false;
  out_.append(out_, members.begin, members.end - members.begin);
  return true;
}

namespace {

constexpr bool is_plain(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code >= 0x20 && code < 0x7F && c != '"' && c != '\\';
}

/// Adds the character that `text` begins with, as an escape where it needs one; its bytes.
std::size_t add_character(std::string& out, std::string_view text) {
  const Decoded c = decode_utf8(text, 0);
  if (c.code == '"' || c.code == '\\') {
    out += '\\';
    out += text.front();
  } else if (c.code == '\n') {
    out += "\\n";
  } else if (!c.valid || is_hostile(c.code)) {
    append_json_escape(out, c.valid ? c.code : kReplacement);
  } else {
    out += text.substr(0, c.size);
  }
  return c.size;
}

}  // namespace

void JsonWriter::quote(std::string_view text) {
  out_ += '"';
  while (!text.empty()) {
    const auto* const stop = std::find_if_not(text.begin(), text.end(), is_plain);
    const auto plain = static_cast<std::size_t>(stop - text.begin());
    out_.append(text.data(), plain);
    if (plain == text.size()) break;
    text.remove_prefix(plain);
    text.remove_prefix(add_character(out_, text));
  }
  out_ += '"';
}

}  // namespace storeadvise
