#include "observe/estimate/activity.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

using Minutes = SetRows::Rows<MinuteKey, MinuteRow>;

/// The fewest minutes that carry 99 % of the bytes, in order of time.
Minutes busiest(const Minutes& minutes) {
  Minutes kept = minutes;
  Bytes all;
  for (const auto& [key, row] : kept) all += bytes_of(row->bytes);
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) {
    return a.second->bytes != b.second->bytes ? a.second->bytes > b.second->bytes : a.first < b.first;
  });
  Bytes got;
  std::size_t size = 0;
  while (size < kept.size() && got < thresholds().carried * all) got += bytes_of(kept[size++].second->bytes);
  kept.resize(size);
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return kept;
}

/// Mean number of hosts, weighed by bytes; zero without bytes.
struct Weighed {
  Bytes bytes;
  Bytes by_hosts;  ///< once for each host
  void add(const MinuteRow& row) {
    by_hosts += row.hosts.count() * bytes_of(row.bytes);
    bytes += bytes_of(row.bytes);
  }
  [[nodiscard]] Count mean() const { return Count(bytes > Bytes(0) ? by_hosts / bytes : 0); }
};

void find_clients(const Minutes& minutes, Activity& out) {
  Weighed all;
  std::map<std::uint32_t, Weighed> by_day;
  for (const auto& [key, row] : minutes) {
    if (row->bytes == 0) continue;
    all.add(*row);
    by_day[day_of(begin_of(key.minute))].add(*row);
  }
  out.clients = all.mean();
  out.clients_low = out.clients_high = out.clients;
  for (const auto& [day, weighed] : by_day) {
    if (weighed.bytes < all.bytes / 100) continue;
    out.clients_low = std::min(out.clients_low, weighed.mean());
    out.clients_high = std::max(out.clients_high, weighed.mean());
  }
}

/// How long requests were in flight.
struct ActiveTime {
  std::map<std::uint32_t, Seconds> by_day;  ///< with pauses bridged
  Seconds all;                              ///< of all days
  Seconds in_flight;                        ///< without the pauses
};

ActiveTime active_time(const Minutes& kept) {
  ActiveTime out;
  std::int64_t before = -1;
  for (const auto& [key, row] : kept) {
    out.in_flight += Seconds(std::popcount(row->mask));
    for (std::uint64_t mask = row->mask; mask != 0; mask &= mask - 1) {
      const std::int64_t at = begin_of(key.minute) + std::countr_zero(mask);
      const bool goes_on = before >= 0 && between(before, at) <= thresholds().bridged + Seconds(1);
      const Seconds more = goes_on ? between(before, at) : Seconds(1);
      out.by_day[day_of(begin_of(key.minute))] += more;
      out.all += more;
      before = at;
    }
  }
  return out;
}

BytesPerSecond slowest_of_the_fastest(const Minutes& kept) {
  std::vector<std::uint64_t> bytes;
  bytes.reserve(kept.size());
  for (const auto& [key, row] : kept) bytes.push_back(row->bytes);
  if (bytes.empty()) return {};
  const std::size_t at = std::min(bytes.size() - 1, bytes.size() * 99 / 100);
  std::nth_element(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end());
  return bytes_of(bytes[at]) / kMinute;
}

}  // namespace

Activity activity(const Minutes& minutes, const Covering& all) {
  Activity out;
  const auto counts = [&](const auto& entry) { return all.counts(begin_of(entry.first.minute)); };
  const Covering covering = std::ranges::any_of(minutes, counts) ? all : by_hours(all);
  Minutes counted;
  for (const auto& entry : minutes)
    if (covering.counts(begin_of(entry.first.minute))) counted.push_back(entry);
  const Minutes kept = busiest(counted);
  const ActiveTime time = active_time(kept);
  ByDay<Hours> hours(covering);
  for (const auto& [day, active] : time.by_day) hours.add(day, to_hours(active));
  out.hours = to_month(hours);
  out.hours.high = std::min(out.hours.high, covering.month);
  out.hours.value = std::min(out.hours.value, covering.month);
  find_clients(counted, out);
  Bytes bytes;
  Milliseconds answering;
  for (const auto& [key, row] : kept) {
    bytes += bytes_of(row->bytes);
    answering += milliseconds_of(row->milliseconds);
  }
  if (time.in_flight > Seconds(0) && out.clients > Count(0))
    out.streams = Count(to_seconds(answering) / time.in_flight) / std::max(1.0, out.clients.count());
  out.rate = time.all > Seconds(0) ? bytes / time.all : BytesPerSecond(0);
  out.peak_rate = slowest_of_the_fastest(kept);
  out.minutes = count_of(kept.size());
  return out;
}

}  // namespace storeadvise::observe
