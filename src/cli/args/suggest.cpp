#include "cli/args/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/args/errors.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

/// Words that other programs have as commands, and what does that here.
struct Meant {
  std::string_view word;
  std::string_view instead;
};
constexpr std::array kMeant{
    Meant{"help", "storeadvise --help"},
    Meant{"version", "storeadvise --version"},
    Meant{"list", "storeadvise explain"},
    Meant{"show", "storeadvise catalog show"},
    Meant{"import", "storeadvise catalog import"},
    Meant{"validate", "storeadvise PROFILE"},
    Meant{"lint", "storeadvise PROFILE"},
    Meant{"analyze", "storeadvise PROFILE"},
    Meant{"analyse", "storeadvise PROFILE"},
    Meant{"run", "storeadvise PROFILE"},
    Meant{"recommend", "storeadvise PROFILE"},
    Meant{"report", "storeadvise PROFILE"},
    Meant{"diff", "storeadvise catalog diff"},
    Meant{"compare", "storeadvise whatif"},
    Meant{"regions", "storeadvise PROFILE --regions all"},
    Meant{"new", "storeadvise init"},
    Meant{"completion", "storeadvise --generate complete-bash"},
    Meant{"completions", "storeadvise --generate complete-bash"},
};

/// Options that other programs have, the option here, and what it takes for the same.
struct MeantOption {
  std::string_view word, option, value;
};
constexpr std::array kMeantOptions{
    MeantOption{"json", "format", "json"},         MeantOption{"html", "format", "html"},
    MeantOption{"csv", "format", "csv"},           MeantOption{"markdown", "format", "markdown"},
    MeantOption{"output-format", "format", "..."}, MeantOption{"budget", "max-monthly-usd", "..."},
    MeantOption{"param", "vary", "..."},           MeantOption{"path", "vary", "..."},
    MeantOption{"parameter", "vary", "..."},       MeantOption{"dataset", "vary", "datasets.NAME.FIELD"},
};

std::string meant_option(std::string_view bare, std::span<const std::string_view> known) {
  for (const MeantOption& row : kMeantOptions)
    if (row.word == bare && std::ranges::find(known, row.option) != known.end())
      return fmt::format("did you mean \"--{} {}\"?", row.option, row.value);
  return {};
}

std::vector<std::string_view> options_of(const Command& command) {
  std::vector<std::string_view> names;
  for (const OptionRow* row : listed_options(command)) names.push_back(row->name);
  return names;
}

}  // namespace

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         std::string_view dashes) {
  const auto near = nearest(word, known);
  return near ? fmt::format("did you mean \"{}{}\"?", dashes, *near) : std::string{};
}

std::string group_of(Words operands) {
  if (operands.size() != 1) return {};
  const bool is_group = std::ranges::any_of(commands(), [&](const Command& command) {
    const auto parts = split(command.name);
    return parts.size() > 1 && parts.front() == operands.front();
  });
  return is_group ? operands.front() : std::string();
}

std::optional<Errors> mistaken_command(Words operands) {
  if (operands.empty()) return std::nullopt;
  const std::string& word = operands.front();
  if (word == "-" || word.find_first_of("./") != std::string::npos) return std::nullopt;
  const std::string pair = operands.size() > 1 ? word + " " + operands[1] : word;
  std::vector<std::string_view> names;
  std::vector<std::string_view> parts;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    if (split(command.name).front() == word) parts.push_back(command.name);
  }
  if (!parts.empty()) {
    std::string hint = did_you_mean(pair, parts);
    if (hint.empty()) hint = fmt::format("expected one of: {}", fmt::join(parts, ", "));
    return usage_error("unknown-command", fmt::format("{} is not a command", in_quotes(pair)), hint);
  }
  if (const auto* const meant = std::ranges::find(kMeant, word, &Meant::word); meant != kMeant.end())
    return usage_error("unknown-command",
                       fmt::format("{} is neither a command nor a profile", in_quotes(word)),
                       fmt::format("did you mean \"{}\"?", meant->instead));
  for (const std::string_view said : {std::string_view(word), std::string_view(pair)}) {
    if (std::string hint = did_you_mean(said, names); !hint.empty())
      return usage_error("unknown-command",
                         fmt::format("{} is neither a command nor a profile", in_quotes(said)), hint);
  }
  return std::nullopt;
}

Errors unknown_option(const std::string& word, const Command& command) {
  const std::string_view name = std::string_view(word).substr(0, word.find('='));
  const std::vector<std::string_view> known = options_of(command);
  const std::string_view bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
  std::string hint = meant_option(bare, known);
  if (hint.empty()) hint = did_you_mean(bare, known, "--");
  if (hint.empty()) hint = fmt::format("storeadvise {} --help lists the options", command.name);
  return usage_error("unknown-flag", fmt::format("{} is not an option", in_quotes(name)), hint);
}

Errors option_of_another(const Command& command, const OptionRow& row) {
  std::string hint = meant_option(row.name, options_of(command));
  if (hint.empty())
    hint = fmt::format("it belongs to: storeadvise {}", fmt::join(commands_with(row), ", storeadvise "));
  return usage_error("unknown-flag", fmt::format("{} takes no option \"--{}\"", command.name, row.name),
                     hint);
}

}  // namespace storeadvise::cli
