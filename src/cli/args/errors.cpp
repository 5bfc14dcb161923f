#include "cli/args/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

std::string safe(std::string_view text) { return printable(text, std::numeric_limits<std::size_t>::max()); }

/// A line of a hint within 80 columns. What is quoted, and what was probably meant, stays in one piece for
/// grep.
std::string hint_lines(std::string line) {
  constexpr std::size_t kColumns = 80;
  constexpr char kGlue = '\x1f';  // a printable text has none
  const std::size_t meant = line.rfind(" (did you mean ");
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' || line[i] == '`') is_quoted = !is_quoted;
    if (line[i] == ' ' && (is_quoted || (meant != std::string::npos && i > meant))) line[i] = kGlue;
  }
  // Only lines after the first are indented: the first is an empty one, which goes again.
  std::string out = wrap("\n" + line, kColumns, 2).substr(1) + "\n";
  std::ranges::replace(out, kGlue, ' ');
  return out;
}

/// Hints may have several lines; each is indented.
std::string indented(std::string_view hint) {
  std::string out;
  while (!hint.empty()) {
    const std::size_t end = hint.find('\n');
    out += hint_lines(safe(hint.substr(0, end)));
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
  return visible_json(document.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace

Errors usage_error(std::string code, std::string message, std::string hint) {
  return {{.code = std::move(code),
           .place = {},
           .path = {},
           .message = std::move(message),
           .hint = std::move(hint)}};
}

std::string errors_text(const Errors& errors, bool colour) {
  const std::string_view mark = colour ? "\x1b[1;31merror:\x1b[0m" : "error:";
  std::string out;
  for (const Error& error : errors) {
    out += fmt::format("{}: {} ", where(error.place), mark);
    if (!error.path.empty()) out += safe(error.path) + ": ";
    out += safe(error.message) + "\n" + indented(error.hint);
  }
  return out;
}

std::string errors_json(const Errors& errors) { return one_line("errors", errors); }

std::string error_line(const Errors& errors) { return one_line("error", errors); }

void complain(const Errors& errors, bool as_json, bool colour) {
  const std::string text = as_json ? errors_json(errors) : errors_text(errors, colour);
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

void warn(std::string_view message) {
  const std::string text = fmt::format("storeadvise: {}\n", safe(message));
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace storeadvise::cli
