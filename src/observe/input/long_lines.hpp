#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "observe/input/bytes.hpp"

namespace storeadvise::observe {

/// The lines of a stream, of up to 256 MiB; read_lines of lines.hpp hands on those of up to 1 MiB.
class LongLines {
 public:
  LongLines(ByteStream& bytes, std::string name)
      : bytes_(bytes), name_(std::move(name)), block_(std::size_t{1} << 20U) {}

  /// False at the end; "too-large" where a line goes on and on.
  Result<bool> next(std::string& line) {
    line.clear();
    for (;;) {
      const std::string_view rest(block_.data() + at_, size_ - at_);
      const std::size_t end = rest.find('\n');
      line += rest.substr(0, end);
      if (end != std::string_view::npos) {
        at_ += end + 1;
        return true;
      }
      constexpr std::size_t kLongest = std::size_t{256} << 20U;
      if (line.size() > kLongest)
        return tl::unexpected(Errors{{"too-large", {name_}, "", "has a line of over 256 MiB", ""}});
      const auto got = bytes_.read(block_);
      if (!got) return tl::unexpected(got.error());
      at_ = 0;
      size_ = *got;
      if (size_ > 0) continue;
      ended_ = line.empty() && !bytes_.truncated();
      return false;
    }
  }
  /// Whether the last line had its line break.
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  ByteStream& bytes_;
  std::string name_;
  std::vector<char> block_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  bool ended_ = false;
};

}  // namespace storeadvise::observe
