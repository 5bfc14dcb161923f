#include "cli/io/out_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>

namespace storeadvise::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::array kEnds{SIGINT, SIGTERM, SIGHUP};

/// The parts that are there now. A run writes two files at most: its result and a plot.
constexpr std::size_t kMostParts = 4;
std::array<std::atomic<const char*>, kMostParts> parts;

/// Keeps what would end the program waiting.
class Uninterrupted {
 public:
  Uninterrupted() {
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : kEnds) sigaddset(&ends, signal);
    ::pthread_sigmask(SIG_BLOCK, &ends, &before_);
  }
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
  Uninterrupted(Uninterrupted&&) = delete;
  Uninterrupted& operator=(Uninterrupted&&) = delete;
  ~Uninterrupted() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// What ends the program removes the parts first. Who ignores a signal, or has a use for it, keeps that.
void listen() {
  for (const int signal : kEnds) {
    struct sigaction before {};
    (void)sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_DFL) (void)std::signal(signal, end_by);
  }
}

/// Where symbolic links lead, so that they stay; what they lead to need not be there.
std::string target_of(const std::string& name) {
  constexpr int kMostLinks = 40;
  fs::path target = name;
  std::error_code code;
  for (int i = 0; i < kMostLinks && fs::is_symlink(target, code); ++i)
    target = target.parent_path() / fs::read_symlink(target, code);
  return target.string();
}

/// A name beside a target that nothing has, as far as chance can say.
std::string part_of(const std::string& target) {
  constexpr std::size_t kLongestName = 200;
  const fs::path path = target;
  std::random_device dice;
  const std::string part =
      fmt::format("{}.{:08x}{:08x}.part", path.filename().string().substr(0, kLongestName), dice(), dice());
  return (path.parent_path() / part).string();
}

std::string directory_of(const std::string& target) {
  const fs::path parent = fs::path(target).parent_path();
  return parent.empty() ? "." : parent.string();
}

/// The name by which the kernel knows an open file.
std::string link_of(int fd) { return fmt::format("/proc/self/fd/{}", fd); }

/// Gives a new file the owner and the permissions of the old one; 0, or what the system said. Only the
/// superuser may give files away, and nobody else need.
int take_after(int fd, const struct stat& old) {
  constexpr mode_t kPermissions = 07777;
  const bool given = ::fchown(fd, old.st_uid, old.st_gid) == 0;
  (void)given;
  return ::fchmod(fd, old.st_mode & kPermissions) == 0 ? 0 : errno;
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

}  // namespace

void end_by(int signal) {
  for (const auto& part : parts)
    if (const char* path = part.load()) (void)::unlink(path);
  (void)std::signal(signal, SIG_DFL);
  (void)std::raise(signal);
}

class Part {
 public:
  explicit Part(const std::string& name) : target_(target_of(name)) {}
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  Part(Part&&) = delete;
  Part& operator=(Part&&) = delete;
  ~Part() {
    if (!there_) return;
    (void)::unlink(path_.c_str());
    forget();
  }

  /// A descriptor, or -1 with errno. Where the file system can, the file has no name yet, and nothing is left
  /// of it even when the program is killed.
  int open() {
    const int nameless = ::open(directory_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode);
    if (nameless >= 0 && ::access(link_of(nameless).c_str(), F_OK) == 0) return nameless;
    if (nameless >= 0) (void)::close(nameless);
    return named([this] { return ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode); });
  }

  /// Gives the open file the target's name; 0, or what the system said.
  int take_over(int fd) {
    const Uninterrupted until_done;
    const auto link = [open = link_of(fd)](const std::string& name) {
      return ::linkat(AT_FDCWD, open.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW);
    };
    // What is not there yet is made in one step. The system replaces no file in one: killed between the link
    // and the rename, a whole part stays.
    if (!there_ && link(target_) == 0) return 0;
    if (!there_ && named([&] { return link(path_); }) < 0) return errno;
    if (std::rename(path_.c_str(), target_.c_str()) != 0) return errno;
    there_ = false;
    forget();
    return 0;
  }

 private:
  static constexpr mode_t kMode = 0666;

  /// Makes the file under a name that is free; what `make` returned, negative with errno.
  template <class Make>
  int named(const Make& make) {
    constexpr int kMostTries = 100;
    const Uninterrupted until_known;
    int made = -1;
    for (int i = 0; i < kMostTries; ++i) {
      path_ = part_of(target_);
      made = make();
      if (made >= 0 || errno != EEXIST) break;
    }
    if (made < 0) return made;
    there_ = true;
    remember();
    return made;
  }

  void remember() {
    const char* none = nullptr;
    for (auto& part : parts) {
      if (part.compare_exchange_strong(none, path_.c_str())) break;
      none = nullptr;
    }
    listen();
  }

  void forget() {
    for (auto& part : parts) {
      const char* mine = path_.c_str();
      part.compare_exchange_strong(mine, nullptr);
    }
  }

  std::string target_;  ///< where links lead
  std::string path_;
  bool there_ = false;
};

OutFile::OutFile(std::string name) : name_(std::move(name)) {}
OutFile::OutFile(OutFile&& other) noexcept = default;
OutFile::~OutFile() = default;

Result<OutFile> OutFile::open(const std::string& name) {
  if (name.empty() || name == "-") return OutFile("standard output");
  OutFile out(name);
  struct stat info {};
  const bool exists = ::stat(name.c_str(), &info) == 0;
  if (exists && !S_ISREG(info.st_mode)) {
    out.problem_ = out.open_directly();
  } else if (exists && ::access(name.c_str(), W_OK) != 0) {
    out.problem_ = errno;
  } else {
    out.problem_ = out.open_part(exists ? &info : nullptr);
  }
  if (out.problem_ != 0) return out.failure();
  return out;
}

int OutFile::open_directly() {
  fd_ = ::open(name_.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd_ < 0) return errno;
  owned_ = Handle(fd_);
  return 0;
}

int OutFile::open_part(const struct stat* old) {
  part_ = std::make_unique<Part>(name_);
  fd_ = part_->open();
  if (fd_ < 0) return errno;
  owned_ = Handle(fd_);
  return old == nullptr ? 0 : take_after(fd_, *old);
}

bool OutFile::write(std::string_view text) {
  constexpr std::size_t kRoom = 65536;
  if (waiting_.size() + text.size() < kRoom) {
    waiting_ += text;
    return problem_ == 0;
  }
  if (!flush()) return false;
  problem_ = write_all(fd_, text);
  return problem_ == 0;
}

bool OutFile::flush() {
  if (problem_ == 0) problem_ = write_all(fd_, waiting_);
  waiting_.clear();
  return problem_ == 0;
}

tl::unexpected<Errors> OutFile::failure() const {
  return tl::unexpected(Errors{{.code = "cannot-write",
                                .place = {.file = name_},
                                .path = {},
                                .message = "cannot be written: " + std::generic_category().message(problem_),
                                .hint = {}}});
}

Result<void> OutFile::finish() {
  (void)flush();
  if (part_ && problem_ == 0 && ::fsync(fd_) != 0) problem_ = errno;
  if (part_ && problem_ == 0) problem_ = part_->take_over(fd_);
  if (owned_.close_now() != 0 && problem_ == 0) problem_ = errno;
  if (problem_ == 0) return {};
  part_.reset();
  return failure();
}

}  // namespace storeadvise::cli
