#pragma once

#include <string>
#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// A mistake on the command line: it has no place in a file.
Errors usage_error(std::string code, std::string message, std::string hint = {});

/// `file:line:col: error: path: message`, and the hint on a line of its own. Control characters
/// of the input do not reach the terminal.
std::string errors_text(const Errors& errors, bool colour);

/// The same as one line of JSON: { "errors": [ { "code", "file", "line", ... } ] }
std::string errors_json(const Errors& errors);

/// One line of JSON for an input that cannot be read: { "error": [ ... ] }
std::string error_line(const Errors& errors);

/// Prints errors to standard error.
void complain(const Errors& errors, bool as_json, bool colour);

/// One line about something that does not stop the work, to standard error.
void warn(std::string_view message);

}  // namespace storeadvise::cli
