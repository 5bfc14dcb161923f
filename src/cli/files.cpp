#include "cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace storeadvise::cli {

namespace {

/// A file descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int fd) : fd_(fd) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle(Handle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Handle& operator=(Handle&&) = delete;
  ~Handle() { (void)close_now(); }

  [[nodiscard]] int get() const { return fd_; }
  /// A full disk may show only here.
  int close_now() { return fd_ < 0 ? 0 : ::close(std::exchange(fd_, -1)); }

 private:
  int fd_;
};

std::string reason(int code) { return std::generic_category().message(code); }

tl::unexpected<Errors> failure(std::string code, const std::string& file, std::string message,
                               std::string hint = {}) {
  return tl::unexpected(Errors{{.code = std::move(code),
                                .place = {.file = file},
                                .path = {},
                                .message = std::move(message),
                                .hint = std::move(hint)}});
}

tl::unexpected<Errors> unreadable(const std::string& name, const std::string& why, std::string hint = {}) {
  return failure("cannot-read", shown_name(name), "cannot be read: " + why, std::move(hint));
}

tl::unexpected<Errors> unwritable(const std::string& name, int code) {
  return failure("cannot-write", name, "cannot be written: " + reason(code));
}

/// The rest of an open file, at most one byte more than allowed.
Result<std::string> read_all(int fd, const std::string& name, std::size_t expected) {
  std::string text(expected + 1, '\0');
  std::size_t used = 0;
  while (used <= kLargestFile) {
    if (used == text.size()) text.resize(2 * text.size());
    const ssize_t got = ::read(fd, text.data() + used, text.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(name, reason(errno));
    if (got == 0) {
      text.resize(used);
      return text;
    }
    used += static_cast<std::size_t>(got);
  }
  return failure("too-large", shown_name(name), "is larger than 64 MiB",
                 "a profile has some kilobytes; is this the right file?");
}

/// 0, or what the system said.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(fd, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

/// Keeps what would end the program waiting until a file is whole or gone.
class Uninterrupted {
 public:
  Uninterrupted() {
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
    ::pthread_sigmask(SIG_BLOCK, &ends, &before_);
  }
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
  ~Uninterrupted() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

Result<void> write_directly(const std::string& name, std::string_view text) {
  Handle file(::open(name.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) return unwritable(name, errno);
  if (const int code = write_all(file.get(), text)) return unwritable(name, code);
  if (file.close_now() != 0) return unwritable(name, errno);
  return {};
}

/// Gives a new file the owner and the permissions of the old one; 0, or what the system said. Only the
/// superuser may give files away, and nobody else need.
int take_after(int fd, const struct stat& old) {
  constexpr mode_t kPermissions = 07777;
  (void)!::fchown(fd, old.st_uid, old.st_gid);
  return ::fchmod(fd, old.st_mode & kPermissions) == 0 ? 0 : errno;
}

/// Writes, closes and renames; the part beside the target goes away when any of it fails.
Result<void> replace(const std::string& name, std::string_view text, const struct stat* old) {
  const std::string target = target_of(name);
  const std::string part = part_of(target);
  const Uninterrupted until_done;
  Handle file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) return unwritable(name, errno);
  int code = write_all(file.get(), text);
  if (code == 0 && old != nullptr) code = take_after(file.get(), *old);
  if (file.close_now() != 0 && code == 0) code = errno;
  if (code == 0 && std::rename(part.c_str(), target.c_str()) != 0) code = errno;
  if (code == 0) return {};
  (void)::unlink(part.c_str());
  return unwritable(name, code);
}

}  // namespace

std::string target_of(const std::string& name) {
  namespace fs = std::filesystem;
  constexpr int kMostLinks = 40;
  fs::path target = name;
  std::error_code code;
  for (int i = 0; i < kMostLinks && fs::is_symlink(target, code); ++i)
    target = target.parent_path() / fs::read_symlink(target, code);
  return target.string();
}

std::string part_of(const std::string& target) {
  constexpr std::size_t kLongestName = 200;
  const std::filesystem::path path = target;
  const std::string part =
      fmt::format("{}.{}.part", path.filename().string().substr(0, kLongestName), ::getpid());
  return (path.parent_path() / part).string();
}

std::string shown_name(const std::string& name) { return name == "-" ? "<stdin>" : name; }

Result<std::string> read_file(const std::string& name) {
  constexpr std::size_t kPipe = 65536;
  if (name == "-") return read_all(STDIN_FILENO, name, kPipe);
  if (name.empty()) return failure("cannot-read", "storeadvise", "the name of a file is empty");
  const Handle file(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return unreadable(name, reason(errno));
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return unreadable(name, reason(errno));
  if (S_ISDIR(info.st_mode)) return unreadable(name, "it is a directory");
  const auto size = S_ISREG(info.st_mode) ? static_cast<std::size_t>(info.st_size) : kPipe;
  return read_all(file.get(), name, std::min(size, kLargestFile));
}

Result<void> write_file(const std::string& name, std::string_view text) {
  if (name.empty() || name == "-") {
    if (const int code = write_all(STDOUT_FILENO, text)) return unwritable("standard output", code);
    return {};
  }
  struct stat info {};
  const bool exists = ::stat(name.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) return unwritable(name, EISDIR);
  if (exists && !S_ISREG(info.st_mode)) return write_directly(name, text);
  if (exists && ::access(name.c_str(), W_OK) != 0) return unwritable(name, errno);
  return replace(name, text, exists ? &info : nullptr);
}

}  // namespace storeadvise::cli
