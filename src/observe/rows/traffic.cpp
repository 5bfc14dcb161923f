#include "observe/rows/traffic.hpp"

#include <algorithm>
#include <utility>

#include "observe/times.hpp"
#include "parallel.hpp"

namespace storeadvise::observe {
namespace {

std::uint32_t mapped(std::uint32_t set, std::span<const std::uint32_t> set_map) {
  return set < set_map.size() ? set_map[set] : set;
}

/// Adds the rows of a table whose keys `keeps` wants, with their sets in the numbers of the sum.
template <class Key, class Value, class Keeps>
void add_rows(FlatTable<Key, Value>& to, const FlatTable<Key, Value>& from,
              std::span<const std::uint32_t> set_map, const Keeps& keeps) {
  to.reserve(to.size() + from.size());
  from.each([&](Key key, const Value& row) {
    if (!keeps(key)) return;
    key.set = mapped(key.set, set_map);
    to[key].add(row);
  });
}

constexpr auto kMinutesOfHour = static_cast<std::uint32_t>(kHourSeconds / kMinuteSeconds);
constexpr auto kMinutesOfDay = static_cast<std::uint32_t>(kDaySeconds / kMinuteSeconds);

constexpr auto kAllKeys = [](const auto&) { return true; };

}  // namespace

void Covered::add(const Covered& other) {
  first = std::min(first, other.first);
  last = std::max(last, other.last);
  last_elsewhere = std::max(last_elsewhere, other.last_elsewhere);
  delivered = std::max(delivered, other.delivered);
  file_days.insert(other.file_days.begin(), other.file_days.end());
  days.insert(other.days.begin(), other.days.end());
  regions.insert(other.regions.begin(), other.regions.end());
}

void Covered::deliver(std::int64_t second) {
  delivered = std::max(delivered, second);
  file_days.insert(day_of(second));
}

void Traffic::absorb(const Traffic& other, std::span<const std::uint32_t> set_map, std::size_t jobs) {
  objects_kept.halvings = std::max(objects_kept.halvings, other.objects_kept.halvings);
  hosts_kept.halvings = std::max(hosts_kept.halvings, other.hosts_kept.halvings);
  prefixes_kept.halvings = std::max(prefixes_kept.halvings, other.prefixes_kept.halvings);
  minutes_from = std::max(minutes_from, other.minutes_from);
  ranges += other.ranges;
  const auto by_id = [&](const auto& key) { return objects_kept.keeps(key.id); };
  const auto add = [&](auto& to, const auto& from, const auto& keep) {
    return [&to, &from, &keep, set_map] { add_rows(to, from, set_map, keep); };
  };
  const auto new_enough = [&](const MinuteKey& key) { return key.minute >= minutes_from; };
  const auto by_object = [&](const SessionKey& key) { return objects_kept.keeps(key.object); };
  const auto kept = [&](const auto& key) { return keeps(key); };
  in_parallel<9>(jobs, {add(object_days, other.object_days, by_id), add(objects, other.objects, by_id),
                        add(listings, other.listings, by_id), add(sessions, other.sessions, by_object),
                        add(lives, other.lives, by_id), add(slots, other.slots, kept),
                        add(minutes, other.minutes, new_enough), add(days, other.days, kAllKeys),
                        add(tallies, other.tallies, kept)});
  for (const auto& [set, types] : other.instances)
    for (const auto& [type, bytes] : types) instances[mapped(set, set_map)][type] += bytes;
  for (const auto& [bucket, hours] : other.covered) covered[bucket].add(hours);
}

void Traffic::take(Traffic& other, std::span<const std::uint32_t> set_map, std::size_t jobs) {
  bool same_sets = true;
  for (std::size_t set = 0; set < set_map.size(); ++set) same_sets = same_sets && set_map[set] == set;
  const bool nothing_here = bytes() == 0 && instances.empty() && covered.empty();
  if (same_sets && nothing_here && objects_kept.halvings <= other.objects_kept.halvings &&
      hosts_kept.halvings <= other.hosts_kept.halvings && minutes_from <= other.minutes_from &&
      prefixes_kept.halvings <= other.prefixes_kept.halvings) {
    *this = std::exchange(other, {});
    return;
  }
  absorb(other, set_map, jobs);
  other.clear();
}

namespace {

template <class SetMap>
void rename_all(Traffic& t, const SetMap& map, std::size_t jobs) {
  const auto rename = [&map](auto& table) {
    return [&table, &map] {
      table.rename_keys([&map](auto key) {
        key.set = map(key.set);
        return key;
      });
    };
  };
  in_parallel<9>(jobs,
                 {rename(t.object_days), rename(t.objects), rename(t.listings), rename(t.sessions),
                  rename(t.lives), rename(t.slots), rename(t.minutes), rename(t.days), rename(t.tallies)});
  const auto old = std::exchange(t.instances, {});
  for (const auto& [set, types] : old)
    for (const auto& [type, bytes] : types) t.instances[map(set)][type] += bytes;
}

}  // namespace

void Traffic::rename_sets(std::span<const std::uint32_t> set_map, std::size_t jobs) {
  rename_all(
      *this, [set_map](std::uint32_t set) { return mapped(set, set_map); }, jobs);
}

void Traffic::move_sets(std::uint32_t first, std::span<const std::uint32_t> set_map, std::size_t jobs) {
  const auto map = [&](std::uint32_t set) {
    const std::size_t at = std::size_t{set} - first;
    return set >= first && at < set_map.size() ? set_map[at] : set;
  };
  const auto stays = [&](const auto& key) { return map(key.set) != kDropped; };
  const auto drop = [&stays](auto& table) { return [&table, &stays] { table.filter(stays); }; };
  in_parallel<9>(jobs, {drop(object_days), drop(objects), drop(listings), drop(sessions), drop(lives),
                        drop(slots), drop(minutes), drop(days), drop(tallies)});
  std::erase_if(instances, [&](const auto& row) { return map(row.first) == kDropped; });
  rename_all(*this, map, jobs);
}

namespace {

/// What rows about objects take, sizes and ranges of sessions counted with what they usually point to.
std::size_t object_bytes(const Traffic& t) {
  constexpr std::size_t kBehindLife = 48;
  constexpr std::size_t kBehindSession = 64;
  return t.objects.bytes() + t.listings.bytes() + t.object_days.bytes() + t.lives.bytes() +
         t.sessions.bytes() + kBehindLife * t.lives.size() + kBehindSession * t.sessions.size() +
         sizeof(KnownRange) * static_cast<std::size_t>(t.ranges);
}

/// What rows by minute take, the hashes of the hosts of crowded minutes counted with them.
std::size_t minute_bytes(const Traffic& t) {
  std::size_t crowded = 0;
  t.minutes.each([&](const MinuteKey&, const MinuteRow& row) { crowded += row.hosts.is_large() ? 1U : 0U; });
  return t.minutes.bytes() + crowded * Hosts::kMost * sizeof(std::uint32_t);
}

}  // namespace

std::size_t Traffic::bytes() const {
  return object_bytes(*this) + minutes.bytes() + slots.bytes() + days.bytes() + tallies.bytes();
}

void Traffic::halve_objects() {
  ++objects_kept.halvings;
  const auto by_id = [&](const auto& key) { return objects_kept.keeps(key.id); };
  objects.filter(by_id);
  listings.filter(by_id);
  object_days.filter(by_id);
  lives.filter(by_id);
  sessions.filter([&](const SessionKey& key) { return objects_kept.keeps(key.object); });
  ranges = 0;
  sessions.each([&](const SessionKey&, const SessionRow& row) { ranges += row.ranges.capacity(); });
}

void Traffic::halve_hosts() {
  ++hosts_kept.halvings;
  slots.filter([&](const SlotKey& key) { return keeps(key); });
}

/// Of more than two days whole days, of which one is left at least, else whole hours; false where one hour is
/// left.
bool Traffic::drop_older_half() {
  std::uint32_t first = ~0U;
  std::uint32_t last = 0;
  minutes.each([&](const MinuteKey& key, const MinuteRow&) {
    first = std::min(first, key.minute);
    last = std::max(last, key.minute);
  });
  if (first / kMinutesOfHour >= last / kMinutesOfHour) return false;
  const bool of_days = last - first > 2 * kMinutesOfDay;
  const std::uint32_t unit = of_days ? kMinutesOfDay : kMinutesOfHour;
  const std::uint32_t latest = of_days ? (last + kMinutesOfHour) / kMinutesOfDay - 1 : last / kMinutesOfHour;
  minutes_from = std::min((first + (last - first) / 2) / unit + 1, latest) * unit;
  minutes.filter([&](const MinuteKey& key) { return key.minute >= minutes_from; });
  slots.filter([&](const SlotKey& key) { return keeps(key); });
  return true;
}

void Traffic::drop_what_is_not_kept() {
  const auto by_id = [&](const auto& key) { return objects_kept.keeps(key.id); };
  objects.filter(by_id);
  listings.filter(by_id);
  object_days.filter(by_id);
  lives.filter(by_id);
  sessions.filter([&](const SessionKey& key) { return objects_kept.keeps(key.object); });
  minutes.filter([&](const MinuteKey& key) { return key.minute >= minutes_from; });
  slots.filter([&](const SlotKey& key) { return keeps(key); });
  tallies.filter([&](const TallyKey& key) { return keeps(key); });
}

void Traffic::bound(std::size_t most) {
  constexpr unsigned kMostHalvings = 40;
  constexpr std::size_t kLeast = std::size_t{8} << 20U;
  while (object_bytes(*this) > most / 2 && objects_kept.halvings < kMostHalvings) halve_objects();
  const std::size_t left = most / 8 * 5 - std::min(most / 8 * 5, object_bytes(*this));
  const std::size_t most_by_time = std::max({most / 4, left, kLeast});
  for (bool dropped = true; dropped && minutes.bytes() + slots.bytes() > most_by_time / 4;) {
    const std::size_t of_minutes = minute_bytes(*this);
    if (of_minutes + slots.bytes() <= most_by_time) break;
    if (slots.bytes() > of_minutes && hosts_kept.halvings < kMostHalvings)
      halve_hosts();
    else
      dropped = drop_older_half();
  }
  for (std::size_t before = ~std::size_t{0}; tallies.bytes() > most / 8 && tallies.size() < before;) {
    before = tallies.size();
    ++prefixes_kept.halvings;
    tallies.filter([&](const TallyKey& key) { return keeps(key); });
  }
}

void Traffic::clear() {
  const Sampling objects_now = objects_kept;
  const Sampling hosts_now = hosts_kept;
  const Sampling prefixes_now = prefixes_kept;
  const std::uint32_t from_now = minutes_from;
  *this = Traffic{};
  minutes_from = from_now;
  prefixes_kept = prefixes_now;
  objects_kept = objects_now;
  hosts_kept = hosts_now;
}

}  // namespace storeadvise::observe
