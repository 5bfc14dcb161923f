#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string_view>

#include "observe/input/bytes.hpp"

namespace storeadvise::observe {

/// No line is longer; what is longer is handed on as its first bytes with `cut` set.
inline constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

/// Called for each line, without its line break; `number` counts from 1 in this piece, empty lines included.
/// False ends the reading.
struct Line {
  std::string_view text;
  std::uint64_t number = 0;
  bool cut = false;
};
using LineSink = std::function<bool(const Line& line)>;

/// Called with up to `kMostLines` lines, whose texts stay until it returns, so that what is needed of them
/// can be fetched ahead.
using LinesSink = std::function<bool(std::span<const Line> lines)>;
inline constexpr std::size_t kMostLines = 16;

/// A stretch of a plain file: of it are the lines that begin in it.
struct Piece {
  std::uint64_t begin = 0;
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
};

/// Reads the lines of a piece. Returns how many there were.
Result<std::uint64_t> read_many_lines(ByteStream& bytes, const Piece& piece, const LinesSink& sink);
Result<std::uint64_t> read_lines(ByteStream& bytes, const Piece& piece, const LineSink& sink);

}  // namespace storeadvise::observe
