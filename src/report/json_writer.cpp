#include "report/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

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
  out_ += pretty_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  constexpr std::size_t kLongest = 32;
  std::array<char, kLongest> digits;  // NOLINT: to_chars fills what is read
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number == 0 ? 0.0 : number).ptr;
  raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
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

void JsonWriter::quote(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  out_ += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (code >= 0x20) {
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else {
      out_ += "\\u00";
      out_ += kHex[code >> 4U];
      out_ += kHex[code & 15U];
    }
  }
  out_ += '"';
}

}  // namespace storeadvise
