#include "observe/estimate/set_rows.hpp"

#include <algorithm>

namespace storeadvise::observe {
namespace {

template <class Rows>
void in_order(Rows& rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Deals a table out to the sets.
template <class Key, class Value, class Member>
void deal(const FlatTable<Key, Value>& table, std::vector<SetRows>& sets, const Member& member) {
  table.each([&](const Key& key, const Value& row) {
    const std::size_t set = std::min<std::size_t>(key.set, sets.size() - 1);
    member(sets[set], key).emplace_back(key, &row);
  });
}

}  // namespace

std::vector<SetRows> rows_by_set(const Traffic& traffic, std::size_t sets) {
  std::vector<SetRows> out(sets + 1);
  deal(
      traffic.minutes, out, [](SetRows & to, const MinuteKey& key) -> auto& {
        return to.minutes[static_cast<std::size_t>(key.direction)];
      });
  deal(
      traffic.objects, out, [](SetRows & to, const auto&) -> auto& { return to.objects; });
  deal(
      traffic.object_days, out, [](SetRows & to, const auto&) -> auto& { return to.object_days; });
  deal(
      traffic.lives, out, [](SetRows & to, const auto&) -> auto& { return to.lives; });
  deal(
      traffic.slots, out, [](SetRows & to, const auto&) -> auto& { return to.slots; });
  deal(
      traffic.sessions, out, [](SetRows & to, const auto&) -> auto& { return to.sessions; });
  deal(
      traffic.days, out, [](SetRows & to, const auto&) -> auto& { return to.days; });
  deal(
      traffic.tallies, out, [](SetRows & to, const auto&) -> auto& { return to.tallies; });
  for (SetRows& set : out) {
    for (auto& minutes : set.minutes) in_order(minutes);
    in_order(set.objects);
    in_order(set.object_days);
    in_order(set.lives);
    in_order(set.slots);
    in_order(set.sessions);
    in_order(set.days);
    in_order(set.tallies);
  }
  return out;
}

}  // namespace storeadvise::observe
