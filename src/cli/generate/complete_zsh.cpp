#include <fmt/format.h>

#include "cli/generate/generate.hpp"
#include "text/shell.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::string_view kPaths = R"zsh(
_storeadvise_paths() {
  local word
  local -a paths
  for word in ${(Q)words[2,-1]}; do
    [[ -f $word ]] && paths=(${(f)"$(_call_program paths storeadvise advise ${(q)word} --list-paths --quiet 2>/dev/null)"}) && break
  done
  compadd -S = -a paths
}

_storeadvise "$@"
)zsh";

/// What `_arguments` would take for its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const Offer& offer) {
  if (offer.paths) return "_storeadvise_paths";
  const std::string words = fmt::format("{}", fmt::join(offer.words, " "));
  if (offer.files && !words.empty())
    return fmt::format("{{_alternative 'words:word:({})' 'files:file:_files'}}", words);
  if (offer.files) return "_files";
  return words.empty() ? " " : fmt::format("({})", words);
}

std::string specs(const Command& command, const OptionRow& row) {
  const std::string value =
      row.is_flag() ? "" : fmt::format(":{}:{}", escaped(row.value), action(offer_of(command, row)));
  const std::string_view again = row.is_repeatable() ? "*" : "";
  const std::string_view equals = row.is_flag() ? "" : "=";
  std::string out =
      "    " + shell_quoted(fmt::format("{}--{}{}[{}]{}", again, row.name, equals, escaped(row.help), value));
  if (row.letter != 0)
    out += " \\\n    " + shell_quoted(fmt::format("{}-{}{}[{}]{}", again, row.letter,
                                                  row.is_flag() ? "" : "+", escaped(row.help), value));
  return out + " \\\n";
}

std::string command_case(const Command& command) {
  std::string out = fmt::format("  {})\n    _arguments -s \\\n", shell_quoted(command.name));
  for (const OptionRow* row : listed_options(command)) out += "  " + specs(command, *row);
  const std::string operands =
      command.most == 0 ? "*: : "
                        : fmt::format("*:{}:{}", escaped(command.operands), action(operands_of(command)));
  return out + "      " + shell_quoted(operands) + " ;;\n";
}

std::string descriptions() {
  std::string out;
  for (const std::string_view first : first_words()) {
    std::string_view summary = "prices and figures";
    for (const Command& command : commands())
      if (command.name == first) summary = command.summary;
    out += "      " + shell_quoted(fmt::format("{}:{}", first, summary)) + "\n";
  }
  return out;
}

/// The part that finds the command, and takes its words off the line.
std::string head() {
  std::string out = "_storeadvise() {\n  local command=advise\n  local -a commands\n";
  for (const std::string_view first : first_words()) {
    const auto seconds = second_words(first);
    if (seconds.empty()) continue;
    out += fmt::format(
        "  if [[ $words[2] == {0} ]] && (( CURRENT == 3 )); then\n    compadd {1}\n    return\n  fi\n", first,
        fmt::join(seconds, " "));
  }
  out += "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n    commands=(\n" + descriptions() +
         "    )\n    _describe command commands\n    _files\n    return\n  fi\n  case \"$words[2] "
         "$words[3]\" in\n";
  for (const Command& command : commands()) {
    const bool two = split(command.name).size() == 2;
    out += fmt::format("    {}) command={}; shift {} words; (( CURRENT -= {} )) ;;\n",
                       shell_quoted(command.name) + (two ? "" : "' '*"), shell_quoted(command.name),
                       two ? 2 : 1, two ? 2 : 1);
  }
  return out + "  esac\n";
}

}  // namespace

std::string zsh_completion() {
  std::string out =
      "#compdef storeadvise\n# Completion of storeadvise for zsh, printed by `storeadvise --generate "
      "complete-zsh`.\n\n" +
      head() + "  case $command in\n";
  for (const Command& command : commands()) out += command_case(command);
  return out + "  esac\n}\n" + std::string(kPaths);
}

}  // namespace storeadvise::cli
