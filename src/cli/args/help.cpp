#include "cli/args/help.hpp"

#include <fmt/format.h>

#include "cli/args/options.hpp"
#include "report/text/table.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/version.hpp"
#include "text/embedded.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::string_view kStatuses =
    "Exit status: 0 done; 1 only from check: a demand does not hold; 2 bad usage, bad input, or a file that "
    "cannot be read or written, with nothing on standard output; 3 a fault of the program itself.";

std::string statuses(std::size_t width) { return wrap(kStatuses, width) + "\n"; }

std::string indented(std::string_view lines) {
  std::string out;
  for (const std::string_view line : split(lines, '\n')) out += fmt::format("  {}\n", line);
  return out;
}

std::string left_column(const OptionRow& row) {
  const std::string letter = row.letter != 0 ? fmt::format("-{}, ", row.letter) : "    ";
  return fmt::format("{}--{}{}{}", letter, row.name, row.value.empty() ? "" : " ", row.value);
}

std::string option_help(const Command& command, const OptionRow& row) {
  const auto choices = choices_of(command, row);
  if (choices.empty()) return std::string(row.help);
  return fmt::format("{} ({})", row.help, fmt::join(choices, ", "));
}

std::string two_columns(const std::vector<Cells>& rows, std::size_t width) {
  return table({{}, {.title = {}, .right = false, .wraps = true}}, rows, width, 2);
}

std::string option_list(const Command& command, std::size_t width) {
  std::vector<Cells> rows;
  for (const OptionRow* row : listed_options(command))
    rows.push_back({left_column(*row), option_help(command, *row)});
  return two_columns(rows, width);
}

}  // namespace

std::string usage() {
  return "usage: storeadvise PROFILE...\n"
         "       storeadvise COMMAND [OPTION...]\n"
         "  storeadvise init > profile.json    writes a profile to start from\n"
         "  storeadvise --help                 lists commands and options\n";
}

std::string program_help(std::size_t width) {
  std::vector<Cells> rows;
  for (const Command& command : commands())
    rows.push_back({std::string(command.name), std::string(command.summary)});
  return "storeadvise says with numbers and reasons whether data belongs on Amazon S3,\non EFS, or on "
         "both.\n\n"
         "Examples:\n"
         "  storeadvise init > profile.json      # a profile to start from\n"
         "  storeadvise profile.json             # what to do, what it costs, and why\n"
         "  storeadvise explain s3.standard      # what an id in the report means\n\n"
         "Usage: storeadvise PROFILE...           (- reads standard input)\n"
         "       storeadvise COMMAND [OPTION...]\n\nCommands:\n" +
         two_columns(rows, width) +
         "\n`storeadvise COMMAND --help` has the examples and options of a command.\nThose of advise:\n" +
         option_list(commands().front(), width) + "\n" + statuses(width);
}

std::string group_help(std::string_view group, std::size_t width) {
  std::vector<Cells> rows;
  std::string examples;
  for (const Command& command : commands()) {
    if (!command.name.starts_with(std::string(group) + " ")) continue;
    rows.push_back({std::string(command.name), std::string(command.summary)});
    examples += indented(command.examples.substr(0, command.examples.find('\n')));
  }
  return fmt::format(
      "storeadvise {0}: one of several commands\n\nExamples:\n{1}\nCommands:\n{2}\n"
      "`storeadvise {0} COMMAND --help` has the examples and options of each.\n",
      group, examples, two_columns(rows, width));
}

std::string command_help(const Command& command, std::size_t width) {
  return fmt::format("{}\n\n{}\n\nExamples:\n{}\nUsage: storeadvise {}{}{} [OPTION...]\n\nOptions:\n{}\n{}",
                     wrap(fmt::format("storeadvise {}: {}", command.name, command.summary), width),
                     wrap(command.description, width), indented(command.examples), command.name,
                     command.operands.empty() ? "" : " ", command.operands, option_list(command, width),
                     statuses(width));
}

std::string notices() { return std::string(embedded("notices.txt")); }

std::string version_line() {
  const auto catalog = embedded_catalog("aws", "us-east-1");
  if (!catalog) return fmt::format("storeadvise {}\n", version());
  return fmt::format("storeadvise {} (catalog {}, prices of {}, performance of {}, {} Regions)\n", version(),
                     catalog->id, catalog->prices_as_of, catalog->performance_as_of,
                     embedded_regions().size());
}

}  // namespace storeadvise::cli
