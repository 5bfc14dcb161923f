#include "json/tokens.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kMarks = "{}[]:,";

/// Of a line, an error shows at most so many bytes before and after the place.
constexpr std::size_t kSourceBefore = 160;
constexpr std::size_t kSourceAfter = 160;

/// The first byte at or after `at` that begins a character.
std::size_t whole_character(std::string_view text, std::size_t at) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

bool one_of(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

}  // namespace

/// False when a comment has no end; `at_` is then where it begins.
bool Tokens::skip_space() {
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    if (one_of(kSpace, rest.front())) {
      ++at_;
    } else if (rest.starts_with("//")) {
      at_ += std::min(rest.size(), rest.find_first_of("\r\n"));
    } else if (rest.starts_with("/*")) {
      const std::size_t end = rest.find("*/", 2);
      if (end == std::string_view::npos) return false;
      at_ += end + 2;
    } else {
      return true;
    }
  }
  return true;
}

Token Tokens::string_token() {
  const std::size_t start = at_++;
  for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      return {TokenKind::string, start, text_.substr(start, at_ - start)};
    }
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
  }
  return {TokenKind::unclosed_string, start, text_.substr(start, at_ - start)};
}

Token Tokens::word_token() {
  const std::size_t start = at_;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    const bool ends = one_of(kSpace, c) || one_of(kMarks, c) || c == '"';
    if (ends || (at_ > start && c == '/')) break;
  }
  return {TokenKind::word, start, text_.substr(start, at_ - start)};
}

Token Tokens::next() {
  if (!skip_space()) {
    const Token comment{TokenKind::unclosed_comment, at_, text_.substr(at_)};
    at_ = text_.size();
    return comment;
  }
  if (at_ >= text_.size()) return {TokenKind::end, text_.size(), {}};
  if (one_of(kMarks, text_[at_])) {
    ++at_;
    return {TokenKind::punctuation, at_ - 1, text_.substr(at_ - 1, 1)};
  }
  return text_[at_] == '"' ? string_token() : word_token();
}

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
}

Place Lines::place(std::string_view file, std::size_t at) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
  const auto line = static_cast<std::size_t>(next - starts_.begin());
  const std::size_t start = starts_[line - 1];
  const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
  // No further than the place itself, which may be a byte that continues no character.
  const std::size_t from =
      std::min(at, whole_character(text_, at - start > kSourceBefore ? at - kSourceBefore : start));
  const std::size_t to = whole_character(text_, std::min(end, at + kSourceAfter));
  return {.file = std::string(file),
          .line = line,
          .column = at - start + 1,
          .source = std::string(text_.substr(from, to - from)),
          .mark = at - from};
}

Place place_at(std::string_view text, std::string_view file, std::size_t at) {
  return Lines(text).place(file, at);
}

}  // namespace storeadvise
