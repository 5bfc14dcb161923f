#include "observe/sources/mounts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

#include "observe/input/lines.hpp"
#include "observe/sources/access_log.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::string_view kMountedOn = " mounted on ";
constexpr std::string_view kBlanks = " \t";

/// The words of a line.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return words;
    const std::size_t end = std::min(line.find_first_of(kBlanks, begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
}

/// A counter; 0 for one that overflowed: more than 2^60 of anything takes longer than a mount lasts.
bool read_counter(std::string_view text, double& out) {
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end != text.data() + text.size() || (code != std::errc{} && code != std::errc::result_out_of_range))
    return false;
  constexpr std::uint64_t kMost = std::uint64_t{1} << 60U;
  out = code == std::errc{} && number < kMost ? static_cast<double>(number) : 0;
  return true;
}

/// A rate; more than 2^36 of anything in a second, or less than one in 2^36 seconds, is no rate of a mount.
bool read_rate(std::string_view text, double& out) {
  constexpr double kMost = 0x1p36;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return code == std::errc{} && end == text.data() + text.size() &&
         (out == 0 || (out >= 1 / kMost && out <= kMost));
}

template <class Unit>
bool about_equal(Quantity<Unit> a, Quantity<Unit> b) {
  constexpr double kSame = 0.01;
  return std::max(a, b) - std::min(a, b) <= kSame * std::max(a, b);
}

std::string_view server_of(const MountFact& mount) {
  return std::string_view(mount.device).substr(0, mount.device.find(':'));
}

/// Whether two mounts of one host are one super block, whose counters are shared: a moment later they have
/// grown by very little.
bool is_same_block(const MountFact& a, const MountFact& b) {
  return server_of(a) == server_of(b) && about_equal(a.age, b.age) && about_equal(a.reads, b.reads) &&
         about_equal(a.writes, b.writes) && about_equal(a.bytes_read, b.bytes_read) &&
         about_equal(a.bytes_written, b.bytes_written);
}

/// One operation of the table: how many, and the time of all from their requests to the end.
struct Row {
  std::string_view name;
  Count MountFact::*count;
  Milliseconds MountFact::*time;
};
constexpr std::array kCounted{
    Row{"READ:", &MountFact::reads, &MountFact::read_time},
    Row{"WRITE:", &MountFact::writes, &MountFact::write_time}, Row{"LOCK:", &MountFact::locks, nullptr},
    Row{"RENAME:", &MountFact::renames, nullptr}, Row{"OPEN:", &MountFact::opens, nullptr}};

class MountStatistics {
 public:
  MountStatistics(const Opened& source, Sinks& sinks) : source_(source), sinks_(sinks) {}

  bool take(const Line& line) {
    if (line.text.starts_with("device ") && line.text.find(kMountedOn) != std::string_view::npos) {
      end_mount();
      begin_mount(line.text);
      return true;
    }
    if (!is_nfs_ || line.text.empty()) return true;
    ++sinks_.rows;
    if (const std::string_view wrong = take_counters(line); !wrong.empty()) sinks_.reject(line.number, wrong);
    return true;
  }

  void end_mount() {
    if (is_nfs_ && mount_.age > Seconds(0)) {
      const auto same = std::find_if(mounts_.begin(), mounts_.end(),
                                     [&](const MountFact& m) { return is_same_block(m, mount_); });
      if (same == mounts_.end()) mounts_.push_back(mount_);
    }
    mount_ = {};
    is_nfs_ = false;
  }

  void hand_on() {
    for (MountFact& mount : mounts_) sinks_.facts.emplace_back(std::move(mount));
  }

 private:
  void begin_mount(std::string_view line) {
    constexpr std::string_view kDevice = "device ";
    constexpr std::string_view kType = " with fstype ";
    ++sinks_.rows;
    const std::size_t on = line.find(kMountedOn);
    const std::size_t type = line.rfind(kType);
    if (type == std::string_view::npos || type < on) return;
    is_nfs_ = line.substr(type + kType.size()).starts_with("nfs") &&
              line.find(" statvers=", type) != std::string_view::npos;
    mount_.host = source_.name;
    mount_.device = line.substr(kDevice.size(), on - kDevice.size());
    mount_.folder = line.substr(on + kMountedOn.size(), type - on - kMountedOn.size());
  }

  /// Empty, or what cannot be read.
  std::string_view take_counters(const Line& line) {
    if (line.cut) return "over 1 MiB";
    const std::vector<std::string_view> words = words_of(line.text);
    if (words.empty()) return {};
    if (words[0] == "age:")
      return words.size() > 1 && read_counter(words[1], mount_.age.raw()) ? std::string_view{} : "age";
    if (words[0] == "bytes:") return take_bytes(words);
    for (const Row& row : kCounted)
      if (words[0] == row.name) return take_operation(row, words);
    return {};
  }

  /// "bytes:" and eight counters: read by programs plainly and with O_DIRECT, written likewise, read from and
  /// written to the server, pages read and written.
  std::string_view take_bytes(const std::vector<std::string_view>& words) {
    std::array<Bytes, 6> counters;
    for (std::size_t i = 0; i < counters.size(); ++i)
      if (words.size() <= i + 1 || !read_counter(words[i + 1], counters.at(i).raw())) return "bytes";
    mount_.app_bytes_read = counters[0] + counters[2];
    mount_.app_bytes_written = counters[1] + counters[3];
    mount_.bytes_read = counters[4];
    mount_.bytes_written = counters[5];
    return {};
  }

  /// Operations, transmissions, time-outs, bytes sent, bytes received, milliseconds queued, under way, all
  /// together; since Linux 5.3 errors, too.
  std::string_view take_operation(const Row& row, const std::vector<std::string_view>& words) {
    constexpr std::size_t kColumns = 8;
    std::array<double, kColumns> counters{};
    for (std::size_t i = 0; i < kColumns; ++i)
      if (words.size() <= i + 1 || !read_counter(words[i + 1], counters.at(i))) return "operation";
    mount_.*row.count = Count(counters[0]);
    if (row.time != nullptr) mount_.*row.time = Milliseconds(counters[6]);
    return {};
  }

  const Opened& source_;
  Sinks& sinks_;
  bool is_nfs_ = false;
  MountFact mount_;
  std::vector<MountFact> mounts_;
};

/// Reads the reports of nfsiostat: a line that names the mount, then for reads and writes a line of titles
/// and one of numbers.
class MountRates {
 public:
  MountRates(const Opened& source, Sinks& sinks) : source_(source), sinks_(sinks) {}

  bool take(const Line& line) {
    std::string_view text = line.text;
    while (text.ends_with(' ')) text.remove_suffix(1);
    const std::size_t on = text.find(kMountedOn);
    if (text.ends_with(':') && on != std::string_view::npos) {
      begin_mount(text, on);
    } else if (const std::vector<std::string_view> words = words_of(text); !words.empty()) {
      if (words[0] == "read:" || words[0] == "write:")
        waiting_ = words[0] == "read:" ? 'r' : 'w';
      else if (waiting_ != ' ')
        take_rates(line, words);
    }
    return true;
  }

  void end_mount() {
    if (!mount_.device.empty()) sinks_.facts.emplace_back(std::move(mount_));
    mount_ = {};
  }

 private:
  void begin_mount(std::string_view text, std::size_t on) {
    end_mount();
    text.remove_suffix(1);
    ++sinks_.rows;
    waiting_ = ' ';
    if (!seen_.emplace(text).second) return;  // a report of an interval
    mount_.host = source_.name;
    mount_.device = text.substr(0, on);
    mount_.folder = text.substr(on + kMountedOn.size());
    mount_.age = Seconds(1);
    mount_.is_rate = true;
  }

  /// Operations and kilobytes a second, which nfsiostat takes of 1,024 bytes, headers included.
  void take_rates(const Line& line, const std::vector<std::string_view>& words) {
    ++sinks_.rows;
    Count operations;
    double kilobytes = 0;
    if (words.size() < 2 || !read_rate(words[0], operations.raw()) || !read_rate(words[1], kilobytes)) {
      sinks_.reject(line.number, "rate");
    } else {
      const bool reads = waiting_ == 'r';
      (reads ? mount_.reads : mount_.writes) = operations;
      (reads ? mount_.bytes_read : mount_.bytes_written) = Bytes(kilobytes * kKiB);
    }
    waiting_ = ' ';
  }

  const Opened& source_;
  Sinks& sinks_;
  char waiting_ = ' ';  ///< for the numbers of reads (r) or writes (w)
  MountFact mount_;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace

Result<void> read_mount_statistics(const Opened& source, Sinks& sinks) {
  MountStatistics mounts(source, sinks);
  const auto read = read_lines(source.bytes, {}, [&](const Line& line) { return mounts.take(line); });
  if (!read) return tl::unexpected(read.error());
  mounts.end_mount();
  mounts.hand_on();
  return {};
}

Result<void> read_nfsiostat(const Opened& source, Sinks& sinks) {
  MountRates mounts(source, sinks);
  const auto read = read_lines(source.bytes, {}, [&](const Line& line) { return mounts.take(line); });
  if (!read) return tl::unexpected(read.error());
  mounts.end_mount();
  return {};
}

}  // namespace storeadvise::observe
