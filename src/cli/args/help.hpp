#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// The help of the program: examples, commands, common options, exit statuses.
std::string program_help(std::size_t width);

/// The help of the commands that begin with a word: "catalog".
std::string group_help(std::string_view group, std::size_t width);

/// The help of one command: usage, examples, options.
std::string command_help(const Command& command, std::size_t width);

/// The lines that a call without arguments gets.
std::string usage(std::size_t width);

/// "storeadvise 1.0.0 (catalog aws, prices of 2025-10-22, performance of 2026-10-01, 31 Regions)"
std::string version_line();

/// The notices of the works that the program carries in itself.
std::string notices();

}  // namespace storeadvise::cli
