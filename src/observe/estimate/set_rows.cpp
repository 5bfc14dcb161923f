#include "observe/estimate/set_rows.hpp"

#include <algorithm>
#include <functional>
#include <type_traits>

#include "parallel.hpp"

namespace storeadvise::observe {
namespace {

template <class Rows>
void in_order(Rows& rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Deals a table out to the sets, and puts what each got in order.
template <class Key, class Value, class Member>
void deal(const FlatTable<Key, Value>& table, std::vector<SetRows>& sets, const Member& member) {
  constexpr bool kCopied = std::is_same_v<std::remove_cvref_t<decltype(member(sets[0])[0].second)>, Value>;
  table.each([&](const Key& key, const Value& row) {
    const std::size_t set = std::min<std::size_t>(key.set, sets.size() - 1);
    if constexpr (kCopied)
      member(sets[set]).emplace_back(key, row);
    else
      member(sets[set]).emplace_back(key, &row);
  });
  for (SetRows& set : sets) in_order(member(set));
}

void deal_minutes(const Traffic& traffic, std::vector<SetRows>& sets) {
  traffic.minutes.each([&](const MinuteKey& key, const MinuteRow& row) {
    const std::size_t set = std::min<std::size_t>(key.set, sets.size() - 1);
    sets[set].minutes.at(static_cast<std::size_t>(key.direction)).emplace_back(key, &row);
  });
  for (SetRows& set : sets)
    for (auto& minutes : set.minutes) in_order(minutes);
}

}  // namespace

std::vector<SetRows> rows_by_set(const Traffic& traffic, std::size_t sets, std::size_t jobs) {
  std::vector<SetRows> out(sets + 1);
  in_parallel<8>(jobs, {[&] { deal(traffic.object_days, out, std::mem_fn(&SetRows::object_days)); },
                        [&] { deal(traffic.objects, out, std::mem_fn(&SetRows::objects)); },
                        [&] { deal(traffic.sessions, out, std::mem_fn(&SetRows::sessions)); },
                        [&] { deal(traffic.lives, out, std::mem_fn(&SetRows::lives)); },
                        [&] { deal(traffic.slots, out, std::mem_fn(&SetRows::slots)); },
                        [&] { deal_minutes(traffic, out); },
                        [&] { deal(traffic.days, out, std::mem_fn(&SetRows::days)); },
                        [&] { deal(traffic.tallies, out, std::mem_fn(&SetRows::tallies)); }});
  return out;
}

}  // namespace storeadvise::observe
