#pragma once

#include <string>

#include "storeadvise/error.hpp"

namespace storeadvise {

/// `file:line:col: error: path: message`, the line of the file with a caret, and the hint on lines of its
/// own. Control characters of the input do not reach the terminal.
std::string errors_text(const Errors& errors, bool colour);

/// The same of what does not stop anything: `file:line:col: warning: ...`
std::string warnings_text(const Errors& warnings, bool colour);

/// The errors as one line of JSON: { "errors": [ { "code", "file", "line", ... } ] }
std::string errors_json(const Errors& errors);

/// One line of JSON for an input that cannot be read: { "error": [ ... ] }
std::string error_line(const Errors& errors);

}  // namespace storeadvise
