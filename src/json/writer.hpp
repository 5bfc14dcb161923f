#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace storeadvise {

/// Writes JSON front to back, without a document in memory. Numbers are the shortest that read
/// back the same; what is no finite number becomes null. Texts are UTF-8 already.
class JsonWriter {
 public:
  /// With line breaks and two spaces of indentation, or on one line.
  explicit JsonWriter(bool pretty) : pretty_(pretty) {}

  /// Makes room for so many bytes at once.
  void reserve(std::size_t bytes) { static_cast<void>(room(bytes)); }

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }

  /// The key of the value that comes next.
  void key(std::string_view name);
  /// A literal in our own code holds nothing that has to be escaped.
  template <std::size_t Size>
  void key(const char (&name)[Size]) {  // NOLINT: what tells a literal from other texts
    if (pretty_) return plain_key({name, Size - 1});
    char* to = room(Size + 3);
    char* const from = to;
    if (!first_) *to++ = ',';
    *to++ = '"';
    to = std::copy_n(name, Size - 1, to);
    *to++ = '"';
    *to++ = ':';
    size_ += static_cast<std::size_t>(to - from);
    first_ = false;
    after_key_ = true;
  }

  void value(double number);
  void value(const std::optional<double>& number);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag) { raw(flag ? "true" : "false"); }
  void null() { raw("null"); }
  /// A value that is JSON text already.
  void raw(std::string_view json);

  template <class Name, class Value>
  void field(const Name& name, const Value& what) {
    key(name);
    value(what);
  }
  template <class Name>
  void null_field(const Name& name) {
    key(name);
    null();
  }

  /// Members of an object that have been written: from one `mark` to another.
  struct Members {
    std::size_t begin = 0, end = 0;
  };
  [[nodiscard]] std::size_t mark() const { return size_; }
  /// Writes members again that were not the first of their object and shall not be the first of this one.
  /// False, and nothing is written, where they would have to be indented in another way.
  bool repeat(const Members& members);

  [[nodiscard]] std::string take() {
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  void open(char brace);
  void close(char brace);
  /// What stands between this value and the one before.
  void separate();
  void new_line();
  void quote(std::string_view text);
  void plain_key(std::string_view name);

  /// Where the next characters go; there is room for so many.
  char* room(std::size_t bytes) {
    if (out_.size() - size_ < bytes) out_.resize(2 * out_.size() + bytes);
    return out_.data() + size_;
  }
  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put(std::string_view text) {
    std::copy(text.begin(), text.end(), room(text.size()));
    size_ += text.size();
  }

  /// Where in the text a number was written. A report repeats most of its numbers, and copying digits is
  /// quicker than finding the fewest that tell a number from its neighbours.
  struct Digits {
    std::uint64_t bits = 0;  ///< of the number
    std::size_t at = 0, size = 0;
  };
  /// The place to remember `number` in.
  Digits& remembered(double number);
  static constexpr std::size_t kRemembered = 256;

  bool pretty_;
  bool first_ = true;  ///< nothing stands in this object or list yet
  bool after_key_ = false;
  std::size_t depth_ = 0;
  std::string out_;  ///< the first `size_` characters are written
  std::size_t size_ = 0;
  std::array<Digits, kRemembered> digits_{};
};

}  // namespace storeadvise
