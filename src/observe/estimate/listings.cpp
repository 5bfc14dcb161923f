#include "observe/estimate/listings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// What listings tell of the objects of a set, and what is left where each counts once.
struct Told {
  Bytes bytes;
  Bytes bytes_once;
  Count objects;
  Count objects_once;
  std::array<Count, Stored::kSizes> by_size;  ///< objects that count, as in Stored
  [[nodiscard]] bool again() const { return objects > objects_once; }
};

/// By the id of the source and the set.
using ToldBySet = std::map<std::pair<std::string, std::uint32_t>, Told>;

ToldBySet told_by_set(const Traffic& traffic) {
  ToldBySet sets;
  traffic.listings.each([&](const ListedKey& key, const ListedRow& row) {
    Told& told = sets[{key.in == ListedKey::In::list ? "list" : "inv", key.set}];
    told.bytes += bytes_of(row.bytes);
    told.bytes_once += bytes_of(row.size);
    told.objects += count_of(row.times);
    told.objects_once += Count(1);
    told.by_size.at(static_cast<std::size_t>(std::bit_width(row.size | 1U) - 1)) += Count(1);
  });
  std::erase_if(sets, [](const auto& set) { return !set.second.again(); });
  return sets;
}

/// Takes from a set what its listings tell again.
void count_once(Stored& stored, const Told& told) {
  const double share = told.bytes > told.bytes_once ? told.bytes_once / told.bytes : 1;
  const double followed = told.objects / count_of(stored.objects);
  const auto in_all = [followed](Count objects) {
    return static_cast<std::uint64_t>(std::llround(objects.count() / followed));
  };
  stored.bytes = rounded(stored.bytes * share);
  stored.objects = in_all(told.objects_once);
  std::ranges::transform(told.by_size, stored.by_size.begin(), in_all);
  for (auto& [name, bytes] : stored.by_class) bytes *= share;
  for (auto& [day, bytes] : stored.by_day) bytes *= share;
  for (Bytes* const bytes :
       {&stored.tiered_bytes, &stored.untouched_30, &stored.untouched_90, &stored.expiring_bytes})
    *bytes *= share;
  stored.expiring_byte_days *= share;
}

}  // namespace

void count_listed_once(Observation& observation, std::vector<std::string>& notices) {
  const ToldBySet again = told_by_set(observation.traffic);
  if (again.empty()) return;
  Count objects;
  Bytes bytes;
  for (Snapshot& snapshot : observation.snapshots) {
    if (!snapshot.bucket.empty()) continue;
    for (auto& [set, stored] : snapshot.sets) {
      const auto told = again.find({snapshot.source, set});
      if (told == again.end()) continue;
      const Stored before = stored;
      count_once(stored, told->second);
      objects += count_of(before.objects - stored.objects);
      bytes += before.bytes - stored.bytes;
    }
  }
  notices.push_back(fmt::format(
      "listings tell of {} object{} ({}) again that are in another: each key counts once, with the size "
      "after "
      "its latest change. What only an older listing holds counts, too: give the newest alone to leave out "
      "what was deleted since",
      show_count(objects.count()), objects == Count(1) ? "" : "s", show_bytes(bytes)));
}

}  // namespace storeadvise::observe
