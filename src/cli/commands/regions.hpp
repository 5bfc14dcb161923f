#pragma once

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// What --regions turns the advice into: the profile in several Regions, ranked.
Result<Exit> run_regions(const Arguments& arguments);

}  // namespace storeadvise::cli
