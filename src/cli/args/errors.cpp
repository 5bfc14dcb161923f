#include "cli/args/errors.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <limits>
#include <utility>

#include "cli/io/terminal.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

Errors usage_error(std::string code, std::string message, std::string hint) {
  return {{.code = std::move(code),
           .place = {},
           .path = {},
           .message = std::move(message),
           .hint = std::move(hint)}};
}

void complain(const Errors& errors, bool as_json, const ErrorLook& look) {
  const std::string text = as_json ? errors_json(errors) : errors_text(errors, look);
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(const Errors& warnings, const ErrorLook& look) {
  const std::string text = warnings_text(warnings, look);
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(std::string_view message) {
  const std::string line =
      fmt::format("storeadvise: {}", printable(message, std::numeric_limits<std::size_t>::max()));
  const auto width = look_of_stderr(Colour::never).width;
  const std::string text = (width ? wrap(line, *width, 2) : line) + "\n";
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace storeadvise::cli
