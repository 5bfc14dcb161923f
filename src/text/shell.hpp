#pragma once

#include <string>
#include <string_view>

namespace storeadvise {

/// A text between single quotes, as bash and zsh read it.
std::string shell_quoted(std::string_view text);

}  // namespace storeadvise
