#pragma once

#include <functional>
#include <string_view>

#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// Fails where --output names a file that is there already and --force is not given.
Result<void> keep_existing(const Arguments& arguments);

/// Writes a command's result to --output or standard output: all of it or nothing. This is where texts of
/// rules and catalogs are made safe for a terminal, whoever put them into the report.
Result<Exit> deliver(const Arguments& arguments, std::string_view text, Exit status = Exit::done);

/// The same of a text that is longer than memory should hold: `tell` hands it on in pieces, each of whole
/// characters. Never in a pager.
using Pieces = std::function<void(std::string_view)>;
Result<Exit> deliver(const Arguments& arguments, const std::function<void(const Pieces&)>& tell);

}  // namespace storeadvise::cli
