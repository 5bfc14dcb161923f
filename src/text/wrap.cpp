#include "text/wrap.hpp"

#include <algorithm>

#include "text/percent.hpp"
#include "text/utf8.hpp"

namespace storeadvise {
namespace {

/// The word that a line begins with; a `%` stays with its number.
std::string_view first_word(std::string_view line) {
  std::size_t end = line.find(' ');
  while (end != std::string_view::npos && line.substr(end + 1).starts_with('%'))
    end = line.find(' ', end + 1);
  return line.substr(0, end);
}

/// Adds the words of one line of text; `used` are the columns already taken.
void add_words(std::string& out, std::string_view line, std::size_t used, std::size_t width,
               std::size_t indent) {
  bool first = true;
  while (!line.empty()) {
    const std::string_view word = first_word(line);
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    if (word.empty()) continue;
    const std::size_t size = columns(word);
    if (!first && used + 1 + size > width) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (!first) {
      out += ' ';
      ++used;
    }
    out += with_tied_percent(word);
    used += size;
    first = false;
  }
}

}  // namespace

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  for (bool first = true; first || !text.empty(); first = false) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!first) out += '\n' + std::string(line.empty() ? 0 : indent, ' ');
    add_words(out, line, first ? 0 : indent, width, indent);
  }
  return out;
}

}  // namespace storeadvise
