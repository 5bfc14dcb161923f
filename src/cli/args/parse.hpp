#pragma once

#include <span>
#include <string>

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// Sorts the words of a command line (without the program's name). Unknown commands and options are errors
/// that name the nearest; so are values that are no choice, and too few or too many operands.
/// With --help or --version nothing else is checked.
Result<Arguments> parse(std::span<const std::string> words);

/// Whether errors are wanted as JSON, even when the line cannot be parsed.
bool wants_json(std::span<const std::string> words);

}  // namespace storeadvise::cli
