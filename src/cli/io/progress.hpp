#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace storeadvise::cli {

/// Tells how far a long run is, on standard error if that is a terminal.
class Progress {
 public:
  explicit Progress(std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress();
  /// One row more is done.
  void step();

 private:
  std::size_t total_;
  std::size_t done_ = 0;
  std::size_t shown_ = 0;  ///< percent
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  bool wanted_;
  bool visible_ = false;
};

/// Tells how many bytes of a long run are read, how fast, and how long the rest will take, on standard error if
/// that is a terminal.
class ByteProgress {
 public:
  explicit ByteProgress(bool wanted);
  ByteProgress(const ByteProgress&) = delete;
  ByteProgress& operator=(const ByteProgress&) = delete;
  ByteProgress(ByteProgress&&) = delete;
  ByteProgress& operator=(ByteProgress&&) = delete;
  ~ByteProgress();
  /// `all` is 0 where nobody knows it.
  void at(std::uint64_t done, std::uint64_t all);
  /// "1.2 GB of 3.4 GB": how far it came.
  [[nodiscard]] std::string text() const;

 private:
  using Clock = std::chrono::steady_clock;
  std::uint64_t done_ = 0;
  std::uint64_t all_ = 0;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_ = begun_;
  bool wanted_;
  bool visible_ = false;
};

}  // namespace storeadvise::cli
