#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace storeadvise::observe {

/// Cuts one line of CSV (RFC 4180) into its fields. Their texts are valid until the next line.
class CsvLine {
 public:
  /// False where a quote does not end.
  bool cut(std::string_view line);
  /// A field by its place; empty where the line has none.
  [[nodiscard]] std::string_view at(std::size_t place) const {
    return place < size_ ? std::string_view(fields_[place]) : std::string_view{};
  }
  [[nodiscard]] std::size_t count() const { return size_; }

 private:
  std::vector<std::string> fields_;
  std::size_t size_ = 0;
};

}  // namespace storeadvise::observe
