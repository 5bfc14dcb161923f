#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
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

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }

  /// The key of the value that comes next.
  void key(std::string_view name);
  /// A literal in our own code holds nothing that has to be escaped.
  template <std::size_t Size>
  void key(const char (&name)[Size]) {  // NOLINT: what tells a literal from other texts
    std::array<char, Size + 3> token;   // NOLINT: ,"name": is written to it
    token[0] = ',';
    token[1] = '"';
    std::copy_n(name, Size - 1, &token[2]);
    token[Size + 1] = '"';
    token[Size + 2] = ':';
    plain_key({token.data(), token.size()});
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
  [[nodiscard]] std::size_t mark() const { return out_.size(); }
  /// Writes members again that were not the first of their object and shall not be the first of this one.
  /// False, and nothing is written, where they would have to be indented in another way.
  bool repeat(const Members& members);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void open(char brace);
  void close(char brace);
  /// What stands between this value and the one before.
  void separate();
  void new_line();
  void quote(std::string_view text);
  /// `token` is the key as it follows another member: ,"name":
  void plain_key(std::string_view token);

  bool pretty_;
  bool first_ = true;  ///< nothing stands in this object or list yet
  bool after_key_ = false;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace storeadvise
