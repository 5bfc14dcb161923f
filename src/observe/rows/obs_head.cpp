#include "observe/rows/obs_head.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace storeadvise::observe {
namespace {

using Json = nlohmann::json;

constexpr std::uint32_t kLastMinute = 0xffffffff / 60;

/// What the part keeps of its rows holds for all; what was read before is cut down to it.
void add_kept(const Json& head, Traffic& t) {
  constexpr unsigned kMostHalvings = 40;
  const Json& halvings = head.at("halvings");
  bool less = false;
  const auto raise = [&](auto& kept, auto told) {
    less = less || told > kept;
    kept = std::max(kept, told);
  };
  raise(t.objects_kept.halvings, limited<unsigned>(halvings.at(0), kMostHalvings));
  raise(t.hosts_kept.halvings, limited<unsigned>(halvings.at(1), kMostHalvings));
  if (halvings.size() > 2) raise(t.prefixes_kept.halvings, limited<unsigned>(halvings.at(2), kMostHalvings));
  if (head.contains("minutes_from"))
    raise(t.minutes_from, limited<std::uint32_t>(head.at("minutes_from"), kLastMinute));
  if (less) t.drop_what_is_not_kept();
}

}  // namespace

void add_head(const Json& head, Observation& into) {
  into.complete = into.complete && head.at("complete").get<bool>();
  add_kept(head, into.traffic);
  for (const Json& s : head.at("snapshots"))
    into.snapshots.push_back({s.at(0).get<std::string>(),
                              s.at(1).get<std::string>(),
                              s.at(2).get<std::int64_t>(),
                              s.at(3).get<bool>(),
                              {}});
  for (const Json& s : head.at("sources")) {
    Source source;
    source.kind = static_cast<Kind>(limited<int>(s.at("kind"), static_cast<int>(Kind::folder)));
    source.files = s.at("files").get<std::uint64_t>();
    source.bytes = s.at("bytes").get<std::uint64_t>();
    source.lines = s.at("lines").get<std::uint64_t>();
    source.bad_lines = s.at("bad_lines").get<std::uint64_t>();
    source.duplicates = s.at("duplicates").get<std::uint64_t>();
    if (s.contains("first")) source.first = s.at("first").get<std::int64_t>();
    if (s.contains("last")) source.last = s.at("last").get<std::int64_t>();
    into.source(source.kind).add(source);
  }
}

void add_trails(const Json& head, std::vector<std::uint32_t>& sets, TrailSets& into) {
  if (!head.contains("trails")) return;
  const std::vector<std::uint32_t> of_data_sets = sets;
  for (const Json& row : head.at("trails")) {
    const auto number = row.at(0).get<std::int64_t>();
    const std::uint32_t set = number < 0 ? kNoSet : of_data_sets.at(static_cast<std::size_t>(number));
    sets.push_back(into.number(set, row.at(1).get<std::string>()));
  }
  for (const Json& row : head.at("trail_hours")) {
    Covered hours;
    hours.first = limited<std::int64_t>(row.at(1), kLastSecond);
    hours.last = limited<std::int64_t>(row.at(2), kLastSecond);
    hours.last_elsewhere = hours.last;
    hours.days = row.at(3).get<std::set<std::uint32_t>>();
    hours.regions = row.at(4).get<std::set<std::string>>();
    into.covered[row.at(0).get<std::string>()].add(hours);
  }
}

std::vector<std::uint32_t> write_trails(const TrailSets& trails, std::span<const std::uint32_t> numbers,
                                        std::size_t first, Json& head) {
  std::vector<std::uint32_t> own(trails.all().size());
  if (own.empty()) return own;
  const auto number_of = [&](const TrailSet& one) {
    return one.set < numbers.size() ? std::int64_t{numbers[one.set]} : -1;
  };
  std::vector<std::size_t> order(own.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::size_t i) {
    return std::pair(number_of(trails.all()[i]), trails.all()[i].bucket);
  });
  head["trails"] = Json::array();
  head["trail_hours"] = Json::array();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const TrailSet& one = trails.all()[order[i]];
    own[order[i]] = static_cast<std::uint32_t>(first + i);
    head["trails"].push_back({number_of(one), one.bucket});
  }
  for (const auto& [bucket, c] : trails.covered)
    head["trail_hours"].push_back({bucket, c.first, c.last, c.days, c.regions});
  return own;
}

}  // namespace storeadvise::observe
