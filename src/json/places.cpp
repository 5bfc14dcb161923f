#include <algorithm>
#include <optional>
#include <unordered_map>

#include "json/document.hpp"
#include "json/tokens.hpp"

namespace storeadvise {
namespace {

using Pointer = nlohmann::json::json_pointer;

/// Bytes from the start of the text.
struct Offsets {
  std::size_t key = 0;
  std::size_t value = 0;
};
/// By JSON Pointer; nothing where the walk has not come by.
using Wanted = std::unordered_map<std::string, std::optional<Offsets>>;

/// Walks over a valid text and notes where the wanted values stand.
class Walk {
 public:
  explicit Walk(Wanted& wanted) : wanted_(wanted) {}
  void over(std::string_view text);

 private:
  struct Level {
    bool object = false;
    bool key_next = false;
    std::size_t index = 0;
    std::size_t base = 0;  ///< length of the path that leads here
  };

  void step(const Token& token);
  void value(const Token& token);
  void extend(const std::string& name) {
    path_.resize(levels_.back().base);
    path_ += (Pointer() / name).to_string();
  }

  Wanted& wanted_;
  std::vector<Level> levels_;
  std::string path_;
  std::size_t key_at_ = 0;
};

void Walk::value(const Token& token) {
  if (!levels_.empty() && !levels_.back().object) {
    extend(std::to_string(levels_.back().index));
    key_at_ = token.at;
  }
  if (const auto found = wanted_.find(path_); found != wanted_.end())
    found->second = Offsets{levels_.empty() ? token.at : key_at_, token.at};
  if (token.is('{') || token.is('['))
    levels_.push_back({.object = token.is('{'), .key_next = token.is('{'), .index = 0, .base = path_.size()});
}

void Walk::step(const Token& token) {
  if (token.is(':')) return;
  if (token.is('}') || token.is(']')) {
    levels_.pop_back();
  } else if (token.is(',')) {
    levels_.back().key_next = levels_.back().object;
    ++levels_.back().index;
  } else if (!levels_.empty() && levels_.back().key_next) {
    levels_.back().key_next = false;
    extend(nlohmann::json::parse(token.text).get<std::string>());
    key_at_ = token.at;
  } else {
    value(token);
  }
}

void Walk::over(std::string_view text) {
  Tokens tokens(text);
  for (Token t = tokens.next(); t.kind != TokenKind::end; t = tokens.next()) step(t);
}

/// The value itself, or the nearest of its parents that the text has.
Offsets nearest_parent(const Wanted& found, const Spot& spot) {
  for (Pointer at = spot.where; !at.empty(); at.pop_back())
    if (const auto& offsets = found.at(at.to_string())) return *offsets;
  return found.at("").value_or(Offsets{});
}

}  // namespace

const Patch* patch_at(const Document& document, const Pointer& where) {
  const auto covers = [&](const Patch& patch) {
    for (Pointer at = where;; at.pop_back()) {
      if (at == patch.where) return true;
      if (at.empty()) return false;
    }
  };
  const auto found = std::find_if(document.patches.rbegin(), document.patches.rend(), covers);
  return found == document.patches.rend() ? nullptr : &*found;
}

std::vector<Place> locate_all(const Document& document, const std::vector<Spot>& spots) {
  Wanted wanted{{"", std::nullopt}};
  for (const Spot& spot : spots)
    for (Pointer at = spot.where; !at.empty(); at.pop_back()) wanted.emplace(at.to_string(), std::nullopt);
  Walk(wanted).over(document.text);
  const Lines lines(document.text);
  std::vector<Place> places;
  for (const Spot& spot : spots) {
    if (const Patch* patch = patch_at(document, spot.where)) {
      places.push_back({patch->shown, 0, 0});
      continue;
    }
    const Offsets at = nearest_parent(wanted, spot);
    places.push_back(lines.place(document.file, spot.key ? at.key : at.value));
  }
  return places;
}

Place locate(const Document& document, const Pointer& where) {
  return locate_all(document, {{where, false}}).front();
}

}  // namespace storeadvise
