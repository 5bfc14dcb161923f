#pragma once

#include <string>
#include <string_view>

#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace storeadvise {

/// Lines of at most `width` columns, the first behind a mark or a label and the others as far in; with the
/// line break at the end.
inline std::string hanging(std::string_view mark, std::string_view text, std::size_t width) {
  const std::size_t indent = columns(mark);
  std::string out(mark);
  for (const char c : wrap(text, width - indent)) {
    out += c;
    if (c == '\n') out.append(indent, ' ');
  }
  return out + "\n";
}

}  // namespace storeadvise
