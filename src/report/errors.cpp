#include "report/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "json/writer.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace storeadvise {

namespace {

std::string safe(std::string_view text) { return printable(text, std::numeric_limits<std::size_t>::max()); }

constexpr std::size_t kColumns = 80;
constexpr char kGlue = '\x1f';  // stands for a space where no line breaks; a printable text has none

std::string unglued(std::string text) {
  std::ranges::replace(text, kGlue, ' ');
  return text;
}

/// Tabs are as wide as a terminal likes; a space is one column wide.
std::string spaced(std::string text) {
  std::ranges::replace(text, '\t', ' ');
  return text;
}

/// Bytes at the end of a printable text that take at most `room` columns.
std::size_t tail(std::string_view text, std::size_t room) {
  std::size_t from = text.size();
  for (std::size_t at = text.size(); at > 0;) {
    --at;
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (!begins) continue;
    if (columns(text.substr(at)) > room) break;
    from = at;
  }
  return text.size() - from;
}

/// A line of a hint within so many columns. What is quoted, and what was probably meant, stays in one piece
/// for grep.
std::string hint_lines(std::string line, std::size_t width) {
  const std::size_t meant = line.rfind(" (did you mean ");
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' || line[i] == '`') is_quoted = !is_quoted;
    if (line[i] == ' ' && (is_quoted || (meant != std::string::npos && i > meant))) line[i] = kGlue;
  }
  // Only lines after the first are indented: the first is an empty one, which goes again.
  return unglued(wrap("\n" + line, width, 2).substr(1) + "\n");
}

/// Hints may have several lines; each is indented.
std::string indented(std::string_view hint, std::size_t width) {
  std::string out;
  while (!hint.empty()) {
    const std::size_t end = hint.find('\n');
    out += hint_lines(safe(hint.substr(0, end)), width);
    hint.remove_prefix(end == std::string_view::npos ? hint.size() : end + 1);
  }
  return out;
}

std::string where(const Place& place) {
  std::string out = place.file.empty() ? "storeadvise" : safe(place.file);
  if (place.line > 0) out += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) out += fmt::format(":{}", place.column);
  return out;
}

/// The line of the file, cut to fit, and a caret below the place.
std::string source_lines(const Place& place, std::size_t width) {
  if (place.source.empty() || place.line == 0) return {};
  const std::string number = fmt::format("{}", place.line);
  const std::size_t room = width - std::min(width / 2, number.size() + 5);
  std::string before = safe(spaced(place.source.substr(0, place.mark)));
  const std::size_t behind = columns(safe(spaced(place.source.substr(place.mark))));
  if (columns(before) + std::min(behind, room / 2) > room)
    before.erase(0, before.size() - tail(before, room / 2));
  const std::size_t used = columns(before);
  const std::string after = printable(spaced(place.source.substr(place.mark)), room - used);
  return fmt::format("  {} | {}{}\n  {:{}} | {:{}}^\n", number, before, after, "", number.size(), "", used);
}

std::string one_line(const char* key, const Errors& errors) {
  using Json = nlohmann::ordered_json;
  const auto text = [](const std::string& value) { return value.empty() ? Json() : Json(value); };
  const auto count = [](std::size_t value) { return value == 0 ? Json() : Json(value); };
  Json list = Json::array();
  for (const Error& error : errors) {
    list.push_back({{"code", error.code},
                    {"file", text(error.place.file)},
                    {"line", count(error.place.line)},
                    {"column", count(error.place.column)},
                    {"path", text(error.path)},
                    {"message", error.message},
                    {"hint", text(error.hint)}});
  }
  const Json document = {{key, std::move(list)}};
  return json_text(document, Layout::one_line) + "\n";
}

}  // namespace

namespace {

/// What an error is called, and in which colour.
struct Mark {
  std::string_view word, colour;
};
constexpr Mark kError{"error:", "31"};
constexpr Mark kWarning{"warning:", "33"};

/// `file:line:column: error: path: message`, in one line or wrapped; the place stays in one piece.
std::string first_line(const Error& error, const Mark& mark, const ErrorLook& look) {
  std::string place = where(error.place) + ":";
  const std::size_t length = place.size();
  std::ranges::replace(place, ' ', kGlue);
  std::string line = fmt::format("{} {} {}{}{}", place, mark.word, safe(error.path),
                                 error.path.empty() ? "" : ": ", safe(error.message));
  if (look.width) line = wrap(line, *look.width, 4);
  if (look.colour) {
    const std::size_t at = line.find(mark.word, length);
    line.insert(at + mark.word.size(), "\x1b[0m");
    line.insert(at, fmt::format("\x1b[1;{}m", mark.colour));
  }
  return unglued(std::move(line));
}

std::string told(const Errors& errors, const Mark& mark, const ErrorLook& look) {
  const std::size_t width = std::min(look.width.value_or(kColumns), kColumns);
  std::string out;
  for (const Error& error : errors)
    out +=
        first_line(error, mark, look) + "\n" + source_lines(error.place, width) + indented(error.hint, width);
  return out;
}

}  // namespace

std::string errors_text(const Errors& errors, const ErrorLook& look) { return told(errors, kError, look); }

std::string warnings_text(const Errors& warnings, const ErrorLook& look) {
  return told(warnings, kWarning, look);
}

std::string errors_json(const Errors& errors) { return one_line("errors", errors); }

std::string error_line(const Errors& errors) { return one_line("error", errors); }

}  // namespace storeadvise
