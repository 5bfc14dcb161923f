#include "observe/input/kind.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "observe/sources/access_log.hpp"
#include "observe/sources/csv_table.hpp"

namespace storeadvise::observe {
namespace {

constexpr std::array<std::string_view, 24> kKindNames{
    "unknown",           "observation",     "s3-access-log", "s3-access-log",  "cloudtrail",
    "s3-inventory",      "s3-inventory",    "columnar",      "s3-object-list", "s3-object-list",
    "s3-class-analysis", "s3-storage-lens", "cloudwatch",    "cloudwatch",     "cloudwatch",
    "efs-file-systems",  "efs-lifecycle",   "bill",          "terraform-plan", "nfs-mounts",
    "nfs-mounts",        "sql-rows",        "s3-inventory",  "folder"};

/// A kind that certain words tell when all of them are there.
struct Words {
  Kind kind;
  std::array<std::string_view, 2> words;
};

constexpr std::array kJson{
    Words{Kind::observation, {"\"observation_version\"", ""}},
    Words{Kind::metric_data, {"\"MetricDataResults\"", ""}},
    Words{Kind::metric_statistics, {"\"Datapoints\"", "\"Label\""}},
    Words{Kind::metric_queries, {"\"MetricStat\"", ""}},
    Words{Kind::file_systems, {"\"FileSystems\"", ""}},
    Words{Kind::lifecycle, {"\"LifecyclePolicies\"", ""}},
    Words{Kind::inventory_manifest, {"\"fileSchema\"", ""}},
    Words{Kind::inventory_manifest, {"\"fileFormat\"", "\"sourceBucket\""}},
    Words{Kind::cloudtrail, {"\"Records\"", "s3.amazonaws.com"}},
    Words{Kind::access_log_json, {"\"request_time\"", "\"bytes_sent\""}},
    Words{Kind::plan, {"\"terraform_version\"", ""}},
    Words{Kind::object_list, {"\"Contents\"", "\"Key\""}},
    Words{Kind::plan, {"\"aws_efs_file_system\"", "\"resources\""}},
    Words{Kind::plan, {"\"aws_s3_bucket\"", "\"resources\""}},
};

constexpr std::array kHeaders{
    Words{Kind::class_analysis, {"Date,ConfigId,Filter", ""}},
    Words{Kind::storage_lens, {"version_number,configuration_id", ""}},
    Words{Kind::bill, {"lineItem/UsageType", ""}},
    Words{Kind::bill, {"line_item_usage_type", ""}},
    Words{Kind::bill, {"ChargePeriodStart", ""}},
    Words{Kind::mount_statistics, {"device ", " mounted on "}},
    Words{Kind::nfsiostat, {" mounted on ", "ops/s"}},
};

template <std::size_t Size>
Kind by_words(std::string_view text, const std::array<Words, Size>& rows) {
  for (const Words& row : rows)
    if (std::ranges::all_of(row.words,
                            [&](std::string_view w) { return text.find(w) != std::string_view::npos; }))
      return row.kind;
  return Kind::unknown;
}

bool digits_at(std::string_view text, std::size_t from, std::size_t count) {
  return text.size() >= from + count &&
         std::ranges::all_of(text.substr(from, count), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2026-03-05 12:00:00      12345 prefix/key"
bool is_listed(std::string_view line) {
  return line.size() > 20 && digits_at(line, 0, 4) && line[4] == '-' && digits_at(line, 5, 2) &&
         line[7] == '-' && line[10] == ' ' && line[13] == ':' && line[16] == ':' && line[19] == ' ';
}

bool is_quoted_row(std::string_view line) {
  return line.size() > 4 && line.front() == '"' && line.back() == '"' &&
         line.find("\",\"") != std::string_view::npos;
}

/// The names of an inventory's columns, as the fileSchema of a manifest or as columns of ORC and Parquet.
bool is_inventory_header(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  CsvLine cut;
  if (line.size() > 4096 || !cut.cut(line)) return false;
  const Header header(cut);
  return header.place("bucket") != Header::kAbsent && header.place("key") != Header::kAbsent &&
         header.place("size") != Header::kAbsent;
}

bool is_query_row(std::string_view line) {
  for (const std::string_view word : {"traffic", "get_size", "host", "sample", "kind"})
    if (line.starts_with(word) && line.size() > word.size() && line[word.size()] == ',') return true;
  return line.starts_with("\"traffic\",") || line.starts_with(R"("kind","a")");
}

Kind kind_of_line(std::string_view line) {
  AccessLine reader;
  AccessRecord record;
  if (reader.read(line, record).empty()) return Kind::access_log;
  if (line.starts_with('{') && by_words(line, kJson) == Kind::access_log_json) return Kind::access_log_json;
  if (is_listed(line)) return Kind::object_lines;
  if (is_query_row(line)) return Kind::query_rows;
  if (is_quoted_row(line)) return Kind::inventory_data;
  return Kind::unknown;
}

/// The kind of most lines that are of any. The last line is looked at only when it is the only one, since it
/// may be cut.
Kind by_lines(std::string_view head) {
  std::array<std::size_t, kKindNames.size()> votes{};
  std::size_t looked_at = 0;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos && looked_at > 0) break;
    std::string_view line = head.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) {
      ++looked_at;
      ++votes[static_cast<std::size_t>(kind_of_line(line))];
    }
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
  }
  votes[0] = 0;
  const auto* const most = std::max_element(votes.begin(), votes.end());
  return *most == 0 ? Kind::unknown : static_cast<Kind>(most - votes.begin());
}

}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Kind recognise(std::string_view head) {
  if (head.starts_with("PAR1") || head.starts_with("ORC")) return Kind::columnar;
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return Kind::unknown;
  if (is_inventory_header(head.substr(begin, head.find('\n', begin) - begin))) return Kind::inventory_table;
  const Kind lines = by_lines(head);
  if (lines != Kind::unknown) return lines;
  if (head[begin] == '{' || head[begin] == '[')
    if (const Kind json = by_words(head, kJson); json != Kind::unknown) return json;
  return by_words(head.substr(0, 8192), kHeaders);
}

}  // namespace storeadvise::observe
