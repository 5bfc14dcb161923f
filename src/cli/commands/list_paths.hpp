#pragma once

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// For --list-paths: the PATHs that --set takes for a profile, of sweep and breakeven those that --vary
/// takes.
Result<Exit> list_paths(const Arguments& arguments);

}  // namespace storeadvise::cli
