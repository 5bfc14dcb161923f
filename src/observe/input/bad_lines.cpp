#include "observe/input/bad_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace storeadvise::observe {

void BadLines::keep(BadLine line) {
  if (first_.size() == kNamed && !(line < first_.back())) return;
  first_.insert(std::upper_bound(first_.begin(), first_.end(), line), std::move(line));
  if (first_.size() > kNamed) first_.pop_back();
}

void BadLines::add(BadLine line) {
  ++count_;
  ++by_field_[line.field];
  keep(std::move(line));
}

void BadLines::add(const BadLines& other) {
  count_ += other.count_;
  for (const auto& [field, count] : other.by_field_) by_field_[field] += count;
  for (const BadLine& line : other.first_) keep(line);
}

std::string BadLines::kinds() const {
  std::vector<std::pair<std::uint64_t, std::string_view>> rows;
  for (const auto& [field, count] : by_field_) rows.emplace_back(count, field);
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::string text;
  for (const auto& [count, field] : rows)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, field);
  return text;
}

}  // namespace storeadvise::observe
