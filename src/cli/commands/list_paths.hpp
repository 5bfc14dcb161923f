#pragma once

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// For --list-paths: the PATHs that --set takes for a profile, each with its value and its meaning (with
/// --quiet without); of sweep and breakeven those that --vary takes.
Result<Exit> list_paths(const Arguments& arguments);

}  // namespace storeadvise::cli
