#include "cli/io/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "units/quantities.hpp"

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

ByteProgress::ByteProgress(bool wanted) : wanted_(wanted && ::isatty(STDERR_FILENO) == 1) {}

std::string ByteProgress::text() const {
  std::string text = show_bytes(Bytes(static_cast<double>(done_)));
  if (all_ > 0) text += " of " + show_bytes(Bytes(static_cast<double>(all_)));
  return text;
}

void ByteProgress::at(std::uint64_t done, std::uint64_t all) {
  done_ = done;
  all_ = all;
  const Clock::time_point now = Clock::now();
  if (!wanted_ || now - shown_ < kLong) return;
  shown_ = now;
  visible_ = true;
  const double rate = static_cast<double>(done) / std::chrono::duration<double>(now - begun_).count();
  std::string line = fmt::format("\r{}, {}", text(), show_rate(BytesPerSecond(rate)));
  if (all > done && rate > 0)
    line +=
        fmt::format(", {} left", show_duration(Seconds(std::ceil(static_cast<double>(all - done) / rate))));
  (void)std::fputs((line + "\x1b[K").c_str(), stderr);
}

ByteProgress::~ByteProgress() {
  if (visible_) (void)std::fputs("\r\x1b[K", stderr);
}

}  // namespace storeadvise::cli
