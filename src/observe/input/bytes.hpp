#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise::observe {

/// The bytes of a file, unpacked where it is gzip (by its first bytes; several members one after another
/// are one text). "-" is standard input.
class ByteStream {
 public:
  /// `stop` ends a pipe or a terminal as soon as it is set, also while nothing comes.
  static Result<ByteStream> open(const std::string& path, const std::atomic<bool>* stop = nullptr);
  ByteStream(ByteStream&& other) noexcept;
  ByteStream& operator=(ByteStream&& other) = delete;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  ~ByteStream();

  /// The first 64 KB, and up to 2 MiB where fewer than eight lines end in them, without taking them away. Not
  /// more than once, before anything is read.
  std::string_view head();
  /// Whether it is packed, which can only be read from its beginning.
  [[nodiscard]] bool packed() const;
  /// Goes back to the begin, also of a packed file. What came through a pipe is copied to a temporary file by
  /// `keep`, before anything is read.
  void rewind();
  Result<void> keep();
  /// Goes to a place of a plain file.
  void seek(std::uint64_t to);
  /// How many bytes it put into `into`; 0 at the end.
  Result<std::size_t> read(std::span<char> into);
  /// Whether a packed file ended before its end, or is damaged.
  [[nodiscard]] bool truncated() const;
  /// How many bytes as they lie on disk were read.
  [[nodiscard]] std::uint64_t taken() const;

 private:
  struct Impl;
  explicit ByteStream(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The whole of a source that has to be read at once (answers of the AWS CLI, plans), up to 64 MiB.
Result<std::string> read_whole(ByteStream& bytes, const std::string& name);

}  // namespace storeadvise::observe
