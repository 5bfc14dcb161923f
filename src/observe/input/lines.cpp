#include "observe/input/lines.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <memory>
#include <utility>

namespace storeadvise::observe {
namespace {

using Block = std::array<char, std::size_t{2} << 20U>;

/// Cuts a stream into lines; what is left of a line is kept until more comes.
class Cutter {
 public:
  Cutter(ByteStream& bytes, const Piece& piece, const LinesSink& sink)
      : bytes_(bytes), piece_(piece), sink_(sink) {}

  Result<std::uint64_t> run() {
    at_ = piece_.begin;
    if (at_ > 0) {  // the line that began before belongs to the piece before
      --at_;
      bytes_.seek(at_);
      skipping_ = true;
    }
    for (;;) {
      const auto got = bytes_.read(std::span(*buffer_).subspan(held_));
      if (!got) return tl::unexpected(got.error());
      if (*got == 0) break;
      held_ += *got;
      if (!cut_up()) {
        hand_over();
        return count_;
      }
    }
    if (held_ > 0 && !skipping_ && at_ < piece_.end) hand_on({buffer_->data(), held_}, false);
    hand_over();
    return count_;
  }

 private:
  bool hand_on(std::string_view text, bool cut) {
    ++count_;
    if (text.ends_with('\r')) text.remove_suffix(1);
    lines_[lines_held_++] = {text, count_, cut};
    return lines_held_ < kMostLines || hand_over();
  }

  bool hand_over() {
    const std::size_t size = std::exchange(lines_held_, 0);
    return size == 0 || sink_(std::span(lines_).first(size));
  }

  /// Hands on the lines that are whole, before their bytes give way to others. False when the piece is done.
  bool cut_up() {
    const char* from = buffer_->data();
    const char* const end = from + held_;
    while (const auto* stop =
               static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end - from)))) {
      const auto size = static_cast<std::size_t>(stop - from);
      if (!skipping_ && (at_ >= piece_.end || !hand_on({from, size}, false))) return false;
      skipping_ = false;
      at_ += size + 1;
      from = stop + 1;
    }
    return hand_over() && keep(from, static_cast<std::size_t>(end - from));
  }

  /// Keeps the begin of a line; of one that is too long only that it was there.
  bool keep(const char* from, std::size_t size) {
    if (!skipping_ && at_ >= piece_.end) return false;
    if (skipping_ || size > kLongestLine) {
      if (!skipping_ && !(hand_on({from, kLongestLine}, true) && hand_over())) return false;
      skipping_ = true;
      at_ += size;
      held_ = 0;
      return at_ < piece_.end;
    }
    std::memmove(buffer_->data(), from, size);
    held_ = size;
    return true;
  }

  ByteStream& bytes_;
  Piece piece_;
  const LinesSink& sink_;
  std::array<Line, kMostLines> lines_{};
  std::size_t lines_held_ = 0;
  std::unique_ptr<Block> buffer_ = std::make_unique_for_overwrite<Block>();  ///< nothing clears it first
  std::size_t held_ = 0;  ///< bytes at the begin of the buffer that wait
  std::uint64_t at_ = 0;  ///< where in the file they stand
  std::uint64_t count_ = 0;
  bool skipping_ = false;  ///< until the next line break
};

}  // namespace

Result<std::uint64_t> read_many_lines(ByteStream& bytes, const Piece& piece, const LinesSink& sink) {
  return Cutter(bytes, piece, sink).run();
}

Result<std::uint64_t> read_lines(ByteStream& bytes, const Piece& piece, const LineSink& sink) {
  return read_many_lines(
      bytes, piece, [&](std::span<const Line> lines) { return std::ranges::all_of(lines, std::cref(sink)); });
}

}  // namespace storeadvise::observe
