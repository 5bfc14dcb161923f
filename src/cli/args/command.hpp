#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/args/exit.hpp"
#include "storeadvise/error.hpp"

namespace storeadvise::cli {

struct Command;

/// What was typed, sorted: checked against the tables below, but with nothing read yet.
struct Arguments {
  const Command* command = nullptr;
  std::vector<std::string> operands;
  std::map<std::string_view, std::vector<std::string>> options;  ///< by OptionRow::name; flags have no values

  [[nodiscard]] bool has(std::string_view name) const { return options.contains(name); }
  /// The value of an option, or `otherwise` when it was not given.
  [[nodiscard]] std::string value(std::string_view name, std::string_view otherwise = {}) const;
  /// All the values of an option that may be repeated.
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  /// The value of --format, or the command's first format.
  [[nodiscard]] std::string format() const;
};

/// One command: help, man page and completions are printed from these rows. `run` prints its
/// result to standard output (or --output) and returns the status; what it returns as errors
/// is printed by the caller, and then the status is Exit::failed.
struct Command {
  std::string_view name;         ///< "advise", "catalog show"
  std::string_view operands;     ///< as in the usage line: "PROFILE..."
  std::size_t fewest = 0;        ///< operands
  std::size_t most = 0;          ///< operands
  std::string_view summary;      ///< one line, no full stop
  std::string_view description;  ///< sentences
  std::string_view formats;      ///< words; the first is the default
  std::string_view examples;     ///< lines of "COMMAND   # what for", each runs as it is
  Result<Exit> (*run)(const Arguments&) = nullptr;
};

/// All commands, in the order of the help; the first is the default.
std::span<const Command> commands();

/// The most operands that "any number" means.
inline constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

/// One option.
struct OptionRow {
  std::string_view name = {};      ///< without the dashes
  char letter = 0;                 ///< short name; 0: none
  std::string_view value = {};     ///< what the help calls its value; empty: a flag
  std::string_view commands = {};  ///< "*", or names of commands with a '|' between
  std::string_view help = {};      ///< one line, with unit and default
  std::string_view choices = {};   ///< the words allowed, with spaces between; empty: any
  bool repeatable = false;
};

/// All options, in the order of the help.
std::span<const OptionRow> options();

/// Whether a command takes an option.
bool takes(const Command& command, const OptionRow& option);

/// The words of a list with `separator` between.
std::vector<std::string_view> split(std::string_view list, char separator = ' ');

/// The commands, each in the file of its name. Results go to standard output or --output.
Result<Exit> run_advise(const Arguments& arguments);
Result<Exit> run_check(const Arguments& arguments);
Result<Exit> run_whatif(const Arguments& arguments);
Result<Exit> run_sweep(const Arguments& arguments);
Result<Exit> run_breakeven(const Arguments& arguments);
Result<Exit> run_explain(const Arguments& arguments);
Result<Exit> run_init(const Arguments& arguments);
Result<Exit> run_schema(const Arguments& arguments);
/// What `schema` can print.
std::span<const std::string_view> schema_names();
Result<Exit> run_catalog_show(const Arguments& arguments);
Result<Exit> run_catalog_diff(const Arguments& arguments);
Result<Exit> run_catalog_import(const Arguments& arguments);

}  // namespace storeadvise::cli
