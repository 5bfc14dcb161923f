#pragma once

#include <unistd.h>

#include <utility>

namespace storeadvise::cli {

/// A file descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int fd) : fd_(fd) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle(Handle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Handle& operator=(Handle&& other) noexcept {
    (void)close_now();
    fd_ = std::exchange(other.fd_, -1);
    return *this;
  }
  ~Handle() { (void)close_now(); }

  [[nodiscard]] int get() const { return fd_; }
  /// A full disk may show only here.
  int close_now() { return fd_ < 0 ? 0 : ::close(std::exchange(fd_, -1)); }

 private:
  int fd_;
};

}  // namespace storeadvise::cli
