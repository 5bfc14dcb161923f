#include <algorithm>

#include "input/document.hpp"
#include "input/tokens.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Pointer = json::json_pointer;

/// Reads on until the value that begins with `token` is over.
void skip_value(Tokens& tokens, Token token) {
  std::size_t depth = 0;
  for (;;) {
    if (token.is('{') || token.is('[')) ++depth;
    if (token.is('}') || token.is(']')) --depth;
    if (depth == 0) return;
    token = tokens.next();
  }
}

struct Found {
  Token key;  ///< of a member of a list: its value
  Token value;
};

/// The member of the object or list that has just been opened; nothing when it has none such.
bool find_member(Tokens& tokens, bool object, const std::string& name, Found& found) {
  for (std::size_t index = 0;; ++index) {
    Token token = tokens.next();
    if (token.is(',')) token = tokens.next();
    if (token.is('}') || token.is(']')) return false;
    const bool here = object ? json::parse(token.text) == json(name) : std::to_string(index) == name;
    const Token key = token;
    if (object) {
      tokens.next();  // the colon
      token = tokens.next();
    }
    if (here) {
      found = {key, token};
      return true;
    }
    skip_value(tokens, token);
  }
}

/// The value at `where`, or the last of its parents that the text has.
Found find(const Document& document, Pointer where) {
  std::vector<std::string> names;
  for (; !where.empty(); where.pop_back()) names.push_back(where.back());
  std::reverse(names.begin(), names.end());
  Tokens tokens(document.text);
  Found found;
  found.key = found.value = tokens.next();
  for (const std::string& name : names) {
    const bool object = found.value.is('{');
    if (!object && !found.value.is('[')) break;
    if (!find_member(tokens, object, name, found)) break;
  }
  return found;
}

bool begins_with(Pointer where, const Pointer& start) {
  for (;; where.pop_back()) {
    if (where == start) return true;
    if (where.empty()) return false;
  }
}

const Patch* patch_at(const Document& document, const Pointer& where) {
  const auto found = std::find_if(document.patches.rbegin(), document.patches.rend(),
                                  [&](const Patch& patch) { return begins_with(where, patch.where); });
  return found == document.patches.rend() ? nullptr : &*found;
}

}  // namespace

Place locate(const Document& document, const Pointer& where) {
  if (const Patch* patch = patch_at(document, where)) return {patch->shown, 0, 0};
  return place_at(document.text, document.file, find(document, where).value.at);
}

Place locate_key(const Document& document, const Pointer& where) {
  if (const Patch* patch = patch_at(document, where)) return {patch->shown, 0, 0};
  return place_at(document.text, document.file, find(document, where).key.at);
}

}  // namespace storeadvise
