#include "observe/estimate/trails.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// The buckets of which a log tells the time that a trail tells of.
std::set<std::string> logged_buckets(const Observation& observation) {
  std::set<std::string> logged;
  for (const auto& [bucket, trail] : observation.trails.covered) {
    const auto log = observation.traffic.covered.find(bucket);
    if (log == observation.traffic.covered.end()) continue;
    if (std::max(log->second.first, trail.first) <= std::min(log->second.last, trail.last))
      logged.insert(bucket);
  }
  return logged;
}

/// Requests by bucket, in order of names.
std::map<std::string, std::uint64_t> requests_of(const Observation& observation,
                                                 const std::set<std::string>& buckets) {
  const std::vector<TrailSet>& all = observation.trails.all();
  std::map<std::string, std::uint64_t> requests;
  observation.traffic.days.each([&](const DayKey& key, const DayRow& row) {
    const std::size_t at = std::size_t{key.set} - TrailSets::kFirst;
    if (key.set >= TrailSets::kFirst && at < all.size() && buckets.contains(all[at].bucket))
      requests[all[at].bucket] += row.count;
  });
  return requests;
}

}  // namespace

void place_trails(Observation& observation, std::size_t jobs, std::vector<std::string>& notices) {
  TrailSets& trails = observation.trails;
  if (trails.all().empty()) return;
  const std::set<std::string> logged = logged_buckets(observation);
  for (const auto& [bucket, requests] : requests_of(observation, logged))
    notices.push_back(fmt::format("{} has an access log: what CloudTrail tells of it is left out ({} events)",
                                  printable(bucket), show_count(static_cast<double>(requests))));
  std::vector<std::uint32_t> set_map;
  trails.left_out = true;
  for (const TrailSet& one : trails.all()) {
    set_map.push_back(logged.contains(one.bucket) ? kDropped : one.set);
    trails.left_out = trails.left_out && logged.contains(one.bucket);
  }
  observation.traffic.move_sets(TrailSets::kFirst, set_map, jobs);
  for (const auto& [bucket, hours] : trails.covered)
    if (!logged.contains(bucket)) observation.traffic.covered[bucket].add(hours);
}

}  // namespace storeadvise::observe
