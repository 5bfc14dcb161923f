#include "observe/sources/csv_line.hpp"

namespace storeadvise::observe {

bool CsvLine::cut(std::string_view line) {
  size_ = 0;
  std::size_t at = 0;
  for (;;) {
    if (size_ == fields_.size()) fields_.emplace_back();
    std::string& field = fields_[size_++];
    field.clear();
    if (at < line.size() && line[at] == '"') {
      for (++at;; ++at) {
        const std::size_t quote = line.find('"', at);
        if (quote == std::string_view::npos) return false;
        field.append(line.substr(at, quote - at));
        at = quote + 1;
        if (at >= line.size() || line[at] != '"') break;
        field += '"';
      }
    } else {
      const std::size_t end = line.find(',', at);
      field = line.substr(at, end == std::string_view::npos ? end : end - at);
      at += field.size();
    }
    if (at >= line.size()) return true;
    if (line[at] != ',') return false;
    ++at;
  }
}

}  // namespace storeadvise::observe
