#include "observe/sources/inventory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "observe/input/lines.hpp"
#include "observe/rows/intake.hpp"
#include "observe/sources/access_log.hpp"
#include "observe/sources/csv_line.hpp"
#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, Manifest::kColumns> kColumnNames{"Bucket",
                                                                        "Key",
                                                                        "Size",
                                                                        "LastModifiedDate",
                                                                        "StorageClass",
                                                                        "IntelligentTieringAccessTier",
                                                                        "IsLatest",
                                                                        "IsDeleteMarker",
                                                                        "LifecycleExpirationDate"};

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::array<std::size_t, Manifest::kColumns> columns_of(std::string_view schema) {
  std::array<std::size_t, Manifest::kColumns> columns{};
  columns.fill(Manifest::kAbsent);
  for (std::size_t place = 0; !schema.empty(); ++place) {
    const std::size_t comma = schema.find(',');
    std::string_view name = schema.substr(0, comma);
    while (name.starts_with(' ')) name.remove_prefix(1);
    const auto* const known = std::find(kColumnNames.begin(), kColumnNames.end(), name);
    if (known != kColumnNames.end()) columns[static_cast<std::size_t>(known - kColumnNames.begin())] = place;
    schema.remove_prefix(comma == std::string_view::npos ? schema.size() : comma + 1);
  }
  return columns;
}

Error not_readable(const std::string& name, std::string what) {
  return {
      "unknown-source", {name}, "", std::move(what), "expected the manifest.json that S3 Inventory writes"};
}

/// The manifest's time in milliseconds since 1970, which stands there as a text.
std::int64_t taken_at(const json& document) {
  std::uint64_t milliseconds = 0;
  return read_number(text_of(document, "creationTimestamp"), milliseconds)
             ? static_cast<std::int64_t>(milliseconds / 1000)
             : 0;
}

}  // namespace

bool read_timestamp(std::string_view text, std::int64_t& second) {
  std::uint64_t year = 0;
  std::uint64_t month = 0;
  std::uint64_t day = 0;
  if (text.size() < 10 || text[4] != '-' || text[7] != '-' || !read_number(text.substr(0, 4), year) ||
      !read_number(text.substr(5, 2), month) || !read_number(text.substr(8, 2), day))
    return false;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok() || !is_kept_year(year)) return false;
  second = std::chrono::sys_days(date).time_since_epoch().count() * kDaySeconds;
  if (text.size() == 10) return true;
  std::uint64_t h = 0;
  std::uint64_t m = 0;
  std::uint64_t s = 0;
  if (text.size() < 19 || text[13] != ':' || text[16] != ':' || !read_number(text.substr(11, 2), h) ||
      !read_number(text.substr(14, 2), m) || !read_number(text.substr(17, 2), s) || h > 23 || m > 59 ||
      s > 60)
    return false;
  second += time_of_day(h, m, s);
  const std::size_t sign = text.find_first_of("+-", 19);
  if (sign == std::string_view::npos || text.size() < sign + 6) return true;
  if (!read_number(text.substr(sign + 1, 2), h) || !read_number(text.substr(sign + 4, 2), m)) return false;
  const std::int64_t offset = time_of_day<std::uint64_t>(h, m, 0);
  second += text[sign] == '+' ? -offset : offset;
  return second >= 0;
}

Result<Manifest> read_manifest(const std::string& name) {
  auto bytes = ByteStream::open(name);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto text = read_whole(*bytes, name);
  if (!text) return tl::unexpected(text.error());
  const json document = json::parse(*text, nullptr, false);
  if (!document.is_object()) return tl::unexpected(Errors{not_readable(name, "is not JSON")});
  const std::string format = text_of(document, "fileFormat");
  if (format != "CSV")
    return tl::unexpected(
        Errors{needs_conversion(name, format, format == "ORC" ? "data/FILE.orc" : "data/*.parquet")});
  Manifest manifest;
  manifest.name = name;
  manifest.of = text_of(document, "sourceBucket");
  manifest.taken = taken_at(document);
  manifest.columns = columns_of(text_of(document, "fileSchema"));
  for (const Manifest::Column needed : {Manifest::key, Manifest::size})
    if (manifest.columns[needed] == Manifest::kAbsent)
      return tl::unexpected(
          Errors{not_readable(name, fmt::format("its fileSchema has no {}", kColumnNames[needed]))});
  if (const auto files = document.find("files"); files != document.end() && files->is_array())
    for (const json& file : *files)
      if (file.is_object())
        manifest.files.push_back(std::filesystem::path(text_of(file, "key")).filename().string());
  return manifest;
}

namespace {

/// One row as a fact; false where it has no key or a size that is no number.
bool read_row(const Manifest& manifest, const CsvLine& line, std::string& key, ObjectFact& out) {
  const auto field = [&](Manifest::Column column) { return line.at(manifest.columns[column]); };
  out = {};
  key = field(Manifest::key);
  if (key.empty()) return false;
  url_decode(key, 1, true);
  out.bucket = field(Manifest::bucket).empty() ? std::string_view(manifest.of) : field(Manifest::bucket);
  out.key = key;
  out.latest = field(Manifest::latest) != "false";
  out.delete_marker = field(Manifest::delete_marker) == "true";
  if (!read_number(field(Manifest::size), out.size) && !out.delete_marker) return false;
  read_timestamp(field(Manifest::changed), out.changed);
  read_timestamp(field(Manifest::expires), out.expires);
  out.storage_class = field(Manifest::storage_class);
  out.tier = field(Manifest::tier);
  return true;
}

}  // namespace

Result<RowCount> read_inventory_rows(const Manifest& manifest, ByteStream& bytes, const ObjectSink& sink) {
  RowCount count;
  CsvLine cut;
  std::string key;
  ObjectFact fact;
  const auto read = read_lines(bytes, {}, [&](const Line& line) {
    if (line.text.empty()) return true;
    ++count.rows;
    if (line.cut || !cut.cut(line.text) || !read_row(manifest, cut, key, fact))
      ++count.bad;
    else
      sink(fact);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return count;
}

}  // namespace storeadvise::observe
