#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace storeadvise::observe {

/// Where a line that cannot be read stands, before it is known how many lines the pieces before have.
struct BadLine {
  std::size_t file = 0;
  std::size_t piece = 0;
  std::uint64_t line = 0;  ///< in its piece
  std::string_view field;  ///< that cannot be read; a literal
  std::string text;        ///< its begin; only where it shall be shown
  auto operator<=>(const BadLine&) const = default;
};

/// Counts lines that cannot be read by what is wrong with them, and keeps the first three.
class BadLines {
 public:
  static constexpr std::size_t kNamed = 3;
  void add(BadLine line);
  void add(const BadLines& other);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] const std::vector<BadLine>& first() const { return first_; }
  /// "47 no record, 3 time", the most frequent first.
  [[nodiscard]] std::string kinds() const;

 private:
  void keep(BadLine line);
  std::uint64_t count_ = 0;
  std::map<std::string_view, std::uint64_t> by_field_;
  std::vector<BadLine> first_;
};

}  // namespace storeadvise::observe
