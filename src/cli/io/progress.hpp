#pragma once

#include <chrono>
#include <cstddef>

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

}  // namespace storeadvise::cli
