#pragma once

#include <string>
#include <vector>

#include "cli/args/exit.hpp"

namespace storeadvise::cli {

/// The whole program: parses the line, runs the command, prints errors. Never throws.
Exit run(const std::vector<std::string>& words) noexcept;

}  // namespace storeadvise::cli
