#include "json/syntax.hpp"

#include <cctype>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "json/tokens.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

struct Complaint {
  std::string_view code = "bad-json";
  std::size_t at = 0;
  std::string message;
  std::string hint;
};

/// What JSON allows next.
enum class Expected { value, value_or_close, key, key_or_close, colon, comma_or_close, nothing };

std::string wanted(Expected expected, char opened) {
  const std::string close = opened == '{' ? "\"}\"" : "\"]\"";
  switch (expected) {
    case Expected::value:
      return "expected a value";
    case Expected::value_or_close:
      return "expected a value or \"]\"";
    case Expected::key:
      return "expected a key in double quotes";
    case Expected::key_or_close:
      return "expected a key in double quotes or \"}\"";
    case Expected::colon:
      return "expected \":\" after the key";
    case Expected::comma_or_close:
      return "expected \",\" or " + close;
    case Expected::nothing:
      break;
  }
  return "expected nothing after the end of the document";
}

/// Follows the grammar token by token; false at the first token that does not fit.
class Grammar {
 public:
  bool accepts(const Token& token);
  [[nodiscard]] Expected expected() const { return expected_; }
  [[nodiscard]] char opened() const { return stack_.empty() ? ' ' : stack_.back(); }
  [[nodiscard]] bool finished() const { return expected_ == Expected::nothing; }

 private:
  [[nodiscard]] bool wants_value() const {
    return expected_ == Expected::value || expected_ == Expected::value_or_close;
  }
  [[nodiscard]] bool wants_key() const {
    return expected_ == Expected::key || expected_ == Expected::key_or_close;
  }
  bool close(char opener);
  bool comma();
  void after_value() { expected_ = stack_.empty() ? Expected::nothing : Expected::comma_or_close; }

  std::string stack_;
  Expected expected_ = Expected::value;
};

bool Grammar::close(char opener) {
  const Expected empty = opener == '{' ? Expected::key_or_close : Expected::value_or_close;
  if (opened() != opener || (expected_ != Expected::comma_or_close && expected_ != empty)) return false;
  stack_.pop_back();
  after_value();
  return true;
}

bool Grammar::comma() {
  if (expected_ != Expected::comma_or_close) return false;
  expected_ = opened() == '{' ? Expected::key : Expected::value;
  return true;
}

bool Grammar::accepts(const Token& token) {
  if (token.is(',')) return comma();
  if (token.is('}')) return close('{');
  if (token.is(']')) return close('[');
  if (token.is(':')) {
    if (expected_ != Expected::colon) return false;
    expected_ = Expected::value;
    return true;
  }
  if (token.is('{') || token.is('[')) {
    if (!wants_value()) return false;
    stack_ += token.text;
    expected_ = token.is('{') ? Expected::key_or_close : Expected::value_or_close;
    return true;
  }
  if (token.kind == TokenKind::string && wants_key()) {
    expected_ = Expected::colon;
    return true;
  }
  if (!wants_value()) return false;
  after_value();
  return true;
}

bool overflows(std::string_view word) {
  double value = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
  return problem == std::errc::result_out_of_range && end == word.data() + word.size();
}

/// What people write who take the file for something else than JSON.
std::optional<Complaint> other_language(std::string_view text, const Token& token, const Token& before) {
  if (token.kind != TokenKind::word) return std::nullopt;
  if (token.text.front() == '#')
    return Complaint{"bad-json", token.at, "a comment does not begin with \"#\" here",
                     "comments are written // like this, or /* like this */"};
  const bool first = before.kind == TokenKind::end;
  const std::size_t after = token.at + token.text.size();
  const bool is_key = after < text.size() && text[after] == ':';
  const bool is_item = token.text == "-" || token.text.starts_with("---");
  if (first && (is_key || is_item))
    return Complaint{"bad-json", token.at, "this looks like YAML",
                     R"(write it as JSON: { "profile_version": 1, "region": "us-east-1", ... })"};
  return std::nullopt;
}

/// A value or a key that follows where a comma should be; told at the end of what stands before it.
bool misses_comma(const Token& token, const Grammar& grammar) {
  if (grammar.expected() != Expected::comma_or_close) return false;
  if (grammar.opened() == '{') return token.kind == TokenKind::string;
  return token.kind == TokenKind::string || token.kind == TokenKind::word || token.is('{') || token.is('[');
}

Complaint bad_word(const Token& token) {
  const std::string_view word = token.text;
  static constexpr std::array<std::string_view, 3> kWords{"true", "false", "null"};
  const std::string shown = in_quotes(word);
  if (overflows(word)) return {"number-too-large", token.at, shown + " is larger than any number can be", ""};
  if (word.front() == '\'')
    return {"bad-json", token.at, "a single quote begins no string in JSON", "use double quotes"};
  if (word == "NaN" || word == "Infinity" || word == "-Infinity" || word == "inf")
    return {"bad-json", token.at, shown + " is not a number", "JSON has finite numbers only"};
  if (word == "None" || word == "nil" || word == "undefined")
    return {"bad-json", token.at, shown + " is not a value", "leave the key out where there is no value"};
  if (const auto close = nearest(word, kWords))
    return {"bad-json", token.at, shown + " is not a value", "did you mean " + std::string(*close) + "?"};
  constexpr std::string_view kNumberLike = "0123456789+-.";
  if (kNumberLike.find(word.front()) != std::string_view::npos)
    return {"bad-json", token.at, shown + " is not a number",
            "numbers are written like 4, -1.5 or 2e6; with a unit in double quotes"};
  return {"bad-json", token.at, shown + " is not a value", "strings are written in double quotes"};
}

Complaint bad_string(const Token& token) {
  const std::string_view text = token.text;
  constexpr std::string_view kEscapes = "\"\\/bfnrtu";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0x20)
      return {"bad-json", token.at + i, "a control character in a string",
              "write it as an escape, such as \\n or \\t"};
    if (text[i] != '\\') continue;
    ++i;
    if (kEscapes.find(text[i]) == std::string_view::npos)
      return {"bad-json", token.at + i - 1, in_quotes(text.substr(i - 1, 2)) + " is not an escape",
              "write a backslash as \\\\"};
  }
  return {"bad-json", token.at, "a \\u escape in this string stands for no character",
          "four hexadecimal digits, and surrogates in pairs"};
}

/// A string that took in what should follow it, up to the quote that was to begin the next: `"a,"role"`.
std::optional<Complaint> took_too_much(const Token& token, const Token& before) {
  const bool joined = token.kind == TokenKind::word && before.kind == TokenKind::string &&
                      token.at == before.at + before.text.size();
  const std::size_t end = joined ? before.text.find_first_of(",:") : std::string_view::npos;
  if (end == std::string_view::npos) return std::nullopt;
  return Complaint{"bad-json", before.at, "a string has no end where it should",
                   "add a double quote after " + in_quotes(before.text.substr(1, end - 1))};
}

/// `4 TB` without quotes: a number, and behind it what may be its unit.
bool has_bare_unit(const Token& token, const Token& before) {
  if (token.kind != TokenKind::word || before.kind != TokenKind::word) return false;
  const char digit =
      before.text.starts_with('-') && before.text.size() > 1 ? before.text[1] : before.text.front();
  return digit >= '0' && digit <= '9' && std::isalpha(static_cast<unsigned char>(token.text.front())) != 0;
}

/// The end of the text, where more has to come.
Complaint too_early(const Token& end, const Grammar& grammar, const Token& before) {
  if (before.kind == TokenKind::end)
    return {"empty-input", end.at, "there is nothing in it", "JSON is expected, an object: { ... }"};
  return {"bad-json", end.at, "the text ends in the middle", wanted(grammar.expected(), grammar.opened())};
}

Complaint unexpected(const Token& token, const Grammar& grammar, const Token& before) {
  if (token.kind == TokenKind::end) return too_early(token, grammar, before);
  if (before.is(',') && (token.is('}') || token.is(']')))
    return {"bad-json", before.at, "a comma before " + in_quotes(token.text), "remove the comma"};
  if (auto complaint = took_too_much(token, before)) return *std::move(complaint);
  if (has_bare_unit(token, before)) {
    const std::string whole = std::string(before.text) + " " + std::string(token.text);
    return {"bad-json", before.at, "a number with a unit is not in quotes", "write " + in_quotes(whole)};
  }
  if (misses_comma(token, grammar))
    return {"bad-json", before.at + before.text.size(), "a comma is missing",
            "add \",\" before the next " + std::string(grammar.opened() == '{' ? "key" : "value")};
  const bool key = grammar.expected() == Expected::key || grammar.expected() == Expected::key_or_close;
  if (key && token.kind == TokenKind::word)
    return {"bad-json", token.at, in_quotes(token.text) + " is not a key",
            "keys are written in double quotes"};
  const std::string found = token.kind == TokenKind::string ? "a string" : in_quotes(token.text);
  return {grammar.finished() ? "trailing-text" : "bad-json", token.at, found + " does not belong here",
          wanted(grammar.expected(), grammar.opened())};
}

/// What has no end.
std::optional<Complaint> unclosed(const Token& token) {
  if (token.kind == TokenKind::unclosed_comment)
    return Complaint{"bad-json", token.at, "a comment has no end", "close it with */"};
  if (token.kind == TokenKind::unclosed_string)
    return Complaint{"bad-json", token.at, "a string has no end", "close it with a double quote"};
  return std::nullopt;
}

/// What is wrong within a word or a string that may stand where it does.
std::optional<Complaint> misspelt(const Token& token) {
  const bool word = token.kind == TokenKind::word;
  if (!word && token.kind != TokenKind::string) return std::nullopt;
  if (nlohmann::json::accept(token.text)) return std::nullopt;
  return word ? bad_word(token) : bad_string(token);
}

Complaint first_mistake(std::string_view text) {
  Tokens tokens(text);
  Grammar grammar;
  Token before;
  for (;;) {
    const Token token = tokens.next();
    if (auto complaint = unclosed(token)) return *std::move(complaint);
    if (token.kind == TokenKind::end && grammar.finished()) break;
    if (auto other = other_language(text, token, before)) return *std::move(other);
    if (token.kind == TokenKind::end || !grammar.accepts(token)) return unexpected(token, grammar, before);
    if (auto complaint = misspelt(token)) return *std::move(complaint);
    before = token;
  }
  return {"bad-json", 0, "this is not JSON", ""};
}

}  // namespace

Error syntax_error(std::string_view text, std::string_view file) {
  Complaint found = first_mistake(text);
  return {.code = std::string(found.code),
          .place = place_at(text, file, found.at),
          .path = "",
          .message = std::move(found.message),
          .hint = std::move(found.hint)};
}

}  // namespace storeadvise
