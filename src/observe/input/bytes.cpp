#include "observe/input/bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

#include "storeadvise/units.hpp"

namespace storeadvise::observe {
namespace {

constexpr auto kHead = static_cast<std::size_t>(64 * kKiB);
constexpr auto kLongestHead = static_cast<std::size_t>(2 * kMiB);  ///< where the first lines are long
constexpr std::ptrdiff_t kFewestLines = 8;
constexpr auto kPackedBlock = static_cast<std::size_t>(256 * kKiB);
constexpr auto kMostWhole = static_cast<std::size_t>(64 * kMiB);

tl::unexpected<Errors> cannot_read(const std::string& name, int problem) {
  return tl::unexpected(
      Errors{{"cannot-read", {name}, "", "cannot be read: " + std::generic_category().message(problem), ""}});
}

bool is_gzip(std::string_view head) { return head.size() >= 2 && head[0] == '\x1f' && head[1] == '\x8b'; }

}  // namespace

/// A file that is open, and what was read of it in advance.
struct ByteStream::Impl {
  std::string name;
  int fd = -1;
  bool owned = false;
  bool packed = false;
  bool damaged = false;
  bool at_end = false;      ///< of the file
  bool member_done = true;  ///< between two members of a gzip file
  bool waits = false;       ///< a read may have to wait for somebody else
  const std::atomic<bool>* stop = nullptr;
  std::uint64_t taken = 0;
  std::vector<char> raw;  ///< packed bytes that wait
  std::size_t raw_at = 0;
  std::vector<char> ahead;  ///< unpacked bytes that `head` showed
  std::size_t ahead_at = 0;
  z_stream z{};

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;
  ~Impl() {
    if (packed) inflateEnd(&z);
    if (owned) ::close(fd);
  }

  /// Waits until there is something to read, or the end; false when it has to stop before.
  [[nodiscard]] bool wait() const {
    constexpr int kMilliseconds = 100;  // between two looks at `stop`
    for (;;) {
      if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
      pollfd asked{fd, POLLIN, 0};
      if (::poll(&asked, 1, kMilliseconds) > 0) return true;
    }
  }

  Result<std::size_t> read_file(char* into, std::size_t size) {
    for (;;) {
      if (waits && !wait()) {
        at_end = true;
        return 0;
      }
      const ssize_t got = ::read(fd, into, size);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got < 0) return cannot_read(name, errno);
      taken += static_cast<std::uint64_t>(got);
      if (got == 0) at_end = true;
      return static_cast<std::size_t>(got);
    }
  }
  Result<bool> more_raw();
  Result<std::size_t> inflate_into(std::span<char> into);
  bool next_member();
  Result<std::size_t> read_any(std::span<char> into);
};

Result<bool> ByteStream::Impl::more_raw() {
  if (raw_at < raw.size()) return true;
  if (at_end) return false;
  raw.resize(kPackedBlock);
  const auto got = read_file(raw.data(), raw.size());
  if (!got) return tl::unexpected(got.error());
  raw.resize(*got);
  raw_at = 0;
  return *got > 0;
}

/// Begins a member; false where what follows is none, such as zeros that fill up a tape.
bool ByteStream::Impl::next_member() {
  if (raw[raw_at] != '\x1f') return false;
  inflateReset(&z);
  member_done = false;
  return true;
}

Result<std::size_t> ByteStream::Impl::inflate_into(std::span<char> into) {
  z.next_out = reinterpret_cast<Bytef*>(into.data());  // NOLINT: zlib's bytes
  z.avail_out = static_cast<uInt>(into.size());
  while (z.avail_out > 0) {
    const auto more = more_raw();
    if (!more) return tl::unexpected(more.error());
    if (!*more) {
      damaged = damaged || !member_done;
      break;
    }
    if (member_done && !next_member()) break;
    z.next_in = reinterpret_cast<Bytef*>(raw.data() + raw_at);  // NOLINT: zlib's bytes
    z.avail_in = static_cast<uInt>(raw.size() - raw_at);
    const int status = inflate(&z, Z_NO_FLUSH);
    raw_at = raw.size() - z.avail_in;
    if (status == Z_STREAM_END) member_done = true;
    if (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR) continue;
    damaged = true;
    at_end = true;
    raw_at = raw.size();
    break;
  }
  return into.size() - z.avail_out;
}

Result<std::size_t> ByteStream::Impl::read_any(std::span<char> into) {
  if (packed) return inflate_into(into);
  if (raw_at < raw.size()) {  // what was looked at to see whether it is packed
    const std::size_t size = std::min(into.size(), raw.size() - raw_at);
    std::copy_n(raw.data() + raw_at, size, into.data());
    raw_at += size;
    return size;
  }
  return read_file(into.data(), into.size());
}

ByteStream::ByteStream(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ByteStream::ByteStream(ByteStream&& other) noexcept = default;
ByteStream::~ByteStream() = default;

Result<ByteStream> ByteStream::open(const std::string& path, const std::atomic<bool>* stop) {
  auto impl = std::make_unique<Impl>();
  impl->name = path == "-" ? "<stdin>" : path;
  impl->owned = path != "-";
  // A pipe without a writer yet is waited for below, where it can be stopped.
  impl->fd = impl->owned ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK) : STDIN_FILENO;
  if (impl->fd < 0) return cannot_read(path, errno);
  struct stat status {};
  const bool known = ::fstat(impl->fd, &status) == 0;
  if (known && S_ISDIR(status.st_mode)) return cannot_read(path, EISDIR);
  impl->waits = known && !S_ISREG(status.st_mode);
  impl->stop = stop;
  const auto more = impl->more_raw();
  if (!more) return tl::unexpected(more.error());
  if (is_gzip({impl->raw.data(), impl->raw.size()})) {
    constexpr int kGzip = 15 + 16;  // the largest window, gzip's frame: zlib.h, inflateInit2
    if (inflateInit2(&impl->z, kGzip) != Z_OK) return cannot_read(path, ENOMEM);
    impl->packed = true;
  }
  return ByteStream(std::move(impl));
}

bool ByteStream::packed() const { return impl_->packed; }
bool ByteStream::truncated() const { return impl_->damaged; }
std::uint64_t ByteStream::taken() const { return impl_->taken; }

std::string_view ByteStream::head() {
  std::vector<char>& ahead = impl_->ahead;
  std::size_t size = 0;
  for (std::size_t wanted = kHead; wanted <= kLongestHead; wanted *= 2) {
    ahead.resize(wanted);
    while (size < ahead.size()) {
      const auto got = impl_->read_any(std::span(ahead).subspan(size));
      if (!got || *got == 0) break;
      size += *got;
    }
    const auto lines = std::count(ahead.begin(), ahead.begin() + static_cast<std::ptrdiff_t>(size), '\n');
    if (size < wanted || lines >= kFewestLines) break;
  }
  ahead.resize(size);
  return {ahead.data(), ahead.size()};
}

void ByteStream::seek(std::uint64_t to) {
  impl_->raw.clear();
  impl_->raw_at = 0;
  impl_->ahead.clear();
  impl_->ahead_at = 0;
  impl_->at_end = false;
  impl_->taken = 0;
  ::lseek(impl_->fd, static_cast<off_t>(to), SEEK_SET);
}

void ByteStream::rewind() {
  seek(0);
  impl_->member_done = true;
}

Result<void> ByteStream::keep() {
  if (!impl_->waits) return {};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> copy(std::tmpfile(), std::fclose);
  std::vector<char> block(kPackedBlock);
  for (;;) {
    const auto got = read(block);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    if (!copy || std::fwrite(block.data(), 1, *got, copy.get()) != *got)
      return cannot_read(impl_->name, errno);
  }
  if (!copy || std::fflush(copy.get()) != 0) return cannot_read(impl_->name, errno);
  const bool damaged = impl_->damaged;
  auto kept = std::make_unique<Impl>();
  kept->name = impl_->name;
  kept->fd = ::dup(::fileno(copy.get()));
  kept->owned = true;
  kept->damaged = damaged;
  impl_ = std::move(kept);
  rewind();
  return {};
}

Result<std::size_t> ByteStream::read(std::span<char> into) {
  if (impl_->ahead_at < impl_->ahead.size()) {
    const std::size_t size = std::min(into.size(), impl_->ahead.size() - impl_->ahead_at);
    std::copy_n(impl_->ahead.data() + impl_->ahead_at, size, into.data());
    impl_->ahead_at += size;
    return size;
  }
  return impl_->read_any(into);
}

Result<std::string> read_whole(ByteStream& bytes, const std::string& name) {
  std::string text;
  std::vector<char> block(kPackedBlock);
  for (;;) {
    const auto got = bytes.read(block);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return text;
    text.append(block.data(), *got);
    if (text.size() > kMostWhole)
      return tl::unexpected(Errors{{"too-large", {name}, "", "is larger than 64 MiB", ""}});
  }
}

}  // namespace storeadvise::observe
