#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "json/document.hpp"
#include "json/syntax.hpp"
#include "json/tokens.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace storeadvise {
namespace {

Error error_at(std::string_view text, std::string_view file, std::size_t at, std::string_view code,
               std::string message, std::string hint) {
  return {.code = std::string(code),
          .place = place_at(text, file, at),
          .path = "",
          .message = std::move(message),
          .hint = std::move(hint)};
}

/// The first byte that is no UTF-8, or a NUL; the size of the text when there is none.
std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] != '\0') {
    const Decoded c = decode_utf8(text, at);
    if (!c.valid) break;
    at += c.size;
  }
  return at;
}

/// The bracket that opens one level too many; the size of the text when there is none.
std::size_t too_deep(std::string_view text) {
  Tokens tokens(text);
  std::size_t depth = 0;
  for (Token t = tokens.next(); t.kind != TokenKind::end; t = tokens.next()) {
    if (t.is('{') || t.is('[')) ++depth;
    if (depth > kDeepestNesting) return t.at;
    if ((t.is('}') || t.is(']')) && depth > 0) --depth;
  }
  return text.size();
}

/// An object or list that the walk is inside of.
struct Level {
  bool object = false;
  bool key_next = false;
  std::size_t index = 0;
  std::string key;
  std::set<std::string, std::less<>> seen;
};

std::string path_of(const std::vector<Level>& levels) {
  std::string path;
  for (const Level& level : levels) {
    if (!level.object) {
      path += '[' + std::to_string(level.index) + ']';
    } else {
      path += (path.empty() ? "" : ".") + printable(level.key);
    }
  }
  return path;
}

/// Moves the walk over one token; true when it is a key that was seen before.
bool repeats(std::vector<Level>& levels, const Token& t) {
  if (t.is('{') || t.is('[')) {
    levels.push_back({.object = t.is('{'), .key_next = t.is('{'), .index = 0, .key = {}, .seen = {}});
  } else if (t.is('}') || t.is(']')) {
    levels.pop_back();
  } else if (t.is(',')) {
    levels.back().key_next = levels.back().object;
    ++levels.back().index;
  } else if (t.kind == TokenKind::string && !levels.empty() && levels.back().key_next) {
    Level& level = levels.back();
    level.key_next = false;
    level.key = nlohmann::json::parse(t.text).get<std::string>();
    return !level.seen.insert(level.key).second;
  }
  return false;
}

}  // namespace

Errors unreadable(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF"))
    return {error_at(text, file, 0, "byte-order-mark", "the text begins with a byte-order mark",
                     "save it as UTF-8 without a byte-order mark (BOM)")};
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return {error_at(text, file, 0, "bad-utf8", "the text is UTF-16", "save it as UTF-8")};
  if (const std::size_t at = first_bad_byte(text); at < text.size()) {
    const std::string message =
        text[at] == '\0' ? "a NUL byte" : "the byte " + in_quotes(text.substr(at, 1)) + " is not UTF-8";
    return {error_at(text, file, at, "bad-utf8", message, "save it as UTF-8")};
  }
  if (const std::size_t at = too_deep(text); at < text.size())
    return {error_at(text, file, at, "too-deep",
                     "nested more than " + std::to_string(kDeepestNesting) + " levels deep", "")};
  return {};
}

Errors repeated_keys(std::string_view text, std::string_view file) {
  Errors errors;
  std::vector<Level> levels;
  Tokens tokens(text);
  for (Token t = tokens.next(); t.kind != TokenKind::end && errors.size() < kMostErrors; t = tokens.next()) {
    if (!repeats(levels, t)) continue;
    Error error = error_at(text, file, t.at, "repeated-key",
                           "the key " + in_quotes(levels.back().key) + " stands here a second time",
                           "remove one of the two");
    error.path = path_of(levels);
    errors.push_back(std::move(error));
  }
  return errors;
}

}  // namespace storeadvise
