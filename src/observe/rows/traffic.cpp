#include "observe/rows/traffic.hpp"

#include <algorithm>
#include <utility>

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

constexpr auto all_keys = [](const auto&) { return true; };

}  // namespace

void Covered::add(const Covered& other) {
  first = std::min(first, other.first);
  last = std::max(last, other.last);
  days.insert(other.days.begin(), other.days.end());
  regions.insert(other.regions.begin(), other.regions.end());
}

void Traffic::absorb(const Traffic& other, std::span<const std::uint32_t> set_map) {
  objects_kept.halvings = std::max(objects_kept.halvings, other.objects_kept.halvings);
  hosts_kept.halvings = std::max(hosts_kept.halvings, other.hosts_kept.halvings);
  prefixes_kept.halvings = std::max(prefixes_kept.halvings, other.prefixes_kept.halvings);
  const auto by_id = [&](const auto& key) { return objects_kept.keeps(key.id); };
  add_rows(minutes, other.minutes, set_map, all_keys);
  add_rows(objects, other.objects, set_map, by_id);
  add_rows(object_days, other.object_days, set_map, by_id);
  add_rows(lives, other.lives, set_map, by_id);
  add_rows(slots, other.slots, set_map, [&](const SlotKey& key) { return hosts_kept.keeps(key.host); });
  add_rows(sessions, other.sessions, set_map,
           [&](const SessionKey& key) { return objects_kept.keeps(key.object); });
  add_rows(days, other.days, set_map, all_keys);
  ranges += other.ranges;
  add_rows(tallies, other.tallies, set_map, [&](const TallyKey& key) { return keeps(key); });
  for (const auto& [set, types] : other.instances)
    for (const auto& [type, bytes] : types) instances[mapped(set, set_map)][type] += bytes;
  for (const auto& [bucket, hours] : other.covered) covered[bucket].add(hours);
}

void Traffic::take(Traffic& other, std::span<const std::uint32_t> set_map) {
  bool same_sets = true;
  for (std::size_t set = 0; set < set_map.size(); ++set) same_sets = same_sets && set_map[set] == set;
  const bool nothing_here = bytes() == 0 && instances.empty() && covered.empty();
  if (same_sets && nothing_here && objects_kept.halvings <= other.objects_kept.halvings &&
      hosts_kept.halvings <= other.hosts_kept.halvings &&
      prefixes_kept.halvings <= other.prefixes_kept.halvings)
    *this = std::move(other);
  else
    absorb(other, set_map);
  other.clear();
}

void Traffic::rename_sets(std::span<const std::uint32_t> set_map) {
  const auto renamed = [&](auto key) {
    key.set = mapped(key.set, set_map);
    return key;
  };
  minutes.rename_keys(renamed);
  objects.rename_keys(renamed);
  object_days.rename_keys(renamed);
  lives.rename_keys(renamed);
  slots.rename_keys(renamed);
  sessions.rename_keys(renamed);
  days.rename_keys(renamed);
  tallies.rename_keys(renamed);
  const auto old = std::exchange(instances, {});
  for (const auto& [set, types] : old)
    for (const auto& [type, bytes] : types) instances[mapped(set, set_map)][type] += bytes;
}

namespace {

/// What rows about objects take, sizes and ranges of sessions counted with what they usually point to.
std::size_t object_bytes(const Traffic& t) {
  constexpr std::size_t kBehindLife = 48;
  constexpr std::size_t kBehindSession = 64;
  return t.objects.bytes() + t.object_days.bytes() + t.lives.bytes() + t.sessions.bytes() +
         kBehindLife * t.lives.size() + kBehindSession * t.sessions.size() +
         sizeof(KnownRange) * static_cast<std::size_t>(t.ranges);
}

std::size_t host_bytes(const Traffic& t) { return t.minutes.bytes() + t.slots.bytes(); }

}  // namespace

std::size_t Traffic::bytes() const {
  return object_bytes(*this) + host_bytes(*this) + days.bytes() + tallies.bytes();
}

void Traffic::bound(std::size_t most) {
  while (object_bytes(*this) > most / 2 && objects_kept.halvings < 40) {
    ++objects_kept.halvings;
    const auto by_id = [&](const auto& key) { return objects_kept.keeps(key.id); };
    objects.filter(by_id);
    object_days.filter(by_id);
    lives.filter(by_id);
    sessions.filter([&](const SessionKey& key) { return objects_kept.keeps(key.object); });
    ranges = 0;
    sessions.each([&](const SessionKey&, const SessionRow& row) { ranges += row.ranges.capacity(); });
  }
  while (host_bytes(*this) > most / 4 && slots.bytes() > most / 16 && hosts_kept.halvings < 40) {
    ++hosts_kept.halvings;
    slots.filter([&](const SlotKey& key) { return hosts_kept.keeps(key.host); });
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
  *this = Traffic{};
  prefixes_kept = prefixes_now;
  objects_kept = objects_now;
  hosts_kept = hosts_now;
}

}  // namespace storeadvise::observe
