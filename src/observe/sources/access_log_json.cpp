#include "observe/sources/access_log_json.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include "observe/input/lines.hpp"
#include "observe/sources/access_log.hpp"
#include "observe/sources/json_source.hpp"

namespace storeadvise::observe {
namespace {

using nlohmann::json;

/// A record with the texts that it points into.
class JsonRecord {
 public:
  explicit JsonRecord(json fields) : fields_(std::move(fields)) {}

  /// Empty, or the field that cannot be read.
  std::string_view read(AccessRecord& out) {
    const auto second = time_at(fields_, "request_time");
    if (!second || *second < 0) return "request_time";
    out.second = *second;
    out.bucket = text("bucket_name");
    if (out.bucket.empty()) return "bucket_name";
    out.operation_name = text("operation");
    if (!is_operation(out.operation_name)) return "operation";
    out.operation = operation_of(out.operation_name);
    out.key = text("key");
    out.address = text("remote_ip");
    out.requester = text("requester");
    out.request_id = text("request_id");
    out.version_id = text("version_id");
    out.agent = text("user_agent");
    out.host_header = text("host_header");
    out.access_point = text("access_point_arn");
    read_numbers(out);
    read_hints(text("request_uri"), text("referer"), out);
    return {};
  }

 private:
  /// A text; null and "-" are none.
  [[nodiscard]] std::string_view text(const char* key) const {
    const auto found = fields_.find(key);
    if (found == fields_.end() || !found->is_string()) return {};
    const std::string_view value = found->get_ref<const std::string&>();
    return value == "-" ? std::string_view{} : value;
  }
  /// A number, or one that stands there as a text; nothing for null.
  [[nodiscard]] std::optional<std::uint64_t> number(std::initializer_list<const char*> keys) const {
    constexpr double kMost = 1e18;
    for (const char* key : keys) {
      if (const auto value = number_at(fields_, key); value && *value >= 0 && *value < kMost)
        return static_cast<std::uint64_t>(*value);
      std::uint64_t value = 0;
      if (read_number(text(key), value)) return value;
    }
    return std::nullopt;
  }
  void read_numbers(AccessRecord& out) const {
    const auto size = number({"object_size"});
    out.sent = number({"bytes_sent"}).value_or(0);
    out.size = size.value_or(0);
    out.size_known = size.has_value();
    out.status = static_cast<std::uint16_t>(
        std::min<std::uint64_t>(number({"http_status", "http_status_code"}).value_or(0), 999));
    out.milliseconds = static_cast<std::uint32_t>(std::min<std::uint64_t>(
        number({"total_time", "total_time_ms"}).value_or(0), std::numeric_limits<std::uint32_t>::max()));
  }

  json fields_;
};

}  // namespace

Result<void> read_access_log_json(const Opened& source, Sinks& sinks) {
  const auto read = read_lines(source.bytes, {}, [&](const Line& line) {
    if (line.text.empty()) return true;
    ++sinks.rows;
    json fields = line.cut ? json(json::value_t::discarded) : json::parse(line.text, nullptr, false);
    if (!fields.is_object()) {
      sinks.reject(line.number, line.cut ? "over 1 MiB" : "no record");
      return true;
    }
    JsonRecord one(std::move(fields));
    AccessRecord record;
    if (const std::string_view wrong = one.read(record); !wrong.empty())
      sinks.reject(line.number, wrong);
    else
      sinks.record(record);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return {};
}

}  // namespace storeadvise::observe
