#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/args/command.hpp"
#include "cli/args/options.hpp"

namespace storeadvise::cli {

/// `storeadvise --generate WHAT`, for packages: the man page or a shell's completions, from the tables of the
/// helps. No help lists it. WHAT is `man`, `complete-bash`, `complete-zsh` or `complete-fish`; an error
/// otherwise.
Result<std::string> generate(std::string_view what);

std::string man_page();
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// What a shell may offer for a value or an operand.
struct Offer {
  std::vector<std::string> words;
  bool files = false;
  bool paths = false;  ///< those that `--list-paths` prints for the profile on the line
};
Offer offer_of(const Command& command, const OptionRow& row);
Offer operands_of(const Command& command);

/// The first words of the commands, each once: "catalog" stands for its three.
std::vector<std::string_view> first_words();

/// The second words of the commands that begin with `first` and have two.
std::vector<std::string_view> second_words(std::string_view first);

}  // namespace storeadvise::cli
