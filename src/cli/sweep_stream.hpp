#pragma once

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "storeadvise/error.hpp"

namespace storeadvise::cli {

/// Text that is too long to hold, on its way to a file or to standard output. A file is written
/// beside its name and takes it over with `finish`; without that it goes away.
class Stream {
 public:
  /// An empty name or "-" means standard output.
  static Result<Stream> open(const std::string& name);
  Stream(Stream&& other) noexcept = default;
  Stream& operator=(Stream&& other) = delete;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream();

  /// False once something could not be written; `finish` then says what.
  bool write(std::string_view text);
  Result<void> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
  };
  Stream(std::string name, std::string target, std::string part);
  [[nodiscard]] tl::unexpected<Errors> failure() const;

  std::string name_;    ///< as the user wrote it
  std::string target_;  ///< where links lead
  std::string part_;    ///< empty: written directly
  std::unique_ptr<std::FILE, Close> owned_;
  std::FILE* file_ = nullptr;
  int problem_ = 0;
};

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
