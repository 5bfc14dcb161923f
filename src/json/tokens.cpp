#include "json/tokens.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kMarks = "{}[]:,";

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
      return {Token::Kind::string, start, text_.substr(start, at_ - start)};
    }
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
  }
  return {Token::Kind::unclosed_string, start, text_.substr(start, at_ - start)};
}

Token Tokens::word_token() {
  const std::size_t start = at_;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    const bool ends = one_of(kSpace, c) || one_of(kMarks, c) || c == '"';
    if (ends || (at_ > start && c == '/')) break;
  }
  return {Token::Kind::word, start, text_.substr(start, at_ - start)};
}

Token Tokens::next() {
  if (!skip_space()) {
    const Token comment{Token::Kind::unclosed_comment, at_, text_.substr(at_)};
    at_ = text_.size();
    return comment;
  }
  if (at_ >= text_.size()) return {Token::Kind::end, text_.size(), {}};
  if (one_of(kMarks, text_[at_])) {
    ++at_;
    return {Token::Kind::punctuation, at_ - 1, text_.substr(at_ - 1, 1)};
  }
  return text_[at_] == '"' ? string_token() : word_token();
}

Place place_at(std::string_view text, std::string_view file, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto breaks = std::count(before.begin(), before.end(), '\n');
  const std::size_t last = before.rfind('\n');
  const std::size_t line_start = last == std::string_view::npos ? 0 : last + 1;
  return {std::string(file), static_cast<std::size_t>(breaks) + 1, before.size() - line_start + 1};
}

}  // namespace storeadvise
