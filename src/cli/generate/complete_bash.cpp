#include <fmt/format.h>

#include "cli/generate/generate.hpp"
#include "text/shell.hpp"

namespace storeadvise::cli {

namespace {

/// The words before the cursor hold the command, and perhaps a profile. Words of ours are offered by compgen;
/// paths come from a file, and compgen would run what they hold.
constexpr std::string_view kFunctions = R"bash(
_storeadvise_files() { compopt -o filenames -o default 2>/dev/null; }

_storeadvise_paths() {
  local path
  compopt -o nospace 2>/dev/null
  [[ -n $profile ]] || return 0
  while IFS= read -r path; do
    [[ $path == "$cur"* ]] && COMPREPLY+=("$(printf %q "$path")=")
  done < <("$program" advise "$profile" --list-paths --quiet 2>/dev/null)
}

_storeadvise_words() {
  local IFS=$'\n'
  COMPREPLY+=($(compgen -W "${1// /$'\n'}" -- "$cur"))
}

_storeadvise() {
  local program=${COMP_WORDS[0]/#\~/$HOME} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local command= profile= i word
  COMPREPLY=()
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if _storeadvise_takes_value "$word"; then
      ((i++))
      [[ ${COMP_WORDS[i]} == = ]] && ((i++))
    elif [[ $word == -* || $word == = ]]; then
      :
    elif [[ -z $command ]]; then
      _storeadvise_command "$word" "${COMP_WORDS[i + 1]}"
    elif [[ -z $profile ]]; then
      profile=$word
    fi
  done
  _storeadvise_value "${command:-advise} $prev" && return
  if [[ $cur == -* ]]; then
    _storeadvise_options "${command:-advise}"
  else
    _storeadvise_operands "$command"
  fi
}

complete -F _storeadvise storeadvise
)bash";

std::string offered(const Offer& offer) {
  std::string out;
  if (offer.paths) out += " _storeadvise_paths;";
  if (offer.files) out += " _storeadvise_files;";
  if (!offer.words.empty())
    out +=
        fmt::format(" _storeadvise_words {};", shell_quoted(fmt::format("{}", fmt::join(offer.words, " "))));
  return out.empty() ? " :;" : out;
}

std::string names_of(const OptionRow& row, std::string_view before) {
  std::string out = fmt::format("{}--{}", before, row.name);
  if (row.letter != 0) out += fmt::format("|{}-{}", before, row.letter);
  return out;
}

std::string value_cases() {
  std::string out = "_storeadvise_value() {\n  case $1 in\n";
  for (const Command& command : commands()) {
    const std::string before = fmt::format("{}\\ ", fmt::join(split(command.name), "\\ "));
    for (const OptionRow* row : listed_options(command))
      if (!row->is_flag())
        out += fmt::format("    {}){};\n", names_of(*row, before), offered(offer_of(command, *row)));
  }
  return out + "    *) return 1 ;;\n  esac\n}\n";
}

std::string takes_value() {
  std::string names;
  for (const OptionRow& row : options())
    if (!row.is_flag() && !row.is_hidden()) names += (names.empty() ? "" : "|") + names_of(row, "");
  return fmt::format(
      "_storeadvise_takes_value() {{\n  case $1 in\n    {}) ;;\n    *) return 1 ;;\n  esac\n}}\n", names);
}

/// Which command a word names; a word that names none is a profile.
std::string command_cases() {
  std::string out = "_storeadvise_command() {\n  case $1 in\n";
  for (const std::string_view first : first_words()) {
    const auto seconds = second_words(first);
    if (seconds.empty())
      out += fmt::format("    {0}) command={0} ;;\n", first);
    else
      out += fmt::format(
          "    {0})\n      command={0}\n      case $2 in {1}) ((i + 1 < COMP_CWORD)) && {{ command=\"{0} "
          "$2\"; ((i++)); }} ;; esac ;;\n",
          first, fmt::join(seconds, "|"));
  }
  return out + "    *) command=advise profile=$1 ;;\n  esac\n}\n";
}

std::string option_cases() {
  std::string out = "_storeadvise_options() {\n  case $1 in\n";
  for (const Command& command : commands()) {
    std::vector<std::string> names;
    for (const OptionRow* row : listed_options(command)) names.push_back(fmt::format("--{}", row->name));
    out += fmt::format("    {}) _storeadvise_words '{}' ;;\n", shell_quoted(command.name),
                       fmt::join(names, " "));
  }
  return out + "  esac\n}\n";
}

std::string operand_cases() {
  std::string out = fmt::format(
      "_storeadvise_operands() {{\n  case $1 in\n    '') _storeadvise_files; _storeadvise_words '{}' ;;\n",
      fmt::join(first_words(), " "));
  for (const std::string_view first : first_words())
    if (const auto seconds = second_words(first); !seconds.empty())
      out += fmt::format("    {}) _storeadvise_words '{}' ;;\n", first, fmt::join(seconds, " "));
  for (const Command& command : commands())
    out += fmt::format("    {}){};\n", shell_quoted(command.name), offered(operands_of(command)));
  return out + "  esac\n}\n";
}

}  // namespace

std::string bash_completion() {
  return "# Completion of storeadvise for bash, printed by `storeadvise --generate complete-bash`.\n\n" +
         takes_value() + "\n" + command_cases() + "\n" + value_cases() + "\n" + option_cases() + "\n" +
         operand_cases() + std::string(kFunctions);
}

}  // namespace storeadvise::cli
