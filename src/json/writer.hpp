#pragma once

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace storeadvise {

/// Whether a byte stands for itself in a string of JSON that we write.
constexpr bool is_plain_json(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code >= 0x20 && code < 0x7F && c != '"' && c != '\\';
}

/// How an object or a list is laid out.
enum class Layout : std::uint8_t {
  lines,    ///< a line for each value, indented by two spaces
  one_line  ///< without a blank
};

/// The key of a member. Of one that stands in the source it is checked when it is compiled that it needs no
/// escape, so that nothing looks for one when it is written: keys are half of a report.
class Key {
 public:
  // NOLINTBEGIN(google-explicit-constructor): a text is a key
  consteval Key(const char* text) : text_(text), is_plain_(true) {
    for (const char c : text_)
      if (!is_plain_json(c)) throw std::logic_error("JSON: a key that needs an escape");
  }
  constexpr Key(std::string_view text) : text_(text) {}
  Key(const std::string& text) : text_(text) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool is_plain() const { return is_plain_; }

 private:
  std::string_view text_;
  bool is_plain_ = false;
};

/// The one place where JSON is written: front to back, without a document in memory. What it gives is
/// JSON: numbers are the shortest that read back the same, a number that is not finite becomes null, bytes
/// that are not UTF-8 U+FFFD, and characters that a terminal would act on become escapes. A call that would
/// not make JSON (a value without a key in an object, a list that is never closed) throws
/// `std::logic_error`.
class JsonWriter {
 public:
  explicit JsonWriter(Layout layout) : layout_(layout) {}

  /// Makes room for so many bytes at once.
  void reserve(std::size_t bytes) { out_.reserve(bytes); }

  void begin_object() { open('{', layout()); }
  void begin_list() { open('[', layout()); }
  /// Laid out in a way of its own; inside `one_line` everything is on that line.
  void begin_object(Layout layout) { open('{', layout); }
  void begin_list(Layout layout) { open('[', layout); }
  void end_object() { close('{', '}'); }
  void end_list() { close('[', ']'); }

  /// The key of the value that comes next.
  void key(Key name);

  void value(double number);
  void value(const std::optional<double>& number);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool flag) { word(flag ? "true" : "false"); }
  void null() { word("null"); }

  /// A value that is in memory as a tree.
  void tree(const nlohmann::json& value);
  void tree(const nlohmann::ordered_json& value);
  /// A value that is JSON text; on one line. Throws where it is not JSON.
  void text(std::string_view json);

  void field(Key name, const auto& what) {
    key(name);
    value(what);
  }
  void null_field(Key name) {
    key(name);
    null();
  }

  /// What has been written since the last call: for what is longer than memory should hold.
  [[nodiscard]] std::string drain();
  /// All that is left, once every object and list is closed.
  [[nodiscard]] std::string take();

 private:
  /// An object or a list that is not closed yet.
  struct Level {
    char brace = '{';
    Layout layout = Layout::lines;
    bool is_empty = true;
  };

  [[nodiscard]] Layout layout() const { return levels_.empty() ? layout_ : levels_.back().layout; }
  void open(char brace, Layout wanted);
  void close(char opened, char brace);
  /// What stands between this value and the one before.
  void separate();
  void new_line(std::size_t depth);
  void quote(std::string_view text);
  void quote_plain(std::string_view text);  ///< of which no byte needs an escape
  void word(std::string_view text);
  template <class Tree>
  void write_tree(const Tree& value);

  /// A number as it was written last: one of a report comes there more than once, as most bills and speeds
  /// are those of an option and of a way to it. Saves a sixth of the time of a batch of profiles.
  struct Written {
    double number = 0;
    std::size_t size = 0;  ///< one byte would do, but g++ then copies by `rep movs`: 12 % of a batch's time
    std::array<char, 24> digits{};
  };

  Layout layout_;
  std::array<Written, 256> written_;
  bool after_key_ = false;
  bool is_done_ = false;
  std::vector<Level> levels_;
  std::string out_;
};

/// A whole document that is in memory as a tree, without a line break at the end.
std::string json_text(const nlohmann::ordered_json& document, Layout layout);
std::string json_text(const nlohmann::json& document, Layout layout);

}  // namespace storeadvise
