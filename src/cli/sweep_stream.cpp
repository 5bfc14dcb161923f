#include "cli/sweep_stream.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "cli/files.hpp"

namespace storeadvise::cli {

namespace {

/// What takes less time is not told about.
constexpr std::chrono::milliseconds kLong{300};
constexpr std::size_t kPercent = 100;

}  // namespace

Stream::Stream(std::string name, std::string target, std::string part)
    : name_(std::move(name)), target_(std::move(target)), part_(std::move(part)) {}

Result<Stream> Stream::open(const std::string& name) {
  namespace fs = std::filesystem;
  if (name.empty() || name == "-") {
    Stream out("standard output", "", "");
    out.file_ = stdout;
    return out;
  }
  std::error_code none;
  const fs::file_status status = fs::status(name, none);
  const bool direct = fs::exists(status) && !fs::is_regular_file(status);
  const std::string target = target_of(name);
  Stream out(name, target, direct ? "" : part_of(target));
  const bool allowed = !fs::exists(status) || ::access(name.c_str(), W_OK) == 0;
  if (allowed) out.owned_.reset(std::fopen(direct ? name.c_str() : out.part_.c_str(), direct ? "we" : "wxe"));
  out.file_ = out.owned_.get();
  if (out.file_ == nullptr) {
    out.problem_ = errno;
    out.part_.clear();
    return out.failure();
  }
  if (!direct && fs::exists(status)) fs::permissions(out.part_, status.permissions(), none);
  return out;
}

Stream::~Stream() {
  if (owned_ != nullptr && !part_.empty()) (void)::unlink(part_.c_str());
}

bool Stream::write(std::string_view text) {
  if (problem_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) problem_ = errno;
  return problem_ == 0;
}

tl::unexpected<Errors> Stream::failure() const {
  return tl::unexpected(Errors{{.code = "cannot-write",
                                .place = {.file = name_},
                                .path = {},
                                .message = "cannot be written: " + std::generic_category().message(problem_),
                                .hint = {}}});
}

Result<void> Stream::finish() {
  if (problem_ == 0 && std::fflush(file_) != 0) problem_ = errno;
  if (problem_ == 0 && owned_ != nullptr && std::fclose(owned_.release()) != 0) problem_ = errno;
  if (problem_ == 0 && !part_.empty() && std::rename(part_.c_str(), target_.c_str()) != 0) problem_ = errno;
  if (problem_ == 0) return {};
  if (!part_.empty()) (void)::unlink(part_.c_str());
  return failure();
}

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
