#include "cli/io/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/io/handle.hpp"
#include "cli/io/out_file.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise::cli {

namespace {

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

/// What a name that is no file's may have been meant as.
std::string meant_by(const std::string& name) {
  const std::vector<std::string> regions = embedded_regions();
  return std::ranges::find(regions, name) == regions.end()
             ? std::string()
             : "it is a Region: name several as in --regions us-east-1,us-west-2";
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
                 "a profile is a few kilobytes; is this the right file?");
}

}  // namespace

std::string shown_name(const std::string& name) { return name == "-" ? "<stdin>" : name; }

Result<std::string> read_file(const std::string& name) {
  constexpr std::size_t kPipe = 65536;
  if (name == "-") return read_all(STDIN_FILENO, name, kPipe);
  if (name.empty()) return failure("cannot-read", "storeadvise", "the name of a file is empty");
  const Handle file(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    const std::string why = reason(errno);
    return unreadable(name, why, meant_by(name));
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return unreadable(name, reason(errno));
  if (S_ISDIR(info.st_mode)) return unreadable(name, "it is a directory");
  const auto size = S_ISREG(info.st_mode) ? static_cast<std::size_t>(info.st_size) : kPipe;
  return read_all(file.get(), name, std::min(size, kLargestFile));
}

Result<void> write_file(const std::string& name, std::string_view text) {
  auto out = OutFile::open(name);
  if (!out) return tl::unexpected(std::move(out.error()));
  out->write(text);
  return out->finish();
}

}  // namespace storeadvise::cli
