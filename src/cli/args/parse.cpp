#include "cli/args/parse.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>

#include "cli/args/errors.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

using Words = std::span<const std::string>;

const OptionRow* find_option(std::string_view word) {
  const bool is_long = word.starts_with("--");
  const std::string_view name = is_long ? word.substr(2, word.find('=') - 2) : std::string_view{};
  for (const OptionRow& row : options()) {
    if (is_long ? row.name == name : word.size() == 2 && row.letter != 0 && word[1] == row.letter)
      return &row;
  }
  return nullptr;
}

/// The place of the first word that is no option and no option's value; the size when there is none.
std::size_t first_operand(Words words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") return words.size();
    if (word.size() < 2 || word.front() != '-') return i;
    const OptionRow* row = find_option(word);
    if (row != nullptr && !row->value.empty() && word.find('=') == std::string_view::npos) ++i;
  }
  return words.size();
}

/// A command and the words of the line that name it.
struct Chosen {
  const Command* command = &commands().front();
  std::size_t at = 0;
  std::size_t length = 0;  ///< 0: not named, the default
};

Chosen choose(Words words) {
  const std::size_t at = first_operand(words);
  if (at == words.size()) return {};
  for (const Command& command : commands()) {
    const auto parts = split(command.name);
    if (words.size() - at < parts.size()) continue;
    if (std::equal(parts.begin(), parts.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
      return {.command = &command, .at = at, .length = parts.size()};
  }
  return {};
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         std::string_view dashes = "") {
  const auto near = nearest(word, known);
  return near ? fmt::format("did you mean \"{}{}\"?", dashes, *near) : std::string{};
}

/// A word that is no file's name but nearly a command's was meant as a command.
std::optional<Errors> mistaken_command(Words words) {
  const std::size_t at = first_operand(words);
  if (at == words.size()) return std::nullopt;
  const std::string& word = words[at];
  if (word == "-" || word.find_first_of("./") != std::string::npos) return std::nullopt;
  const std::string pair = at + 1 < words.size() ? word + " " + words[at + 1] : word;
  std::vector<std::string_view> names;
  std::vector<std::string_view> parts;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    if (const std::string_view head = split(command.name).front(); head == word)
      parts.push_back(command.name);
  }
  if (!parts.empty()) {
    std::string hint = did_you_mean(pair, parts);
    if (hint.empty()) hint = fmt::format("expected one of: {}", fmt::join(parts, ", "));
    return usage_error("unknown-command", fmt::format("{} is not a command", in_quotes(pair)), hint);
  }
  for (const std::string_view said : {std::string_view(word), std::string_view(pair)}) {
    if (std::string hint = did_you_mean(said, names); !hint.empty())
      return usage_error("unknown-command",
                         fmt::format("{} is neither a command nor a profile", in_quotes(said)), hint);
  }
  return std::nullopt;
}

Errors unknown_option(const std::string& word, const Command& command) {
  const std::string_view name = std::string_view(word).substr(0, word.find('='));
  if (const OptionRow* row = find_option(name)) {
    std::vector<std::string> where;
    for (const Command& other : commands())
      if (takes(other, *row)) where.push_back(fmt::format("storeadvise {}", other.name));
    return usage_error("unknown-flag", fmt::format("{} takes no option {}", command.name, in_quotes(name)),
                       fmt::format("it belongs to: {}", fmt::join(where, ", ")));
  }
  std::vector<std::string_view> known;
  for (const OptionRow& row : options())
    if (takes(command, row)) known.push_back(row.name);
  const std::string_view bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
  std::string hint = did_you_mean(bare, known, "--");
  if (hint.empty()) hint = fmt::format("storeadvise {} --help lists the options", command.name);
  return usage_error("unknown-flag", fmt::format("{} is not an option", in_quotes(name)), hint);
}

std::optional<Errors> bad_value(const Command& command, const OptionRow& row,
                                const std::vector<std::string>& given) {
  if (given.size() > 1 && !row.repeatable)
    return usage_error("bad-usage", fmt::format("--{} is given {} times", row.name, given.size()));
  const std::string_view allowed = row.name == "format" ? command.formats : row.choices;
  if (allowed.empty()) return std::nullopt;
  const auto choices = split(allowed);
  for (const std::string& value : given) {
    if (std::ranges::find(choices, value) != choices.end()) continue;
    std::string hint = fmt::format("expected one of: {}", fmt::join(choices, ", "));
    if (const std::string guess = did_you_mean(value, choices); !guess.empty())
      hint += fmt::format(" ({})", guess);
    return usage_error("unknown-word",
                       fmt::format("--{}: {} is not one of its values", row.name, in_quotes(value)), hint);
  }
  return std::nullopt;
}

std::optional<Errors> bad_operands(const Arguments& arguments) {
  const Command& command = *arguments.command;
  const std::size_t count = arguments.operands.size();
  const std::string hint = fmt::format("usage: storeadvise {}{}{}", command.name,
                                       command.operands.empty() ? "" : " ", command.operands);
  if (count < command.fewest)
    return usage_error("bad-usage", fmt::format("{} is missing", command.operands), hint);
  if (count > command.most)
    return usage_error("bad-usage",
                       fmt::format("{} is one word too many", in_quotes(arguments.operands[command.most])),
                       hint);
  return std::nullopt;
}

/// What CLI11 fills in: it wants variables that outlive it.
struct Bound {
  const OptionRow* row;
  bool flag = false;
  std::vector<std::string> values;
};

void bind(CLI::App& app, Bound& bound) {
  const OptionRow& row = *bound.row;
  std::string names = fmt::format("--{}", row.name);
  if (row.letter != 0) names += fmt::format(",-{}", row.letter);
  if (row.value.empty()) {
    app.add_flag(names, bound.flag, "");
    return;
  }
  app.add_option(names, bound.values, "")
      ->type_size(1)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

std::optional<Errors> check(const Arguments& arguments) {
  if (arguments.has("help") || arguments.has("version")) return std::nullopt;
  for (const OptionRow& row : options()) {
    const auto given = arguments.options.find(row.name);
    if (given == arguments.options.end()) continue;
    if (auto errors = bad_value(*arguments.command, row, given->second)) return errors;
  }
  return bad_operands(arguments);
}

/// CLI11's words about an option without its value would be "--set: 1 required TEXT missing".
Errors refused(std::string message) {
  if (const std::size_t at = message.find(": 1 required"); at != std::string::npos)
    message = message.substr(0, at) + " needs a value";
  return usage_error("bad-usage", std::move(message));
}

/// Lets CLI11 sort the words; it takes them in reverse order.
Result<Arguments> sorted(const Command& command, std::vector<std::string> words) {
  CLI::App app("", "storeadvise");
  app.set_help_flag();
  app.allow_extras();
  std::deque<Bound> bound;
  for (const OptionRow& row : options())
    if (takes(command, row)) bind(app, bound.emplace_back(Bound{.row = &row, .flag = false, .values = {}}));
  Arguments arguments;
  arguments.command = &command;
  app.add_option("operands", arguments.operands, "");
  std::ranges::reverse(words);
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(refused(error.what()));
  }
  auto extras = app.remaining();
  std::erase(extras, "--");
  if (!extras.empty()) return tl::unexpected(unknown_option(extras.front(), command));
  for (Bound& b : bound)
    if (b.flag || !b.values.empty()) arguments.options.emplace(b.row->name, std::move(b.values));
  return arguments;
}

}  // namespace

Result<Arguments> parse(std::span<const std::string> words) {
  const Chosen chosen = choose(words);
  if (chosen.length == 0) {
    if (auto errors = mistaken_command(words)) return tl::unexpected(*errors);
  }
  std::vector<std::string> rest(words.begin(), words.end());
  const auto from = rest.begin() + static_cast<std::ptrdiff_t>(chosen.at);
  rest.erase(from, from + static_cast<std::ptrdiff_t>(chosen.length));
  Result<Arguments> arguments = sorted(*chosen.command, std::move(rest));
  if (!arguments) return arguments;
  if (auto errors = check(*arguments)) return tl::unexpected(*errors);
  return arguments;
}

bool wants_json(std::span<const std::string> words) {
  const auto is_json = [](std::string_view value) { return value == "json" || value == "ndjson"; };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") return false;
    if ((word == "--format" || word == "-f") && i + 1 < words.size() && is_json(words[i + 1])) return true;
    if (word.starts_with("--format=") && is_json(word.substr(9))) return true;
    if (word.starts_with("-f") && is_json(word.substr(2))) return true;
  }
  return false;
}

}  // namespace storeadvise::cli
