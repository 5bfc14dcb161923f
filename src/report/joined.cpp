#include "report/joined.hpp"

#include <string_view>
#include <utility>

namespace storeadvise {

namespace {

/// Its first line, with the line break.
std::string_view head_of(std::string_view table) { return table.substr(0, table.find('\n') + 1); }

}  // namespace

void Joined::add(std::string&& document) {
  const bool is_list = format_ == Format::json && several_;
  if (is_list) document.pop_back();  // its line break
  if (out_.empty() && !is_list) {
    out_ = std::move(document);  // not copied: the pages of a copy take longer to get than a report to make
  } else if (is_list) {
    out_.append(out_.empty() ? "[\n" : ",\n").append(document);
  } else if (format_ == Format::csv && head_of(out_) == head_of(document)) {
    out_.append(document, head_of(out_).size());
  } else {
    out_.append("\n").append(document);
  }
}

std::string Joined::take() {
  if (format_ == Format::json && several_) out_ += "\n]\n";
  return std::move(out_);
}

}  // namespace storeadvise
