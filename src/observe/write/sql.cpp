#include "observe/write/sql.hpp"

#include <algorithm>

#include "text/embedded.hpp"

namespace storeadvise::observe {
namespace {

/// How an engine says two things that each says in its own way; {} stands for what is hashed, or for the
/// files.
struct Engine {
  std::string_view name;
  std::string_view hash;
  std::string_view lines;
  std::string_view usual;  ///< files or table
};
constexpr std::array kEngines{
    Engine{"trino", "lower(to_hex(md5(to_utf8({}))))", "{}", "s3_access_log_lines"},
    Engine{"spark", "md5({})", "{}", "s3_access_log_lines"},
    Engine{"duckdb", "md5({})",
           "(SELECT line FROM read_csv('{}', columns = {'line': 'VARCHAR'}, delim = chr(1), quote = '', "
           "escape = '', header = false, auto_detect = false, strict_mode = false, max_line_size = 1048576))",
           "logs/*"},
    Engine{"clickhouse", "lower(hex(MD5({})))",
           "(SELECT line FROM file('{}', 'LineAsString', 'line String'))", "logs/*"}};

std::string with(std::string_view pattern, std::string_view value) {
  std::string text(pattern);
  text.replace(text.find("{}"), 2, value);
  return text;
}

/// In a text between single quotes.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string without_comments(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view code = line.substr(0, line.find("--"));
    const std::size_t end = code.find_last_not_of(' ');
    if (end != std::string_view::npos) (out += code.substr(0, end + 1)) += '\n';
  }
  return out;
}

}  // namespace

std::string sql_text(std::string_view engine, std::string_view logs, std::string_view salt) {
  const Engine& row = *std::ranges::find(kEngines, engine, &Engine::name);
  std::string text = without_comments(embedded("observe.sql"));
  constexpr std::string_view kHash = "{HASH:";
  for (std::size_t at = text.find(kHash); at != std::string::npos; at = text.find(kHash, at)) {
    std::size_t end = at + kHash.size();
    for (int depth = 1; depth > 0; ++end) depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
    const std::string inner = text.substr(at + kHash.size(), end - 1 - at - kHash.size());
    text.replace(at, end - at, with(row.hash, inner));
  }
  replace_all(text, "{SALT}", quoted(salt));
  replace_all(text, "{LINES}", with(row.lines, quoted(logs.empty() ? row.usual : logs)));
  return text;
}

}  // namespace storeadvise::observe
