#pragma once

#include <string>
#include <string_view>

#include "report/errors.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// A mistake on the command line: it has no place in a file.
Errors usage_error(std::string code, std::string message, std::string hint = {});

/// Prints errors to standard error.
void complain(const Errors& errors, bool as_json, const ErrorLook& look);

/// A sentence about something that does not stop the work, to standard error: one line where that is no
/// terminal.
void warn(std::string_view message);
/// What an input says and hardly means, with its place.
void warn(const Errors& warnings, const ErrorLook& look);

}  // namespace storeadvise::cli
