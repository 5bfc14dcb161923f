#include <fmt/format.h>

#include <cmath>
#include <map>

#include "observe/estimate/composing.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// Hosts an hour, weighed by the bytes of the hour; zero where nothing tells them.
Count hosts_an_hour(const SetRows& rows) {
  Bytes bytes;
  Bytes by_hosts;  ///< once for each host
  for (const auto& [key, row] : rows.tallies) {
    if (key.what != TallyKey::What::hosts_of_hour) continue;
    by_hosts += count_of(row->count) * bytes_of(row->bytes);
    bytes += bytes_of(row->bytes);
  }
  return Count(bytes > Bytes(0) ? by_hosts / bytes : 0);
}

/// "half of the requests under 128 KB", by powers of two; empty where nothing tells it.
std::string usual_size(const SetRows& rows) {
  constexpr std::uint64_t kNothingSent = 64;
  std::map<std::uint64_t, Count> counts;
  Count all;
  for (const auto& [key, row] : rows.tallies) {
    if (key.what != TallyKey::What::sizes_of_reads || key.which >= kNothingSent) continue;
    counts[key.which] += count_of(row->count);
    all += count_of(row->count);
  }
  Count below;
  for (const auto& [power, count] : counts) {
    below += count;
    if (below >= all / 2)
      return fmt::format("{:.0f} % of the requests under {}", std::floor(100 * below / all),
                         show_bytes(Bytes(std::exp2(static_cast<double>(power) + 1))));
  }
  return "";
}

}  // namespace

void leave_time_open(Composing& c, const std::string& group) {
  const std::string why = c.recent.begin > c.covering.begin
                              ? "the minutes that memory holds are newer than it"
                              : "sums by hour do not tell it";
  for (const char* field : {".s3_client", ".active_hours_per_month"}) c.leave_open(group + field, "", why);
  if (group != "reads") return c.leave_open(group + ".clients", "", why);
  c.leave_open("reads.pattern", usual_size(c.rows), why);
  const Count hosts = hosts_an_hour(c.rows);
  if (hosts <= Count(0)) return c.leave_open("reads.clients", "", why);
  Field& field = c.put("reads.clients", Sure::at_most, std::monostate{}, c.log_from);
  field.high = std::ceil(hosts.count());
  field.why = "hosts an hour, weighed by bytes; at one time there are fewer";
}

}  // namespace storeadvise::observe
