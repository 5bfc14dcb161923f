#include "cli/io/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace storeadvise::cli {

namespace {

/// What takes less time is not told about.
constexpr std::chrono::milliseconds kLong{300};
constexpr std::size_t kPercent = 100;

}  // namespace

Progress::Progress(std::size_t total) : total_(total), wanted_(total > 0 && ::isatty(STDERR_FILENO) == 1) {}

void Progress::step() {
  ++done_;
  if (!wanted_ || done_ * kPercent / total_ == shown_) return;
  shown_ = done_ * kPercent / total_;
  if (!visible_ && std::chrono::steady_clock::now() - begun_ < kLong) return;
  visible_ = true;
  (void)std::fputs(fmt::format("\r{} % of {} rows", shown_, total_).c_str(), stderr);
}

Progress::~Progress() {
  if (visible_) (void)std::fputs("\r\x1b[K", stderr);
}

}  // namespace storeadvise::cli
