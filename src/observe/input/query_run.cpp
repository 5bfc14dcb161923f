#include "observe/input/query_run.hpp"

#include <algorithm>
#include <limits>

#include "observe/input/lines.hpp"
#include "observe/sources/access_log.hpp"
#include "observe/sources/csv_line.hpp"
#include "observe/times.hpp"
#include "text/printable.hpp"

namespace storeadvise::observe {
namespace {

/// The statement keeps objects whose hash begins with less than 0fffffff: one in 2^4.
constexpr unsigned kHalvings = 4;
enum Column : std::size_t { kind, dataset, second, third, hour, requests, sent, written };

/// "02/Mar/2026:13" as the second at which the hour begins.
bool read_hour(std::string_view text, AccessLine& reader, std::int64_t& second) {
  return reader.read_time("[" + std::string(text) + ":00:00 +0000]", second);
}

/// Puts rows into the sums of an observation.
class QueryRows {
 public:
  explicit QueryRows(Observation& into) : into_(into) {}

  /// What cannot be read in a row; empty where all can.
  std::string_view take(const CsvLine& row) {
    if (row.at(kind) == "kind") return {};
    if (row.count() <= written) return "too few columns";
    if (row.at(kind) == "traffic") return take_traffic(row);
    if (row.at(kind) == "get_size") return take_sizes(row);
    if (row.at(kind) == "host") return take_host(row);
    return row.at(kind) == "sample" ? take_object(row) : "kind";
  }
  [[nodiscard]] const Source& source() const { return source_; }
  Source& source() { return source_; }

 private:
  /// The set of "bucket/prefix/", whose prefix is encoded as the log has it.
  std::uint32_t set_of(std::string_view text, std::string& bucket) {
    const std::size_t slash = text.find('/');
    bucket = text.substr(0, slash);
    std::string prefix(slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1));
    if (prefix == "-") prefix.clear();
    url_decode(prefix, 2);
    return into_.places.where(bucket, prefix).set;
  }
  std::string_view take_traffic(const CsvLine& row);
  std::string_view take_object(const CsvLine& row);
  std::string_view take_sizes(const CsvLine& row);
  std::string_view take_host(const CsvLine& row);

  Observation& into_;
  Source source_;
  AccessLine reader_;
  std::uint32_t day_ = 0;
};

std::string_view QueryRows::take_traffic(const CsvLine& row) {
  std::int64_t at = 0;
  std::uint64_t status = 0;
  DayRow sums;
  std::uint64_t out = 0;
  std::uint64_t in = 0;
  if (!read_hour(row.at(hour), reader_, at)) return "hour";
  if (!read_number(row.at(requests), sums.count) || !read_number(row.at(sent), out) ||
      !read_number(row.at(written), in))
    return "sum";
  read_number(row.at(third), status);
  const Operation operation = operation_of(row.at(second));
  sums.bytes = operation == Operation::get ? out : in;
  std::string bucket;
  const std::uint32_t set = set_of(row.at(dataset), bucket);
  const auto day = day_of(at);
  into_.traffic.days[{set, day, static_cast<std::uint16_t>(status), static_cast<std::uint8_t>(operation)}]
      .add(sums);
  Covered hours;
  hours.first = at;
  hours.last = hours.last_elsewhere = at + kHourSeconds - 1;
  hours.days.insert(day);
  into_.traffic.covered[bucket].add(hours);
  day_ = std::max(day_, day);
  source_.cover(hours.first);
  source_.cover(hours.last);
  return {};
}

/// Reads by the power of two of the bytes sent; -1 where none were.
std::string_view QueryRows::take_sizes(const CsvLine& row) {
  constexpr std::uint64_t kNothingSent = 64;
  std::uint64_t power = kNothingSent;
  DayRow sums;
  if (row.at(second) != "-1" && (!read_number(row.at(second), power) || power >= kNothingSent)) return "size";
  if (!read_number(row.at(requests), sums.count) || !read_number(row.at(sent), sums.bytes)) return "sum";
  std::string bucket;
  into_.traffic.tallies[{TallyKey::What::sizes_of_reads, set_of(row.at(dataset), bucket), power}].add(sums);
  return {};
}

/// One host of one hour, which two runs may both name.
std::string_view QueryRows::take_host(const CsvLine& row) {
  std::int64_t at = 0;
  DayRow one{1, 0};
  if (!read_hour(row.at(second), reader_, at)) return "hour";
  if (!read_number(row.at(sent), one.bytes)) return "sum";
  std::string bucket;
  into_.traffic
      .tallies[{TallyKey::What::hosts_of_hour, set_of(row.at(dataset), bucket),
                static_cast<std::uint64_t>(at / kHourSeconds)}]
      .add(one);
  return {};
}

std::string_view QueryRows::take_object(const CsvLine& row) {
  std::uint64_t reads = 0;
  std::uint64_t bytes = 0;
  std::uint64_t size = 0;
  if (!read_number(row.at(requests), reads) || !read_number(row.at(sent), bytes) ||
      !read_number(row.at(written), size))
    return "sum";
  std::string bucket;
  const std::uint32_t set = set_of(row.at(dataset), bucket);
  std::uint64_t id = hash_text(row.at(second), {});
  while (!into_.traffic.objects_kept.keeps(id)) id = spread(id + 1);
  into_.traffic.objects[{id, set}].tell(size, 1);
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (reads > 0)
    into_.traffic.object_days[{id, set, day_}].add(
        {bytes, static_cast<std::uint32_t>(std::min(reads, kMost)), 0});
  return {};
}

}  // namespace

Result<void> read_query_rows(const Request& request, const InputFile& file, Observation& into) {
  auto bytes = file.opened ? Result<ByteStream>(std::move(*file.opened)) : ByteStream::open(file.name);
  if (!bytes) return tl::unexpected(bytes.error());
  unsigned& halvings = into.traffic.objects_kept.halvings;
  halvings = std::max(halvings, kHalvings);
  QueryRows rows(into);
  CsvLine cells;
  Errors errors;
  const auto read = read_lines(*bytes, {}, [&](const Line& line) {
    if (line.text.empty()) return true;
    ++rows.source().lines;
    const std::string_view wrong = line.cut               ? "over 1 MiB"
                                   : cells.cut(line.text) ? rows.take(cells)
                                                          : "quote";
    if (!wrong.empty())
      errors.push_back({"unknown-source",
                        {printable(file.name), static_cast<std::size_t>(line.number), 1},
                        "",
                        "is not a row as the statement of --sql writes it: " + std::string(wrong),
                        "export all rows as CSV"});
    return errors.empty();
  });
  if (!read) return tl::unexpected(read.error());
  if (!errors.empty()) return tl::unexpected(errors);
  into.traffic.bound(request.memory / 2);
  rows.source().files = 1;
  rows.source().bytes = bytes->taken();
  into.source(Kind::query_rows).add(rows.source());
  return {};
}

}  // namespace storeadvise::observe
