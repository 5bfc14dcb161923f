#include "observe/sources/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

namespace fs = std::filesystem;
/// What st_blocks counts in, whatever the block of the file system is: stat(2).
constexpr Bytes kBlock = Bytes(512);

/// Whether the mount keeps every time of reading: neither noatime nor relatime, which keeps one a day at
/// most.
bool keeps_reads(const std::string& folder) {
  struct statvfs status {};
  if (::statvfs(folder.c_str(), &status) != 0) return false;
  return (status.f_flag & (ST_NOATIME | ST_RELATIME)) == 0;
}

/// Looks at files one by one.
class Walker {
 public:
  Walker(std::string folder, std::int64_t now, const ObjectSink& sink)
      : folder_(std::move(folder)), now_(now), sink_(sink) {}

  Result<Walk> run() {
    struct stat root {};
    std::error_code problem;
    fs::recursive_directory_iterator at(folder_, fs::directory_options::skip_permission_denied, problem);
    if (problem || ::stat(folder_.c_str(), &root) != 0)
      return tl::unexpected(
          Errors{{"cannot-read", {folder_}, "", "cannot be read: " + problem.message(), ""}});
    device_ = root.st_dev;
    walk_.keeps_reads = keeps_reads(folder_);
    while (at != fs::recursive_directory_iterator()) {
      look_at(at);
      at.increment(problem);
      if (problem) {
        ++walk_.unreadable;
        problem.clear();
      }
    }
    return walk_;
  }

 private:
  void look_at(fs::recursive_directory_iterator& at) {
    struct stat status {};
    const std::string name = at->path().string();
    if (::lstat(name.c_str(), &status) != 0) {
      ++walk_.unreadable;
    } else if (S_ISDIR(status.st_mode)) {
      if (status.st_dev != device_) {
        ++walk_.other_mounts;
        at.disable_recursion_pending();
      } else if (::faccessat(AT_FDCWD, name.c_str(), R_OK | X_OK, AT_EACCESS) != 0) {
        ++walk_.unreadable;
      }
    } else if (S_ISREG(status.st_mode)) {
      if (status.st_nlink > 1 && !inodes_.insert(status.st_ino).second)
        ++walk_.linked;
      else
        hand_on(name, status);
    }
  }
  void hand_on(const std::string& name, const struct stat& status) {
    ObjectFact file;
    file.bucket = folder_;
    file.key = std::string_view(name).substr(std::min(name.size(), folder_.size() + 1));
    file.size = static_cast<std::uint64_t>(status.st_size);
    if (status.st_mtime > now_) ++walk_.in_future;
    file.changed = std::clamp<std::int64_t>(status.st_mtime, 1, std::max<std::int64_t>(now_, 1));
    if (walk_.keeps_reads)
      file.idle =
          between(std::clamp<std::int64_t>(std::max(status.st_mtime, status.st_atime), 0, now_), now_);
    ++walk_.files;
    walk_.bytes += bytes_of(file.size);
    walk_.allocated += static_cast<double>(status.st_blocks) * kBlock;
    sink_(file);
  }

  std::string folder_;
  std::int64_t now_;
  const ObjectSink& sink_;
  dev_t device_ = 0;
  std::set<ino_t> inodes_;  ///< of files with several names
  Walk walk_;
};

}  // namespace

Result<Walk> walk_folder(const std::string& folder, std::int64_t now, const ObjectSink& sink) {
  return Walker(folder, now, sink).run();
}

bool is_folder(const std::string& place) {
  std::error_code problem;
  return !place.starts_with("fs-") && fs::is_directory(place, problem);
}

}  // namespace storeadvise::observe
