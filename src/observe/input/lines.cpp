#include "observe/input/lines.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

namespace storeadvise::observe {
namespace {

constexpr std::size_t kBlock = std::size_t{2} << 20U;

/// Cuts a stream into lines; what is left of a line is kept until more comes.
class Cutter {
 public:
  Cutter(ByteStream& bytes, const Piece& piece, const LineSink& sink)
      : bytes_(bytes), piece_(piece), sink_(sink) {
    buffer_.resize(kBlock);
  }

  Result<std::uint64_t> run() {
    at_ = piece_.begin;
    if (at_ > 0) {  // the line that began before belongs to the piece before
      --at_;
      bytes_.seek(at_);
      skipping_ = true;
    }
    for (;;) {
      const auto got = bytes_.read(std::span(buffer_).subspan(held_));
      if (!got) return tl::unexpected(got.error());
      if (*got == 0) break;
      held_ += *got;
      if (!cut_up()) return count_;
    }
    if (held_ > 0 && !skipping_ && at_ < piece_.end) hand_on({buffer_.data(), held_}, false);
    return count_;
  }

 private:
  bool hand_on(std::string_view text, bool cut) {
    ++count_;
    if (text.ends_with('\r')) text.remove_suffix(1);
    return sink_({text, count_, cut});
  }

  /// Hands on the lines that are whole. False when the piece is done.
  bool cut_up() {
    const char* from = buffer_.data();
    const char* const end = from + held_;
    while (const auto* stop =
               static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end - from)))) {
      const auto size = static_cast<std::size_t>(stop - from);
      if (!skipping_ && (at_ >= piece_.end || !hand_on({from, size}, false))) return false;
      skipping_ = false;
      at_ += size + 1;
      from = stop + 1;
    }
    return keep(from, static_cast<std::size_t>(end - from));
  }

  /// Keeps the begin of a line; of one that is too long only that it was there.
  bool keep(const char* from, std::size_t size) {
    if (!skipping_ && at_ >= piece_.end) return false;
    if (skipping_ || size > kLongestLine) {
      if (!skipping_ && !hand_on({from, kLongestLine}, true)) return false;
      skipping_ = true;
      at_ += size;
      held_ = 0;
      return at_ < piece_.end;
    }
    std::memmove(buffer_.data(), from, size);
    held_ = size;
    return true;
  }

  ByteStream& bytes_;
  Piece piece_;
  const LineSink& sink_;
  std::vector<char> buffer_;
  std::size_t held_ = 0;  ///< bytes at the begin of the buffer that wait
  std::uint64_t at_ = 0;  ///< where in the file they stand
  std::uint64_t count_ = 0;
  bool skipping_ = false;  ///< until the next line break
};

}  // namespace

Result<std::uint64_t> read_lines(ByteStream& bytes, const Piece& piece, const LineSink& sink) {
  return Cutter(bytes, piece, sink).run();
}

}  // namespace storeadvise::observe
