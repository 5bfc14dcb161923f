#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "storeadvise/error.hpp"

namespace storeadvise {

enum class TokenKind { end, punctuation, string, word, unclosed_string, unclosed_comment };

/// A piece of JSON text; white space and comments lie between pieces.
struct Token {
  TokenKind kind = TokenKind::end;
  std::size_t at = 0;  ///< bytes from the start of the text
  std::string_view text;

  [[nodiscard]] bool is(char mark) const { return kind == TokenKind::punctuation && text.front() == mark; }
};

/// Cuts a text into tokens, valid JSON or not. It never fails and never looks back.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}
  Token next();

 private:
  bool skip_space();
  Token string_token();
  Token word_token();

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Where the lines of a text begin: places of many bytes in one walk. Valid as long as the text.
class Lines {
 public:
  explicit Lines(std::string_view text);
  /// Line and column of a byte, with the name of the file and what stands around it.
  [[nodiscard]] Place place(std::string_view file, std::size_t at) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// Line and column of one byte of the text.
Place place_at(std::string_view text, std::string_view file, std::size_t at);

}  // namespace storeadvise
