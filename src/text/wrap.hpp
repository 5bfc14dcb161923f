#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace storeadvise {

/// Breaks a text at spaces so that no line has more than `width` columns. A word that is
/// longer stays whole, and a number with the `%` after it is one, with a no-break space in it. Line breaks in
/// the text are kept; lines after the first begin with `indent` spaces, which count. No line break at the end.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace storeadvise
