#include "observe/input/log_run.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "observe/input/lines.hpp"
#include "observe/sources/access_log.hpp"
#include "parallel.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::uint64_t kPieceBytes = std::uint64_t{16} << 20U;
/// Lines between two looks at memory, progress and whether to stop.
constexpr std::uint64_t kLook = 16384;
constexpr std::size_t kShownOfBad = 120;
/// A record of a request has about so many bytes at least; packed, a tenth.
constexpr std::uint64_t kBytesOfRecord = 400;
constexpr std::uint64_t kPacked = 10;

struct Work {
  std::size_t file = 0;
  std::size_t piece = 0;
  Piece bytes;
};

std::vector<Work> cut_into_pieces(std::span<const InputFile> files, LogRun& run) {
  std::vector<Work> work;
  run.lines.resize(files.size());
  for (std::size_t f = 0; f < files.size(); ++f) {
    const bool whole = files[f].packed || !files[f].seekable;
    const std::size_t pieces = whole ? 1 : static_cast<std::size_t>(files[f].size / kPieceBytes + 1);
    run.lines[f].resize(pieces);
    for (std::size_t p = 0; p < pieces; ++p) {
      Piece piece;
      if (!whole) piece = {p * kPieceBytes, (p + 1) * kPieceBytes};
      if (p + 1 == pieces) piece.end = Piece{}.end;
      work.push_back({f, p, piece});
    }
  }
  return work;
}

/// What all threads share.
struct Shared {
  const Request& request;
  std::span<const InputFile> files;
  Observation& into;
  LogRun& run;
  SeenRecords& seen;
  std::mutex mutex;
  std::uint64_t done = 0;
  std::uint64_t all = 0;
  Errors errors;
  [[nodiscard]] bool stopping() const {
    return request.stop != nullptr && request.stop->load(std::memory_order_relaxed);
  }
};

/// The rows of one thread.
class Worker {
 public:
  explicit Worker(Shared& shared)
      : shared_(shared),
        places_(shared.into.places),
        intake_(places_, traffic_, shared.request.salt, shared.request.period, shared.seen) {
    traffic_.objects_kept = shared.into.traffic.objects_kept;
    traffic_.hosts_kept = shared.into.traffic.hosts_kept;
    traffic_.prefixes_kept = shared.into.traffic.prefixes_kept;
    traffic_.minutes_from = shared.into.traffic.minutes_from;
  }

  void read(const Work& work) {
    const InputFile& file = shared_.files[work.file];
    if (file.opened) return read(*file.opened, work);
    auto bytes = ByteStream::open(file.name);
    if (!bytes) return fail(bytes.error());
    read(*bytes, work);
  }

  /// Hands the rows over.
  void flush() {
    const std::lock_guard lock(shared_.mutex);
    flush_locked(shared_.request.jobs);
    source_.duplicates = intake_.duplicates() - told_duplicates_;
    told_duplicates_ = intake_.duplicates();
    shared_.run.source.add(source_);
    shared_.run.bad.add(bad_);
    source_ = {};
    bad_ = {};
  }

 private:
  void read(ByteStream& bytes, const Work& work) {
    const InputFile& file = shared_.files[work.file];
    bytes_ = &bytes;
    told_bytes_ = 0;
    intake_.begin_file(file.delivered);
    const auto lines =
        read_many_lines(bytes, work.bytes, [&](std::span<const Line> some) { return take(some, work); });
    if (!lines) return fail(lines.error());
    shared_.run.lines[work.file][work.piece] = *lines;
    if (work.piece == 0) ++source_.files;
    if (work.piece == 0) source_.bytes += file.seekable ? file.size : bytes.taken();
    tell();
    if (bytes.truncated() && !shared_.stopping()) {
      const std::lock_guard lock(shared_.mutex);
      shared_.run.truncated.push_back(work.file);
    }
  }

  bool take(std::span<const Line> lines, const Work& work) {
    if (shared_.stopping()) return false;
    std::size_t records = 0;
    for (const Line& line : lines) {
      if (line.text.empty()) continue;
      ++source_.lines;
      const std::string_view wrong = line.cut ? "over 1 MiB" : reader_.read(line.text, records_.at(records));
      if (wrong.empty())
        source_.cover(records_.at(records++).second);
      else
        note_bad(line, work, wrong);
    }
    intake_.add(std::span(records_).first(records));
    lines_unlooked_ += lines.size();
    return lines_unlooked_ < kLook || look();
  }

  void note_bad(const Line& line, const Work& work, std::string_view wrong) {
    ++source_.bad_lines;
    bad_.add({work.file, work.piece, line.number, wrong,
              shared_.request.show_bad ? std::string(line.text.substr(0, kShownOfBad)) : std::string()});
  }

  /// Sees to memory; false to end.
  bool look() {
    lines_unlooked_ = 0;
    const std::size_t share = shared_.request.memory / 8 / std::max<std::size_t>(shared_.request.jobs, 1);
    if (traffic_.bytes() > share) {
      const std::lock_guard lock(shared_.mutex);
      flush_locked(1);
    }
    tell();
    return !shared_.stopping();
  }

  void flush_locked(std::size_t jobs) {
    std::vector<std::uint32_t> set_map;
    Places& places = shared_.into.places;
    if (places_.left_out()) places.leave_out();
    for (std::uint32_t set = 0; set < places_.names().size(); ++set) {
      if (places.given()) {
        set_map.push_back(set);
        continue;
      }
      const Place& place = places_.places()[set];
      set_map.push_back(places.met(place.bucket, place.prefix));
    }
    Traffic& to = shared_.into.traffic;
    to.take(traffic_, set_map, jobs);
    to.bound(shared_.request.memory / 2);
    traffic_.objects_kept = to.objects_kept;
    traffic_.hosts_kept = to.hosts_kept;
    traffic_.prefixes_kept = to.prefixes_kept;
    traffic_.minutes_from = to.minutes_from;
    intake_.forget();
  }

  /// Tells how many bytes of all files are read.
  void tell() {
    if (!shared_.request.progress) return;
    const std::uint64_t more = bytes_->taken() - told_bytes_;
    told_bytes_ += more;
    const std::lock_guard lock(shared_.mutex);
    shared_.done += more;
    shared_.request.progress(shared_.done, shared_.all);
  }

  void fail(const Errors& errors) {
    const std::lock_guard lock(shared_.mutex);
    shared_.errors.insert(shared_.errors.end(), errors.begin(), errors.end());
  }

  Shared& shared_;
  Places places_;
  Traffic traffic_;
  Intake intake_;
  AccessLine reader_;
  std::array<AccessRecord, kMostLines> records_;
  std::uint64_t lines_unlooked_ = 0;
  Source source_;
  BadLines bad_;
  std::uint64_t told_duplicates_ = 0;
  const ByteStream* bytes_ = nullptr;
  std::uint64_t told_bytes_ = 0;
};

}  // namespace

Expected records_expected(std::span<const InputFile> files) {
  Expected records;
  for (const InputFile& file : files) {
    const bool is_log = file.kind == Kind::access_log || file.kind == Kind::access_log_json;
    if (!is_log && file.kind != Kind::cloudtrail) continue;
    const std::uint64_t size = file.seekable ? file.size : std::uint64_t{1} << 32U;
    const std::uint64_t unpacked = size * (file.packed ? kPacked : 1);
    records.most += unpacked / kBytesOfRecord;
    if (is_log && file.seekable && file.line_bytes > 0) records.likely += unpacked / file.line_bytes;
  }
  return records;
}

Result<LogRun> read_logs(const Request& request, std::span<const InputFile> files, SeenRecords& seen,
                         Observation& into) {
  LogRun run;
  run.source.kind = Kind::access_log;
  const std::vector<Work> work = cut_into_pieces(files, run);
  Shared shared{request, files, into, run, seen, {}, 0, 0, {}};
  for (const InputFile& file : files) shared.all += file.size;
  std::atomic<std::size_t> next{0};
  const std::size_t workers = std::clamp<std::size_t>(request.jobs, 1, std::max<std::size_t>(work.size(), 1));
  in_parallel(workers, workers, [&](std::size_t) {
    Worker worker(shared);
    for (std::size_t at = next++; at < work.size() && !shared.stopping(); at = next++) worker.read(work[at]);
    worker.flush();
  });
  if (!shared.errors.empty()) return tl::unexpected(shared.errors);
  std::sort(run.truncated.begin(), run.truncated.end());
  return run;
}

}  // namespace storeadvise::observe
