#include <fmt/format.h>

#include "cli/generate/generate.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::string_view kPaths = R"fish(
function __storeadvise_paths
    for word in (commandline -opc)[2..]
        if test -f "$word"
            storeadvise advise $word --list-paths --quiet 2>/dev/null | string replace -r '$' '='
            return
        end
    end
end

)fish";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string words(const std::vector<std::string>& list) {
  return quoted(fmt::format("{}", fmt::join(list, " ")));
}

/// The command that the line before the cursor names; nothing while there is no word yet.
std::string command_function() {
  std::string out =
      "function __storeadvise_command\n    set -l words (commandline -opc)\n    set -e words[1]\n"
      "    switch \"$words[1] $words[2]\"\n        case ' '\n            echo none\n";
  for (const Command& command : commands()) {
    const bool two = split(command.name).size() == 2;
    out += fmt::format("        case {}\n            echo {}\n",
                       quoted(std::string(command.name) + (two ? "" : " *")), quoted(command.name));
  }
  for (const std::string_view first : first_words())
    if (!second_words(first).empty())
      out += fmt::format("        case '{0} *'\n            echo {0}\n", first);
  return out +
         "        case '*'\n            echo advise\n    end\nend\n\n"
         "function __storeadvise_is\n    contains -- (__storeadvise_command) $argv\nend\n";
}

std::string option_line(const Command& command, const OptionRow& row) {
  const std::string_view none = command.name == "advise" ? " none" : "";
  std::string out =
      fmt::format("complete -c storeadvise -n {} -l {}",
                  quoted(fmt::format("__storeadvise_is \"{}\"{}", command.name, none)), row.name);
  if (row.letter != 0) out += fmt::format(" -s {}", row.letter);
  if (!row.is_flag()) {
    const Offer offer = offer_of(command, row);
    out += offer.files ? " -r -F" : " -x";
    if (offer.paths) out += " -a '(__storeadvise_paths)'";
    if (!offer.words.empty()) out += " -a " + words(offer.words);
  }
  return fmt::format("{} -d {}\n", out, quoted(row.help));
}

std::string operand_line(const Command& command) {
  const Offer offer = operands_of(command);
  std::string out =
      fmt::format("complete -c storeadvise -n {} {}",
                  quoted(fmt::format("__storeadvise_is \"{}\"", command.name)), offer.files ? "-F" : "-f");
  if (!offer.words.empty()) out += " -a " + words(offer.words);
  return out + "\n";
}

std::string command_lines() {
  std::string out;
  for (const std::string_view first : first_words()) {
    std::string_view summary = "prices and figures";
    for (const Command& command : commands())
      if (command.name == first) summary = command.summary;
    out += fmt::format("complete -c storeadvise -n '__storeadvise_is none' -a {} -d {}\n", first,
                       quoted(summary));
    for (const std::string_view second : second_words(first))
      out += fmt::format("complete -c storeadvise -n '__storeadvise_is {}' -f -a {}\n", first, second);
  }
  return out;
}

}  // namespace

std::string fish_completion() {
  std::string out =
      "# Completion of storeadvise for fish, printed by `storeadvise --generate complete-fish`.\n\n" +
      command_function() + std::string(kPaths) + command_lines();
  for (const Command& command : commands()) {
    out += operand_line(command);
    for (const OptionRow* row : listed_options(command)) out += option_line(command, *row);
  }
  return out;
}

}  // namespace storeadvise::cli
