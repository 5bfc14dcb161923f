#pragma once

#include <optional>
#include <string>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// What errors are written with. Without a width, which only a terminal has, the first line of each stays one
/// for grep, and what follows it takes 80 columns at most.
struct ErrorLook {
  bool colour = false;
  std::optional<std::size_t> width = std::nullopt;
};

/// `file:line:col: error: path: message`, the line of the file with a caret, and the hint on lines of its
/// own. Control characters of the input do not reach the terminal.
std::string errors_text(const Errors& errors, const ErrorLook& look = {});

/// The same of what does not stop anything: `file:line:col: warning: ...`
std::string warnings_text(const Errors& warnings, const ErrorLook& look = {});

/// The errors as one line of JSON: { "errors": [ { "code", "file", "line", ... } ] }
std::string errors_json(const Errors& errors);

/// One line of JSON for an input that cannot be read: { "error": [ ... ] }
std::string error_line(const Errors& errors);

}  // namespace storeadvise
