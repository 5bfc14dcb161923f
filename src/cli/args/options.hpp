#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/args/arguments.hpp"
#include "cli/args/command.hpp"

namespace storeadvise::cli {

/// Several commands, a bit for each CommandId.
using Commands = std::uint32_t;

/// Where the value of an option goes, which is also what kind of value it is: none for a flag, a text, texts
/// of an option that may be repeated, a number, or a word of a list.
using Into = std::variant<bool Arguments::*, std::optional<std::string> Arguments::*,
                          std::vector<std::string> Arguments::*, std::optional<double> Arguments::*,
                          Format Arguments::*, Colour Arguments::*, Basis Arguments::*>;

/// One option, all of it: parsing, helps, man page and completions follow from these rows.
struct OptionRow {
  std::string_view name;  ///< without the dashes
  char letter = 0;        ///< short name; 0: none
  Into into;
  std::string_view value = {};  ///< what the help calls its value; empty for a flag
  Commands commands = 0;        ///< that take it
  std::string_view help = {};   ///< one line, with unit and default; empty: no help lists it
  Offers offers = Offers::nothing;
  std::span<const std::string_view> choices = {};    ///< the words allowed; empty: any, or the command's
  Commands free_on = 0;                              ///< commands on which any word is allowed
  double most = std::numeric_limits<double>::max();  ///< of a number, which is never negative

  [[nodiscard]] constexpr bool is_flag() const { return std::holds_alternative<bool Arguments::*>(into); }
  [[nodiscard]] constexpr bool is_repeatable() const {
    return std::holds_alternative<std::vector<std::string> Arguments::*>(into);
  }
  [[nodiscard]] constexpr bool is_hidden() const { return help.empty(); }
};

/// All options, in the order of the help.
std::span<const OptionRow> options();

/// Whether a command takes an option.
bool takes(const Command& command, const OptionRow& option);

/// The options that the helps of a command list.
std::vector<const OptionRow*> listed_options(const Command& command);

/// The commands that take an option, by name.
std::vector<std::string_view> commands_with(const OptionRow& option);

/// The words that an option may have on a command; empty: any.
std::vector<std::string_view> choices_of(const Command& command, const OptionRow& option);

}  // namespace storeadvise::cli
