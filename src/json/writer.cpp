#include "json/writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace storeadvise {

void JsonWriter::new_line() {
  if (!pretty_) return;
  put('\n');
  std::fill_n(room(2 * depth_), 2 * depth_, ' ');
  size_ += 2 * depth_;
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) put(',');
  new_line();
  first_ = false;
}

void JsonWriter::open(char brace) {
  separate();
  put(brace);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char brace) {
  --depth_;
  if (!first_) new_line();
  put(brace);
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  put(pretty_ ? ": " : ":");
  after_key_ = true;
}

void JsonWriter::plain_key(std::string_view name) {
  separate();
  put('"');
  put(name);
  put("\": ");
  after_key_ = true;
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  if (number == 0) number = 0;  // never -0
  separate();
  Digits& known = remembered(number);
  const auto bits = std::bit_cast<std::uint64_t>(number);
  constexpr std::size_t kLongest = 32;
  char* const to = room(kLongest);
  if (known.size > 0 && known.bits == bits) {
    std::copy_n(out_.data() + known.at, known.size, to);
  } else {
    known = {bits, size_, static_cast<std::size_t>(std::to_chars(to, to + kLongest, number).ptr - to)};
  }
  size_ += known.size;
}

JsonWriter::Digits& JsonWriter::remembered(double number) {
  // The upper bits of a product with an odd number depend on all bits; 2^64 divided by the golden ratio.
  constexpr std::uint64_t kMixer = 0x9E3779B97F4A7C15;
  static_assert(std::has_single_bit(kRemembered));
  constexpr int kShift = 64 - std::countr_zero(kRemembered);
  return digits_[std::bit_cast<std::uint64_t>(number) * kMixer >> kShift];
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
  put(json);
}

bool JsonWriter::repeat(const Members& members) {
  if (pretty_) return false;
  const std::size_t size = members.end - members.begin;
  char* const to = room(size);
  std::copy_n(out_.data() + members.begin, size, to);
  size_ += size;
  return true;
}

namespace {

constexpr bool is_plain(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code >= 0x20 && code < 0x7F && c != '"' && c != '\\';
}

using Word = std::uint64_t;
constexpr Word kOnes = ~Word{0} / 0xFF;  // 1 in every byte
constexpr Word kHighs = kOnes << 7U;

/// The high bits of the bytes of `word` that are zero, and perhaps of bytes above the first such one.
/// Source: S. E. Anderson, "Bit Twiddling Hacks", determining if a word has a zero byte.
constexpr Word zero_bytes(Word word) { return (word - kOnes) & ~word & kHighs; }

/// Whether all eight are plain.
constexpr bool all_plain(Word word) {
  const Word below = (word - kOnes * 0x20) & ~word;  // high bit: less than a blank
  const Word above = (word + kOnes) | word;          // high bit: DEL or no ASCII
  const Word special = zero_bytes(word ^ kOnes * '"') | zero_bytes(word ^ kOnes * '\\');
  return ((below | above) & kHighs) == 0 && special == 0;
}

/// Copies the plain characters that `text` begins with; how many. There is room for all of it at `to`.
std::size_t copy_plain(std::string_view text, char* to) {
  std::size_t n = 0;
  for (Word word = 0; n + sizeof word <= text.size(); n += sizeof word) {
    std::memcpy(&word, text.data() + n, sizeof word);
    if (!all_plain(word)) break;
    std::memcpy(to + n, &word, sizeof word);
  }
  for (; n < text.size() && is_plain(text[n]); ++n) to[n] = text[n];
  return n;
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
  put('"');
  while (!text.empty()) {
    const std::size_t plain = copy_plain(text, room(text.size() + 1));
    size_ += plain;
    if (plain == text.size()) break;
    text.remove_prefix(plain);
    std::string escaped;
    text.remove_prefix(add_character(escaped, text));
    put(escaped);
  }
  put('"');
}

}  // namespace storeadvise
