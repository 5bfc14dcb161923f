#include "observe/sources/csv_line.hpp"

#include <algorithm>

namespace storeadvise::observe {

namespace {

/// Adds what stands in quotes from `at` on, and returns the place after them; npos where they do not end.
std::size_t cut_quoted(std::string_view line, std::size_t at, std::string& field) {
  for (;;) {
    const std::size_t quote = line.find('"', at);
    if (quote == std::string_view::npos) return quote;
    field.append(line.substr(at, quote - at));
    at = quote + 1;
    if (at >= line.size() || line[at] != '"') return at;
    field += '"';
    ++at;
  }
}

}  // namespace

bool CsvLine::cut(std::string_view line) {
  size_ = 0;
  std::size_t at = 0;
  for (;;) {
    if (size_ == fields_.size()) fields_.emplace_back();
    std::string& field = fields_[size_++];
    field.clear();
    if (at < line.size() && line[at] == '"') {
      at = cut_quoted(line, at + 1, field);
      if (at == std::string_view::npos) return false;
    } else {
      const std::size_t end = std::min(line.find(',', at), line.size());
      field = line.substr(at, end - at);
      at = end;
    }
    if (at >= line.size()) return true;
    if (line[at] != ',') return false;
    ++at;
  }
}

}  // namespace storeadvise::observe
