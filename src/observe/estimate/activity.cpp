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
  double all = 0;
  for (const auto& [key, row] : kept) all += static_cast<double>(row->bytes);
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) {
    return a.second->bytes != b.second->bytes ? a.second->bytes > b.second->bytes : a.first < b.first;
  });
  double got = 0;
  std::size_t size = 0;
  while (size < kept.size() && got < thresholds().carried * all)
    got += static_cast<double>(kept[size++].second->bytes);
  kept.resize(size);
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return kept;
}

/// Mean number of hosts, weighed by bytes; zero without bytes.
struct Weighed {
  double sum = 0;
  double bytes = 0;
  void add(const MinuteRow& row) {
    sum += row.hosts.count() * static_cast<double>(row.bytes);
    bytes += static_cast<double>(row.bytes);
  }
  [[nodiscard]] double mean() const { return bytes > 0 ? sum / bytes : 0; }
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

/// Seconds with pauses bridged, by day, and without, in all.
struct Seconds {
  std::map<std::uint32_t, double> bridged;
  double in_flight = 0;
  double all = 0;
};

Seconds active_seconds(const Minutes& kept) {
  Seconds out;
  std::int64_t before = -1;
  for (const auto& [key, row] : kept) {
    out.in_flight += std::popcount(row->mask);
    for (std::uint64_t mask = row->mask; mask != 0; mask &= mask - 1) {
      const std::int64_t at = begin_of(key.minute) + std::countr_zero(mask);
      const bool goes_on = before >= 0 && static_cast<double>(at - before) <= thresholds().bridged + 1;
      const double more = goes_on ? static_cast<double>(at - before) : 1;
      out.bridged[day_of(begin_of(key.minute))] += more;
      out.all += more;
      before = at;
    }
  }
  return out;
}

double slowest_of_the_fastest(const Minutes& kept) {
  std::vector<std::uint64_t> bytes;
  bytes.reserve(kept.size());
  for (const auto& [key, row] : kept) bytes.push_back(row->bytes);
  if (bytes.empty()) return 0;
  const std::size_t at = std::min(bytes.size() - 1, bytes.size() * 99 / 100);
  std::nth_element(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end());
  return static_cast<double>(bytes[at]) / 60;
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
  const Seconds seconds = active_seconds(kept);
  ByDay hours(covering);
  for (const auto& [day, amount] : seconds.bridged) hours.add(day, amount / 3600);
  out.hours = to_month(hours);
  out.hours.high = std::min(out.hours.high, covering.month_hours);
  out.hours.value = std::min(out.hours.value, covering.month_hours);
  find_clients(counted, out);
  double bytes = 0;
  double milliseconds = 0;
  for (const auto& [key, row] : kept) {
    bytes += static_cast<double>(row->bytes);
    milliseconds += static_cast<double>(row->milliseconds);
  }
  if (seconds.in_flight > 0 && out.clients > 0)
    out.streams = milliseconds / 1000 / seconds.in_flight / std::max(1.0, out.clients);
  out.rate = seconds.all > 0 ? bytes / seconds.all : 0;
  out.peak_rate = slowest_of_the_fastest(kept);
  out.minutes = static_cast<double>(kept.size());
  return out;
}

}  // namespace storeadvise::observe
