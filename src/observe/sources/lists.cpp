#include "observe/sources/lists.hpp"

#include "observe/input/lines.hpp"
#include "observe/sources/access_log.hpp"
#include "observe/sources/inventory.hpp"
#include "observe/sources/json_items.hpp"
#include "observe/sources/json_source.hpp"

namespace storeadvise::observe {

using nlohmann::json;

namespace {

void take_listed(const json& object, const std::string& bucket, Sinks& sinks) {
  ++sinks.rows;
  const std::string key = text_at(object, "Key");
  const std::string storage_class = text_at(object, "StorageClass");
  const auto size = whole_at(object, "Size");
  if (!size || *size < 0 || key.empty()) return sinks.reject(sinks.rows, "size or key");
  ObjectFact fact;
  fact.bucket = bucket;
  fact.key = key;
  fact.size = static_cast<std::uint64_t>(*size);
  fact.changed = time_at(object, "LastModified").value_or(0);
  fact.storage_class = storage_class;
  sinks.object(fact);
}

}  // namespace

Result<void> read_object_list(const Opened& source, Sinks& sinks) {
  constexpr const char* kObjects = "Contents";
  // The name of the bucket may stand behind the objects, which are too many to be kept.
  if (auto kept = source.bytes.keep(); !kept) return kept;
  const auto around = each_item(source, kObjects, [](const json&) {});
  if (!around) return tl::unexpected(around.error());
  const std::string bucket = text_at(*around, "Name");
  source.bytes.rewind();
  const auto read =
      each_item(source, kObjects, [&](const json& object) { take_listed(object, bucket, sinks); });
  if (!read) return tl::unexpected(read.error());
  return {};
}

namespace {

/// "2026-03-05 12:00:00      12345 prefix/key"
bool read_listed(std::string_view line, ObjectFact& fact) {
  constexpr std::size_t kTime = 19;
  if (line.size() <= kTime || !read_timestamp(line.substr(0, kTime), fact.changed)) return false;
  line.remove_prefix(kTime);
  const std::size_t size = line.find_first_not_of(' ');
  if (size == std::string_view::npos) return false;
  line.remove_prefix(size);
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !read_number(line.substr(0, space), fact.size)) return false;
  fact.key = line.substr(space + 1);
  return !fact.key.empty();
}

}  // namespace

Result<void> read_object_lines(const Opened& source, Sinks& sinks) {
  const auto read = read_lines(source.bytes, {}, [&](const Line& line) {
    if (line.text.empty() || line.text.starts_with("Total Objects:") || line.text.find("Total Size:") < 8)
      return true;
    ++sinks.rows;
    ObjectFact fact;
    if (line.cut)
      sinks.reject(line.number, "over 1 MiB");
    else if (read_listed(line.text, fact))
      sinks.object(fact);
    else
      sinks.reject(line.number, "size or key");
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  if (sinks.rows > 0 && sinks.bad_rows == sinks.rows)
    return tl::unexpected(Errors{{"unknown-source",
                                  {source.name},
                                  "",
                                  "is a list whose sizes are not in bytes",
                                  "aws s3 ls --recursive without --human-readable"}});
  return {};
}

}  // namespace storeadvise::observe
