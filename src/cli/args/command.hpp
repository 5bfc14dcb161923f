#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/args/arguments.hpp"
#include "cli/args/exit.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// The commands, in the order of the help; the first is the default.
enum class CommandId : std::uint8_t {
  advise,
  check,
  observe,
  whatif,
  sweep,
  breakeven,
  explain,
  init,
  catalog_show,
  catalog_diff,
  catalog_import,
  schema,
};

/// What a shell offers for an operand or for the value of an option.
enum class Offers : std::uint8_t {
  nothing,
  choices,  ///< the words that the option takes
  files,
  paths,        ///< those that --list-paths prints for the profile on the line
  catalogs,     ///< ours, and files
  regions,      ///< codes
  all_regions,  ///< codes, and `all`
  comparable,   ///< what `catalog diff` compares: catalogs, Regions and files
  ids,          ///< what `explain` knows
  schemas,
  roles,
};

/// One command: help, man page and completions are printed from these rows. `run` prints its
/// result to standard output (or --output) and returns the status; what it returns as errors
/// is printed by the caller, and then the status is Exit::failed.
struct Command {
  CommandId id{};
  std::string_view name;      ///< "advise", "catalog show"
  std::string_view operands;  ///< as in the usage line: "PROFILE..."
  std::size_t fewest = 0;     ///< operands
  std::size_t most = 0;       ///< operands
  Offers offers = Offers::nothing;
  bool reads_profiles = false;   ///< of standard input where it is a pipe and no operand is given
  std::string_view summary;      ///< one line, no full stop
  std::string_view description;  ///< sentences
  std::span<const Format> (*formats)() = nullptr;  ///< the first is the default
  std::string_view examples;                       ///< lines of "COMMAND   # what for", each runs as it is
  Result<Exit> (*run)(const Arguments&) = nullptr;
};

/// All commands, by CommandId.
std::span<const Command> commands();

/// The most operands that "any number" means.
inline constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

/// The words of a list with `separator` between.
std::vector<std::string_view> split(std::string_view list, char separator = ' ');

}  // namespace storeadvise::cli
