#include <fmt/format.h>

#include "cli/generate/generate.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/version.hpp"

namespace storeadvise::cli {

namespace {

/// Text as troff reads it: dashes that can be copied, no line that begins with a request.
std::string plain(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else
      out += c;
  }
  return out;
}

/// Sentences: what stands between backticks is bold.
std::string prose(std::string_view text) {
  std::string out;
  bool bold = false;
  for (const char c : plain(text)) {
    if (c != '`') {
      out += c;
      continue;
    }
    bold = !bold;
    out += bold ? "\\fB" : "\\fR";
  }
  return out;
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

std::string option_of_man(const OptionRow& row) {
  const std::string letter = row.letter != 0 ? fmt::format(R"(\fB\-{}\fR, )", row.letter) : "";
  const std::string value = row.is_flag() ? "" : fmt::format(" \\fI{}\\fR", plain(row.value));
  std::string help = prose(capitalised(row.help));
  if (!row.choices.empty())
    help += fmt::format(" ({})", plain(fmt::format("{}", fmt::join(row.choices, ", "))));
  std::string where;
  if (const auto names = commands_with(row); names.size() < commands().size())
    where = fmt::format(".br\nOf {}.\n", plain(fmt::format("{}", fmt::join(names, ", "))));
  return fmt::format(".TP\n{}\\fB\\-\\-{}\\fR{}\n{}.\n{}", letter, plain(row.name), value, help, where);
}

std::string command_of_man(const Command& command) {
  std::vector<std::string_view> words;
  for (const Format format : command.formats()) words.push_back(to_string(format));
  const std::string formats = plain(fmt::format("{}", fmt::join(words, ", ")));
  return fmt::format(
      ".SS \"{}\"\n.B storeadvise {}\n.RI [ OPTION... ] \" {}\"\n.PP\n{}.\n{}\n.PP\nFormats: "
      "{}.\n.PP\n.EX\n{}\n.EE\n",
      plain(command.name), plain(command.name), plain(command.operands), prose(capitalised(command.summary)),
      prose(command.description), formats, plain(command.examples));
}

constexpr std::string_view kEnd = R"(.SH EXIT STATUS
.TP
.B 0
Done; for \fBcheck\fR: every demand holds.
.TP
.B 1
\fBcheck\fR only: a demand does not hold; the report is printed all the same.
.TP
.B 2
Bad usage, bad input, or a file that cannot be read or written; nothing on standard output.
.TP
.B 3
A fault of the program itself; nothing on standard output.
.SH ENVIRONMENT
.TP
.B STOREADVISE_CATALOG
The catalog where \fB\-\-catalog\fR is not given.
.TP
.B NO_COLOR
No colours where \fB\-\-color\fR is auto.
.TP
.B COLUMNS
The width of text where standard output is not a terminal; 80 otherwise.
.TP
.B SOURCE_DATE_EPOCH
The time, in seconds since 1970, against which the age of prices is told.
)";

}  // namespace

std::string man_page() {
  const auto catalog = embedded_catalog("aws", "us-east-1");
  const std::string date = catalog ? catalog->performance_as_of : std::string();
  std::string out = fmt::format(
      ".TH STOREADVISE 1 \"{}\" \"storeadvise {}\" \"User Commands\"\n.SH NAME\n"
      "storeadvise \\- say with numbers and reasons whether data belongs on S3, EFS, or both\n.SH SYNOPSIS\n"
      ".B storeadvise\n.IR PROFILE ...\n.br\n.B storeadvise\n.I COMMAND\n.RI [ OPTION ...]\n.SH DESCRIPTION\n"
      "Reads profiles of data sets and says what each choice of Amazon S3, EFS and both together costs, how\n"
      "fast it is, what slow storage costs in waiting compute, and at which inputs the answer changes.\n"
      "It needs no network and no credentials.\n.SH COMMANDS\n",
      plain(date), version());
  for (const Command& command : commands()) out += command_of_man(command);
  out += ".SH OPTIONS\n";
  for (const OptionRow& row : options())
    if (!row.is_hidden()) out += option_of_man(row);
  return out.append(kEnd);
}

}  // namespace storeadvise::cli
