#pragma once

#include <string_view>

namespace storeadvise::cli {

/// Shows a text that is longer than the terminal on standard output in $PAGER, else in `less`, as git does:
/// `LESS=FRX` where it is not set. False, and nothing is shown, where there is no terminal, the text fits, or
/// $PAGER is empty or `cat`.
bool page(std::string_view text);

}  // namespace storeadvise::cli
