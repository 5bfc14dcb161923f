#include "cli/args/errors.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <limits>
#include <utility>

#include "report/errors.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

Errors usage_error(std::string code, std::string message, std::string hint) {
  return {{.code = std::move(code),
           .place = {},
           .path = {},
           .message = std::move(message),
           .hint = std::move(hint)}};
}

void complain(const Errors& errors, bool as_json, bool colour) {
  const std::string text = as_json ? errors_json(errors) : errors_text(errors, colour);
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(const Errors& warnings, bool colour) {
  const std::string text = warnings_text(warnings, colour);
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(std::string_view message) {
  const std::string text =
      fmt::format("storeadvise: {}\n", printable(message, std::numeric_limits<std::size_t>::max()));
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace storeadvise::cli
