#pragma once

#include <string_view>

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// Writes a command's result to --output or standard output: all of it or nothing.
Result<Exit> deliver(const Arguments& arguments, std::string_view text, Exit status = Exit::done);

}  // namespace storeadvise::cli
