#include "cli/args/parse.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <deque>

#include "cli/args/errors.hpp"
#include "cli/args/options.hpp"
#include "cli/args/suggest.hpp"
#include "cli/io/terminal.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

/// What CLI11 fills in for a row: it wants variables that outlive it.
struct Bound {
  const OptionRow* row;
  bool flag = false;
  std::vector<std::string> values;

  [[nodiscard]] bool is_given() const { return flag || !values.empty(); }
};

/// A line as CLI11 sorts it; nothing is known of commands yet.
struct Sorted {
  std::deque<Bound> bound;
  std::vector<std::string> operands;
  std::vector<std::string> unknown;  ///< options that there are not
};

void bind(CLI::App& app, Bound& bound) {
  const OptionRow& row = *bound.row;
  std::string names = fmt::format("--{}", row.name);
  if (row.letter != 0) names += fmt::format(",-{}", row.letter);
  if (row.is_flag()) {
    app.add_flag(names, bound.flag, "");
    return;
  }
  app.add_option(names, bound.values, "")
      ->type_size(1)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// Lets CLI11 sort the words; it takes them in reverse order.
Result<Sorted> sorted(Words words) {
  CLI::App app("", "storeadvise");
  app.set_help_flag();
  app.allow_extras();
  Sorted line;
  for (const OptionRow& row : options())
    bind(app, line.bound.emplace_back(Bound{.row = &row, .flag = false, .values = {}}));
  app.add_option("operands", line.operands, "");
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ArgumentMismatch&) {  // the words are used up
    return tl::unexpected(usage_error("bad-usage", fmt::format("{} needs a value", words.back())));
  } catch (const CLI::ParseError& error) {
    return tl::unexpected(usage_error("bad-usage", error.what()));
  }
  line.unknown = app.remaining();
  std::erase(line.unknown, "--");
  return line;
}

/// The command that the first operands name, and how many of them do: none for the default.
std::pair<const Command*, std::size_t> command_of(Words operands) {
  for (const Command& command : commands()) {
    const auto parts = split(command.name);
    if (operands.size() >= parts.size() && std::equal(parts.begin(), parts.end(), operands.begin()))
      return {&command, parts.size()};
  }
  return {&commands().front(), 0};
}

std::optional<Errors> bad_choice(const Command& command, const Bound& given) {
  const auto choices = choices_of(command, *given.row);
  if (choices.empty()) return std::nullopt;
  for (const std::string& value : given.values) {
    if (std::ranges::find(choices, value) != choices.end()) continue;
    std::string hint = fmt::format("expected one of: {}", fmt::join(choices, ", "));
    if (const std::string guess = did_you_mean(value, choices); !guess.empty())
      hint += fmt::format(" ({})", guess);
    return usage_error("unknown-word",
                       fmt::format("--{}: {} is not one of its values", given.row->name, in_quotes(value)),
                       hint);
  }
  return std::nullopt;
}

/// The place of a word that is among the choices, as the enumerator that it is for.
template <class Word>
Word word_of(const auto& choices, std::string_view word) {
  return static_cast<Word>(std::ranges::find(choices, word) - std::ranges::begin(choices));
}

/// Puts the value of an option where its row says. Fails for what is not a number, and for more values than
/// one where one is wanted.
class Store {
 public:
  Store(const Bound& given, Arguments& out) : given_(given), out_(out) {}

  std::optional<Errors> operator()(bool Arguments::*flag) const {
    out_.*flag = true;
    return std::nullopt;
  }
  std::optional<Errors> operator()(std::optional<std::string> Arguments::*text) const {
    out_.*text = given_.values.back();
    return std::nullopt;
  }
  std::optional<Errors> operator()(std::vector<std::string> Arguments::*texts) const {
    out_.*texts = given_.values;
    return std::nullopt;
  }
  std::optional<Errors> operator()(std::optional<double> Arguments::*number) const {
    const std::string& text = given_.values.back();
    const double most = given_.row->most;
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= most) {
      out_.*number = value;
      return std::nullopt;
    }
    const bool limited = most < OptionRow{}.most;
    const std::string range = limited ? fmt::format("from 0 to {}", most) : "of 0 or more";
    return usage_error("bad-usage",
                       fmt::format("--{}: {} is not a number {}", given_.row->name, in_quotes(text), range));
  }
  std::optional<Errors> operator()(Format Arguments::*format) const {
    out_.*format = word_of<Format>(kFormatWords, given_.values.back());
    return std::nullopt;
  }
  template <class Word>
  std::optional<Errors> operator()(Word Arguments::*word) const {
    out_.*word = word_of<Word>(given_.row->choices, given_.values.back());
    return std::nullopt;
  }

 private:
  const Bound& given_;
  Arguments& out_;
};

/// Stores what was given for a row; the first thing that is wrong with it.
std::optional<Errors> stored(const Bound& given, Arguments& out) {
  const OptionRow& row = *given.row;
  if (given.values.size() > 1 && !row.is_repeatable())
    return usage_error("bad-usage", fmt::format("--{} is given {} times", row.name, given.values.size()));
  if (auto errors = bad_choice(*out.command, given)) return errors;
  return std::visit(Store(given, out), row.into);
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

/// Whether the line asks for something that needs neither operands nor values that are right.
bool asks_about_program(const std::deque<Bound>& bound) {
  return std::ranges::any_of(bound, [](const Bound& b) {
    return b.is_given() &&
           (b.row->into == Into(&Arguments::help) || b.row->into == Into(&Arguments::version) ||
            b.row->into == Into(&Arguments::generate));
  });
}

/// Everything that was given, in its place.
std::optional<Errors> fill(const Sorted& line, Arguments& out) {
  const bool about_program = asks_about_program(line.bound);
  for (const Bound& given : line.bound) {
    if (!given.is_given()) continue;
    if (!takes(*out.command, *given.row)) return option_of_another(*out.command, *given.row);
    if (auto errors = stored(given, out); errors && !about_program) return errors;
  }
  if (about_program) return std::nullopt;
  if (out.operands.empty() && out.command->reads_profiles && input_is_piped()) out.operands = {"-"};
  return bad_operands(out);
}

}  // namespace

Result<Arguments> parse(std::span<const std::string> words) {
  Result<Sorted> line = sorted(words);
  if (!line) return tl::unexpected(line.error());
  const auto [command, length] = command_of(line->operands);
  const std::string group = length == 0 ? group_of(line->operands) : std::string();
  const bool is_group_help = !group.empty() && asks_about_program(line->bound);
  if (length == 0 && !is_group_help)
    if (auto errors = mistaken_command(line->operands)) return tl::unexpected(*errors);
  if (!line->unknown.empty()) return tl::unexpected(unknown_option(line->unknown.front(), *command));
  Arguments out;
  out.command = command;
  out.is_named = length > 0;
  out.group = is_group_help ? group : std::string();
  out.operands.assign(line->operands.begin() + static_cast<std::ptrdiff_t>(length), line->operands.end());
  out.format = command->formats().front();
  if (auto errors = fill(*line, out)) return tl::unexpected(*errors);
  if (!out.catalog && !environment("STOREADVISE_CATALOG").empty())
    out.catalog = environment("STOREADVISE_CATALOG");
  return out;
}

bool wants_json(std::span<const std::string> words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::string> formats;
  app.add_option("-f,--format", formats, "")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError&) {
    return false;
  }
  return std::ranges::any_of(
      formats, [](const std::string& f) { return f == "json" || f == "jsonc" || f == "ndjson"; });
}

}  // namespace storeadvise::cli
