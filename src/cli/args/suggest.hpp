#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/args/options.hpp"

namespace storeadvise::cli {

using Words = std::span<const std::string>;

/// `did you mean "--set"?`, or nothing when no known word is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         std::string_view dashes = "");

/// The word that several commands begin with, such as "catalog", where it stands alone.
std::string group_of(Words operands);

/// A word that is no file's name but nearly a command's, or another program's command, was meant as one.
std::optional<Errors> mistaken_command(Words operands);

/// What is said of a word that is no option, and of an option that the command does not take.
Errors unknown_option(const std::string& word, const Command& command);
Errors option_of_another(const Command& command, const OptionRow& row);

}  // namespace storeadvise::cli
