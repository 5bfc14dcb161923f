#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "storeadvise/catalog.hpp"
#include "storeadvise/version.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::string_view kStatuses =
    "Exit status: 0 done; 1 only from check: a demand does not hold; 2 bad usage, bad input,\n"
    "or a file that cannot be read or written (then nothing is on standard output).\n";

std::string indented(std::string_view lines) {
  std::string out;
  for (const std::string_view line : split(lines, '\n')) out += fmt::format("  {}\n", line);
  return out;
}

std::string left_column(const OptionRow& row) {
  const std::string letter = row.letter != 0 ? fmt::format("-{}, ", row.letter) : "    ";
  return fmt::format("  {}--{}{}{}", letter, row.name, row.value.empty() ? "" : " ", row.value);
}

std::string two_columns(const std::string& left, std::string_view right, std::size_t column,
                        std::size_t width) {
  if (left.size() + 1 >= column) {
    const std::string gap(column, ' ');
    return fmt::format("{}\n{}\n", left, wrap(gap + std::string(right), width, column));
  }
  return wrap(fmt::format("{:<{}}{}", left, column, right), width, column) + "\n";
}

std::string option_help(const Command& command, const OptionRow& row) {
  const std::string_view choices = row.name == "format" ? command.formats : row.choices;
  if (choices.empty()) return std::string(row.help);
  return fmt::format("{}: {}", row.help, fmt::join(split(choices), ", "));
}

std::string option_list(const Command& command, std::size_t width) {
  constexpr std::size_t kColumn = 26;
  std::string out;
  for (const OptionRow& row : options())
    if (takes(command, row)) out += two_columns(left_column(row), option_help(command, row), kColumn, width);
  return out;
}

}  // namespace

std::string usage() {
  return "usage: storeadvise PROFILE...\n"
         "       storeadvise COMMAND [OPTION...]\n"
         "  storeadvise init > profile.json    writes a profile to start from\n"
         "  storeadvise --help                 lists commands and options\n";
}

std::string program_help(std::size_t width) {
  constexpr std::size_t kColumn = 18;
  std::string out =
      "storeadvise says with numbers and reasons whether data belongs on Amazon S3, on EFS, or on both.\n\n"
      "Examples:\n"
      "  storeadvise init > profile.json      # a profile to start from\n"
      "  storeadvise profile.json             # what to do, what it costs, and why\n"
      "  storeadvise explain s3.standard      # what an id in the report means\n\n"
      "Usage: storeadvise PROFILE...           (- reads standard input)\n"
      "       storeadvise COMMAND [OPTION...]\n\nCommands:\n";
  out = wrap(out, width);
  for (const Command& command : commands())
    out += two_columns(fmt::format("  {}", command.name), command.summary, kColumn, width);
  out += "\n`storeadvise COMMAND --help` shows a command's examples and options. Those of advise:\n";
  return out + option_list(commands().front(), width) + "\n" + std::string(kStatuses);
}

std::string command_help(const Command& command, std::size_t width) {
  return fmt::format(
      "storeadvise {}: {}\n\n{}\n\nExamples:\n{}\nUsage: storeadvise {}{}{} [OPTION...]\n\nOptions:\n{}\n{}",
      command.name, wrap(command.summary, width), wrap(command.description, width),
      indented(command.examples), command.name, command.operands.empty() ? "" : " ", command.operands,
      option_list(command, width), kStatuses);
}

std::string version_line() {
  const auto regions = embedded_regions();
  const auto catalog = embedded_catalog("aws", "us-east-1");
  return fmt::format("storeadvise {} (prices of {}, {} Regions)\n", version(),
                     catalog ? catalog->prices_as_of : std::string("unknown date"), regions.size());
}

}  // namespace storeadvise::cli
