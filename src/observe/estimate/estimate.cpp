#include "observe/estimate/estimate.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <optional>

#include "observe/estimate/amounts.hpp"
#include "observe/estimate/bill_versions.hpp"
#include "observe/estimate/composing.hpp"
#include "observe/estimate/datasets.hpp"
#include "observe/estimate/file_systems.hpp"
#include "observe/estimate/joining.hpp"
#include "observe/estimate/listings.hpp"
#include "observe/estimate/plans.hpp"
#include "observe/estimate/region.hpp"
#include "observe/estimate/trails.hpp"
#include "observe/thresholds.hpp"
#include "parallel.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// The hours of the buckets that a data set lies in.
Covered covered_of(const Observation& observation, std::uint32_t set) {
  Covered all;
  for (const Place& place : observation.places.places()) {
    const auto found = observation.traffic.covered.find(place.bucket);
    if (place.set == set && found != observation.traffic.covered.end()) all.add(found->second);
  }
  return all;
}

/// What each kind of snapshot tells to be stored in a set; the newest of all its buckets. The best comes
/// first.
std::vector<std::pair<std::string, Stored>> stored_by_source(const Observation& observation,
                                                             std::uint32_t set) {
  std::vector<std::pair<std::string, Stored>> out;
  for (const char* source : {"inv", "list", "walk"})
    for (const Snapshot& snapshot : observation.snapshots) {
      const auto found = snapshot.sets.find(set);
      if (!snapshot.newest || snapshot.source != source || found == snapshot.sets.end()) continue;
      if (out.empty() || out.back().first != source) out.emplace_back(source, Stored{});
      out.back().second.add(found->second);
    }
  return out;
}

/// What is stored in a set by the best source; where another differs by more than 10 %, both are told.
std::optional<Stored> stored_in(const Observation& observation, std::uint32_t set,
                                std::vector<std::string>& from, Found& out) {
  const auto told = stored_by_source(observation, set);
  if (told.empty()) return std::nullopt;
  const auto& [best, stored] = told.front();
  from = {best};
  const std::string path = "datasets." + observation.places.names()[set] + ".size";
  for (const auto& [source, other] : told)
    if (std::max(other.bytes, stored.bytes) - std::min(other.bytes, stored.bytes) >
        thresholds().agree * std::max(other.bytes, stored.bytes))
      out.disagreements.push_back({path, best, stored.bytes.count(), source, other.bytes.count()});
  return stored;
}

/// Uploads that came on two clocks, one after the other, are checkpoints of two kinds.
void leave_changed_clock_open(Composing& c, const Clock& clock) {
  const auto change = find_clock_change(clock.writes);
  if (!change) return;
  const std::chrono::sys_seconds at{std::chrono::seconds(change->second)};
  c.leave_open("checkpoint.every",
               fmt::format("{} until {:%Y-%m-%d %H:%M} UTC, {} after", show_duration(change->before), at,
                           show_duration(change->after)),
               "the clock changed: --period tells one part of it");
}

/// What the rows about single objects tell.
struct OfObjects {
  Objects objects;
  Lifetime life;
  Rest resting;
};

OfObjects of_objects(const Composing& c) {
  const double kept = c.observation.traffic.objects_kept.share();
  const std::optional<Bytes> stored = c.stored == nullptr ? std::nullopt : std::optional(c.stored->bytes);
  OfObjects out;
  in_parallel<3>(c.wanted.jobs,
                 {[&] { out.resting = rest(c.rows, c.covering, kept); },
                  [&] { out.objects = about_objects(c.rows, stored, kept, c.wanted.hot_share); },
                  [&] { out.life = lifetime(c.rows, c.covering.end); }});
  return out;
}

void compose(Composing& c) {
  const Traffic& traffic = c.observation.traffic;
  const auto [objects, life, resting] = of_objects(c);
  Clock clock = find_clock(c.rows, c.recent);
  if (!are_checkpoints(c, clock)) clock.every = Seconds(0);
  SizeFound size;
  Restores restores;
  if (clock.every > Seconds(0)) {
    restores = find_restores(c.rows, clock, c.recent);
    compose_checkpoint(c, clock, restores);
    size = {clock.size, clock.objects};
  } else {
    size = compose_size(c, objects);
    leave_changed_clock_open(c, clock);
    compose_age(c, life, resting);
  }
  Loads loads = find_loads(c.rows, size.bytes, traffic.hosts_kept.share(), c.recent);
  if (clock.every > Seconds(0) || loads.seen < thresholds().fewest_loads) loads = {};
  if (loads.seen > Count(0)) compose_loading(c, loads);
  compose_role(c, size, clock, loads, objects, life);
  if (c.log_from.empty()) return;
  compose_reads(c, loads, restores, objects, resting);
  compose_writes(c, clock);
  compose_lookups(c);
}

/// Says which data sets that --dataset and --role name nothing was found of.
void tell_empty(const Observation& observation, const Wanted& wanted, Found& out) {
  const auto is_found = [&](const std::string& name) {
    return std::ranges::any_of(out.sets, [&](const FoundSet& set) { return set.name == name; });
  };
  const std::vector<std::string> named =
      observation.places.stated() ? observation.places.names() : std::vector<std::string>{};
  for (const auto& [name, role] : wanted.roles)
    if (!is_found(name) && std::ranges::find(named, name) == named.end())
      out.notices.push_back(fmt::format("--role {}={}: no data set is called that", name, role));
  for (const std::string& name : named)
    if (!is_found(name)) out.notices.push_back(fmt::format("the sources hold nothing of {}", name));
}

/// Whether a read, a write or an object was seen.
bool has_traffic(const SetRows& rows) {
  const auto counts = [](const auto& row) {
    const auto operation = static_cast<Operation>(row.first.operation);
    const bool moves =
        operation == Operation::get || operation == Operation::put || operation == Operation::put_part;
    return moves && row.first.status / 100 == 2;
  };
  return !rows.objects.empty() || !rows.lives.empty() || std::ranges::any_of(rows.days, counts);
}

void add_up_outside(const SetRows& rows, Found& out) {
  for (const auto& [key, row] : rows.days) {
    out.outside_requests += count_of(row->count);
    out.outside_bytes += bytes_of(row->bytes);
  }
}

/// Objects by size: those that are stored, and without a snapshot those that the log names.
void add_up_sizes(const Composing& c, Found& out) {
  if (c.stored != nullptr) {
    for (std::size_t i = 0; i < out.objects_by_size.size(); ++i)
      out.objects_by_size.at(i) += count_of(c.stored->by_size.at(i));
    return;
  }
  const double share = c.observation.traffic.objects_kept.share();
  for (const auto& [key, row] : c.rows.objects)
    out.objects_by_size.at(static_cast<std::size_t>(std::bit_width(row.size | 1U) - 1)) += Count(1) / share;
}

void add_up_hours(const std::vector<SetRows>& sets, Found& out) {
  for (const SetRows& rows : sets)
    for (const auto& minutes : rows.minutes)
      for (const auto& [key, row] : minutes)
        out.bytes_by_hour.at(hour_of_day(key.minute)) += bytes_of(row->bytes);
}

/// What is followed of too many objects and hosts.
void tell_sampling(const Traffic& traffic, Found& out) {
  for (const auto& [what, kept] : {std::pair{"objects", traffic.objects_kept},
                                   {"hosts", traffic.hosts_kept},
                                   {"prefixes", traffic.prefixes_kept}})
    if (kept.halvings > 0)
      out.notices.push_back(
          fmt::format("one in {} {} was followed, and what is told of {} is an estimate from these",
                      show_count(1 / kept.share()), what, what));
  if (traffic.minutes_from == 0) return;
  const std::chrono::sys_seconds from{std::chrono::seconds(begin_of(traffic.minutes_from))};
  out.notices.push_back(fmt::format(
      "minutes are kept from {:%Y-%m-%d %H:%M} UTC on: active hours, clients, loads and checkpoints "
      "are those of the time since then (--memory keeps more)",
      from));
}

/// A data set that is stored or used, with all that can be told of it. `from`: the sources that tell of
/// requests.
void add_set(Observation& observation, const Wanted& wanted, std::uint32_t set, const SetRows& rows,
             const std::vector<std::string>& from, Found& out) {
  std::vector<std::string> stored_from;
  const std::optional<Stored> stored = stored_in(observation, set, stored_from, out);
  if (!stored && !has_traffic(rows)) return;
  FoundSet& found = out.sets.emplace_back();
  found.name = observation.places.names()[set];
  const Covered hours = covered_of(observation, set);
  const Covering covered = covering(hours, wanted.period, wanted.month, wanted.guess);
  Composing c{observation,
              wanted,
              set,
              rows,
              stored ? &*stored : nullptr,
              stored_from,
              covered,
              since(covered, begin_of(observation.traffic.minutes_from)),
              hours.first > hours.last ? std::vector<std::string>{} : from,
              found};
  compose(c);
  add_up_sizes(c, out);
  for (const std::string& id : c.log_from)
    out.full_days[id] = std::max(out.full_days[id], count_of(c.covering.full_days.size()));
  put_in_order(found);
}

}  // namespace

Result<Found> estimate(Observation& observation, const Wanted& wanted) {
  Found out;
  place_trails(observation, wanted.jobs, out.notices);
  count_listed_once(observation, out.notices);
  count_billed_once(observation.facts, out.notices);
  make_datasets(observation, wanted.jobs);
  const std::vector<std::string>& names = observation.places.names();
  const std::vector<SetRows> rows = rows_by_set(observation.traffic, names.size(), wanted.jobs);
  const std::vector<std::string> from = told_requests(observation);
  for (std::uint32_t set = 0; set < names.size(); ++set)
    add_set(observation, wanted, set, rows[set], from, out);
  if (Errors errors = add_file_systems(observation, wanted, out); !errors.empty())
    return tl::unexpected(errors);
  add_amounts(observation, wanted, out);
  add_plans(observation, wanted, out);
  std::sort(out.sets.begin(), out.sets.end(),
            [](const FoundSet& a, const FoundSet& b) { return a.name < b.name; });
  tell_empty(observation, wanted, out);
  tell_sampling(observation.traffic, out);
  out.sources = observation.sources;
  add_up_outside(rows.back(), out);
  add_up_hours(rows, out);
  find_region(observation, wanted, out);
  return out;
}

}  // namespace storeadvise::observe
