#include "cli/args/help.hpp"

#include <fmt/format.h>

#include "cli/args/options.hpp"
#include "report/text/table.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/version.hpp"
#include "text/embedded.hpp"
#include "text/hanging.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::string_view kStatuses =
    "Exit status: 0 done; 1 only from check: a demand does not hold; 2 bad usage, bad input, or a file that "
    "cannot be read or written, with nothing on standard output; 3 a fault of the program itself.";

constexpr std::string_view kPurpose =
    "storeadvise says with numbers and reasons whether data belongs on Amazon S3, on EFS, or on both.";
constexpr std::string_view kFirstSteps =
    "storeadvise init > profile.json      # a profile to start from\n"
    "storeadvise profile.json             # what to do, what it costs, and why\n"
    "storeadvise explain s3.standard      # what an id in the report means";

std::string usage_line(std::string_view call, std::size_t width) {
  return wrap(fmt::format("Usage: {}", call), width, 7) + "\n";
}

std::string statuses(std::size_t width) { return wrap(kStatuses, width) + "\n"; }

/// A command line that a shell takes as it is printed: where it is too wide, it goes on behind a backslash.
std::string command_line(std::string line, std::size_t width) {
  constexpr std::string_view kGoesOn = " \\";
  constexpr char kGlue = '\x1f';  // stands for a space in quotes
  bool is_quoted = false;
  for (char& c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ' ' && is_quoted) c = kGlue;
  }
  std::string out = "  ";
  for (const char c : wrap(line, width - 2 - kGoesOn.size(), 4)) {
    if (c == '\n') out += kGoesOn;
    out += c == kGlue ? ' ' : c;
  }
  return out + "\n";
}

/// An example with what it is for behind it, or above it where there is no room.
std::string example(std::string_view line, std::size_t width) {
  if (columns(line) + 2 <= width) return fmt::format("  {}\n", line);
  const std::size_t remark = line.find(" # ");
  if (remark == std::string_view::npos) return command_line(std::string(line), width);
  const std::string_view command = line.substr(0, line.find_last_not_of(' ', remark) + 1);
  return hanging("  # ", line.substr(remark + 3), width) + example(command, width);
}

std::string examples(std::string_view lines, std::size_t width) {
  std::string out;
  for (const std::string_view line : split(lines, '\n')) out += example(line, width);
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

std::string usage(std::size_t width) {
  return "usage: storeadvise PROFILE...\n"
         "       storeadvise COMMAND [OPTION...]\n" +
         two_columns({{"storeadvise init > profile.json  ", "writes a profile to start from"},
                      {"storeadvise --help", "lists commands and options"}},
                     width);
}

std::string program_help(std::size_t width) {
  std::vector<Cells> rows;
  for (const Command& command : commands())
    rows.push_back({std::string(command.name), std::string(command.summary)});
  return wrap(kPurpose, width) + "\n\nExamples:\n" + examples(kFirstSteps, width) + "\n" +
         usage_line("storeadvise PROFILE... (- reads standard input)", width) +
         "       storeadvise COMMAND [OPTION...]\n\nCommands:\n" + two_columns(rows, width) + "\n" +
         wrap("`storeadvise COMMAND --help` has the examples and options of a command.", width) +
         "\nThose of advise:\n" + option_list(commands().front(), width) + "\n" + statuses(width);
}

std::string group_help(std::string_view group, std::size_t width) {
  std::vector<Cells> rows;
  std::string shown;
  for (const Command& command : commands()) {
    if (!command.name.starts_with(std::string(group) + " ")) continue;
    rows.push_back({std::string(command.name), std::string(command.summary)});
    shown += example(command.examples.substr(0, command.examples.find('\n')), width);
  }
  return fmt::format(
      "{}\n\nExamples:\n{}\nCommands:\n{}\n{}\n",
      wrap(fmt::format("storeadvise {}: one of several commands", group), width), shown,
      two_columns(rows, width),
      wrap(fmt::format("`storeadvise {} COMMAND --help` has the examples and options of each.", group),
           width));
}

std::string command_help(const Command& command, std::size_t width) {
  const std::string call = fmt::format("storeadvise {}{}{} [OPTION...]", command.name,
                                       command.operands.empty() ? "" : " ", command.operands);
  return fmt::format("{}\n\n{}\n\nExamples:\n{}\n{}\nOptions:\n{}\n{}",
                     wrap(fmt::format("storeadvise {}: {}", command.name, command.summary), width),
                     wrap(command.description, width), examples(command.examples, width),
                     usage_line(call, width), option_list(command, width), statuses(width));
}

std::string notices() { return std::string(embedded("notices.txt")); }

std::string version_line() {
  const auto catalog = embedded_catalog("aws", "us-east-1");
  if (!catalog) return fmt::format("storeadvise {}\n", version());
  return fmt::format("storeadvise {}\ncatalog {}: prices of {}, performance of {}, {} Regions\n", version(),
                     catalog->id, catalog->prices_as_of, catalog->performance_as_of,
                     embedded_regions().size());
}

}  // namespace storeadvise::cli
