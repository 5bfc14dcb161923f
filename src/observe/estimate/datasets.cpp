#include "observe/estimate/datasets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

/// What a prefix holds.
struct Held {
  Bytes stored;
  Bytes moved;
  Count requests;
  bool operator==(const Held&) const = default;
};

/// Whether a row is of reads or writes that were answered.
bool moves_data(const DayKey& key) {
  const auto operation = static_cast<Operation>(key.operation);
  if (operation == Operation::get) return key.status == 200 || key.status == 206;
  return (operation == Operation::put || operation == Operation::put_part) && key.status / 100 == 2;
}

void add_stored(const Observation& observation, std::vector<Held>& held) {
  for (const Snapshot& snapshot : observation.snapshots) {
    if (!snapshot.newest) continue;
    for (const auto& [set, stored] : snapshot.sets)
      if (set < held.size()) held[set].stored += stored.bytes;
  }
}

/// By set; requests are those that count as reads and writes.
std::vector<Held> held_by_set(const Observation& observation) {
  std::vector<Held> held(observation.places.names().size());
  add_stored(observation, held);
  observation.traffic.days.each([&](const DayKey& key, const DayRow& row) {
    if (key.set >= held.size() || !moves_data(key)) return;
    held[key.set].moved += bytes_of(row.bytes);
    held[key.set].requests += count_of(row.count);
  });
  return held;
}

std::map<std::string, Held> held_by_bucket(const Observation& observation, const std::vector<Held>& held) {
  std::map<std::string, Held> sums;
  for (std::size_t set = 0; set < held.size(); ++set) {
    Held& sum = sums[observation.places.places()[set].bucket];
    sum.stored += held[set].stored;
    sum.moved += held[set].moved;
    sum.requests += held[set].requests;
  }
  return sums;
}

/// Nothing is no share of nothing.
template <class Unit>
double share_of(Quantity<Unit> held, Quantity<Unit> all) {
  return all > Quantity<Unit>(0) ? held / all : 0;
}

double largest_share(const Held& held, const Held& all) {
  return std::max({share_of(held.stored, all.stored), share_of(held.moved, all.moved),
                   share_of(held.requests, all.requests)});
}

/// The sets that are data sets of their own: the largest shares first, at most 20.
std::set<std::size_t> own_sets(const Observation& observation, const std::vector<Held>& held) {
  const auto sums = held_by_bucket(observation, held);
  std::vector<std::pair<double, std::size_t>> shares;
  for (std::size_t set = 0; set < held.size(); ++set) {
    const Place& place = observation.places.places()[set];
    const double share = largest_share(held[set], sums.at(place.bucket));
    if (!place.prefix.empty() && share >= thresholds().own_set) shares.emplace_back(-share, set);
  }
  std::sort(shares.begin(), shares.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : observation.places.places()[a.second] < observation.places.places()[b.second];
  });
  std::set<std::size_t> own;
  for (const auto& [share, set] : shares)
    if (count_of(own.size()) < thresholds().most_sets) own.insert(set);
  return own;
}

std::string without_slash(std::string text) {
  if (text.ends_with('/')) text.pop_back();
  return text;
}

/// The name of each own set: the prefix, with its bucket where two buckets have it.
std::map<std::size_t, std::string> names_of(const Observation& observation,
                                            const std::set<std::size_t>& own) {
  std::map<std::string, std::size_t> times;
  for (const std::size_t set : own) ++times[observation.places.places()[set].prefix];
  std::map<std::size_t, std::string> names;
  for (const std::size_t set : own) {
    const Place& place = observation.places.places()[set];
    names[set] = without_slash(times[place.prefix] > 1 ? place.bucket + "/" + place.prefix : place.prefix);
  }
  return names;
}

/// Data sets made of the sets that were met: own ones by name, what is left of a bucket by its own name.
struct Made {
  std::vector<std::string> names;
  std::vector<Place> places;
  std::vector<std::uint32_t> set_map;         ///< from the sets that were met; kNoSet: holds nothing
  std::map<std::string, std::uint32_t> rest;  ///< set by bucket

  [[nodiscard]] std::uint32_t next() const { return static_cast<std::uint32_t>(names.size()); }
  void add_own(std::size_t set, Place place, std::string name) {
    place.set = set_map[set] = next();
    names.push_back(std::move(name));
    places.push_back(std::move(place));
  }
  void add_rest(std::size_t set, Place place) {
    const auto [at, is_new] = rest.try_emplace(place.bucket, next());
    place.set = set_map[set] = at->second;
    if (!is_new) return;
    names.push_back(place.bucket);
    place.prefix.clear();
    places.push_back(std::move(place));
  }
};

Made made_of(const Observation& observation) {
  const std::vector<Held> held = held_by_set(observation);
  const std::map<std::size_t, std::string> own = names_of(observation, own_sets(observation, held));
  Made made;
  made.set_map.assign(held.size(), kNoSet);
  for (std::size_t set = 0; set < held.size(); ++set) {
    const Place& place = observation.places.places()[set];
    if (const auto name = own.find(set); name != own.end())
      made.add_own(set, place, name->second);
    else if (held[set] != Held{})
      made.add_rest(set, place);
  }
  return made;
}

void rename_sets(Snapshot& snapshot, const std::vector<std::uint32_t>& set_map) {
  std::map<std::uint32_t, Stored> sets;
  for (const auto& [set, stored] : snapshot.sets) sets[set < set_map.size() ? set_map[set] : set].add(stored);
  snapshot.sets = std::move(sets);
}

}  // namespace

void make_datasets(Observation& observation, std::size_t jobs) {
  if (observation.places.given()) return;
  Made made = made_of(observation);
  observation.traffic.rename_sets(made.set_map, jobs);
  for (Snapshot& snapshot : observation.snapshots) rename_sets(snapshot, made.set_map);
  observation.places = Places(std::move(made.names), std::move(made.places), false);
}

std::vector<Dominant> dominant_prefixes(const Observation& observation) {
  std::vector<Dominant> out;
  if (observation.places.given()) return out;
  const std::vector<Held> held = held_by_set(observation);
  const auto sums = held_by_bucket(observation, held);
  std::set<std::uint32_t> with_prefixes;
  observation.traffic.tallies.each([&](const TallyKey& key, const DayRow&) {
    if (key.what == TallyKey::What::component && key.which != 0) with_prefixes.insert(key.set);
  });
  for (std::size_t set = 0; set < held.size(); ++set) {
    const Place& place = observation.places.places()[set];
    const Held& all = sums.at(place.bucket);
    const auto by = all.stored > Bytes(0) ? &Held::stored : &Held::moved;
    if (!place.prefix.empty() && all.*by > Bytes(0) && held[set].*by > thresholds().dominant * (all.*by) &&
        with_prefixes.contains(static_cast<std::uint32_t>(set)))
      out.push_back({place.bucket, place.prefix});
  }
  std::sort(out.begin(), out.end(), [](const Dominant& a, const Dominant& b) { return a.bucket < b.bucket; });
  return out;
}

}  // namespace storeadvise::observe
