#include "json/writer.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace storeadvise {

void JsonWriter::new_line(std::size_t depth) {
  out_ += '\n';
  out_.append(2 * depth, ' ');
}

void JsonWriter::separate() {
  if (is_done_) throw std::logic_error("JSON: a second value after the document");
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (level.brace == '{') throw std::logic_error("JSON: a value without a key");
  if (!level.is_empty) out_ += ',';
  if (level.layout == Layout::lines) new_line(levels_.size());
  level.is_empty = false;
}

void JsonWriter::open(char brace, Layout wanted) {
  const bool within_a_line = !levels_.empty() && levels_.back().layout == Layout::one_line;
  separate();
  out_ += brace;
  levels_.push_back({brace, within_a_line ? Layout::one_line : wanted, true});
}

void JsonWriter::close(char opened, char brace) {
  if (levels_.empty() || levels_.back().brace != opened || after_key_)
    throw std::logic_error("JSON: the end of what was not begun");
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.is_empty && level.layout == Layout::lines) new_line(levels_.size());
  out_ += brace;
  is_done_ = levels_.empty();
}

void JsonWriter::key(Key name) {
  if (levels_.empty() || levels_.back().brace != '{' || after_key_)
    throw std::logic_error("JSON: a key outside of an object");
  Level& level = levels_.back();
  if (!level.is_empty) out_ += ',';
  if (level.layout == Layout::lines) new_line(levels_.size());
  level.is_empty = false;
  if (name.is_plain())
    quote_plain(name.text());
  else
    quote(name.text());
  out_ += ':';
  if (level.layout == Layout::lines) out_ += ' ';
  after_key_ = true;
}

void JsonWriter::word(std::string_view text) {
  separate();
  out_ += text;
  is_done_ = levels_.empty();
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  if (number == 0) return word("0");                     // never -0
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  constexpr int kSlotBits = 8;
  Written& last = written_.at(std::bit_cast<std::uint64_t>(number) * kSpread >> (64 - kSlotBits));
  if (last.number != number) {
    char* const end = std::to_chars(last.digits.data(), last.digits.data() + last.digits.size(), number).ptr;
    last.number = number;
    last.size = static_cast<std::size_t>(end - last.digits.data());
  }
  word({last.digits.data(), last.size});
}

void JsonWriter::value(const std::optional<double>& number) {
  if (!number) return null();
  value(*number);
}

void JsonWriter::value(std::string_view text) {
  separate();
  quote(text);
  is_done_ = levels_.empty();
}

template <class Tree>
void JsonWriter::write_tree(const Tree& value) {
  if (value.is_object()) {
    begin_object();
    for (const auto& [name, member] : value.items()) {
      key(name);
      write_tree(member);
    }
    return end_object();
  }
  if (value.is_array()) {
    begin_list();
    for (const auto& element : value) write_tree(element);
    return end_list();
  }
  if (value.is_string()) return this->value(std::string_view(value.template get_ref<const std::string&>()));
  if (value.is_boolean()) return this->value(value.template get<bool>());
  if (value.is_number_integer()) return word(value.dump());  // all its digits, beyond 2^53 too
  if (value.is_number()) return this->value(value.template get<double>());
  null();
}

void JsonWriter::tree(const nlohmann::json& value) { write_tree(value); }
void JsonWriter::tree(const nlohmann::ordered_json& value) { write_tree(value); }

void JsonWriter::text(std::string_view json) {
  const auto value = nlohmann::ordered_json::parse(json, nullptr, false);
  if (value.is_discarded()) throw std::logic_error("JSON: a text that is not");
  if (value.is_object()) {
    begin_object(Layout::one_line);
    for (const auto& [name, member] : value.items()) {
      key(name);
      write_tree(member);
    }
    return end_object();
  }
  if (!value.is_array()) return write_tree(value);
  begin_list(Layout::one_line);
  for (const auto& element : value) write_tree(element);
  end_list();
}

std::string JsonWriter::drain() {
  std::string written;
  written.swap(out_);
  return written;
}

std::string JsonWriter::take() {
  if (!is_done_) throw std::logic_error("JSON: the end of a document that is not closed");
  return drain();
}

namespace {

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

template <class Tree>
std::string tree_text(const Tree& document, Layout layout) {
  JsonWriter json(layout);
  json.tree(document);
  return json.take();
}

}  // namespace

void JsonWriter::quote_plain(std::string_view text) {
  const std::size_t before = out_.size();
  out_.resize(before + text.size() + 2, '"');
  text.copy(out_.data() + before + 1, text.size());
}

void JsonWriter::quote(std::string_view text) {
  out_ += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain_json(text[plain])) ++plain;
    out_ += text.substr(0, plain);
    text.remove_prefix(plain);
    if (!text.empty()) text.remove_prefix(add_character(out_, text));
  }
  out_ += '"';
}

std::string json_text(const nlohmann::ordered_json& document, Layout layout) {
  return tree_text(document, layout);
}
std::string json_text(const nlohmann::json& document, Layout layout) { return tree_text(document, layout); }

}  // namespace storeadvise
