#include "observe/estimate/events.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "observe/estimate/median.hpp"
#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

template <class Unit>
bool is_near(Quantity<Unit> a, Quantity<Unit> b, Quantity<Unit> tolerance) {
  return a - b <= tolerance && b - a <= tolerance;
}

template <class Unit>
double share_within(const std::vector<Quantity<Unit>>& all, Quantity<Unit> of, double tolerance) {
  const auto near = std::ranges::count_if(all, [&](auto one) { return is_near(one, of, tolerance * of); });
  return all.empty() ? 0 : static_cast<double>(near) / static_cast<double>(all.size());
}

/// The run that was going on or had begun last at a time; -1: none.
std::ptrdiff_t run_at(const std::vector<Run>& all, std::int64_t second) {
  const auto after = std::upper_bound(all.begin(), all.end(), second,
                                      [](std::int64_t s, const Run& run) { return s < run.first; });
  return after - all.begin() - 1;
}

/// Bytes and objects of each burst by the objects that came into being in it: those of parts that were lost
/// on the way of the log are told by the completed upload.
void size_by_births(const SetRows& rows, std::vector<Run>& bursts) {
  std::vector<Run> born(bursts.size());
  Beside objects(rows.objects);
  for (const auto& [key, life] : rows.lives) {
    const auto object = objects.of(key.id);
    for (const std::uint32_t birth : life->births) {
      const std::ptrdiff_t at = run_at(bursts, birth);
      if (at < 0 || object.empty()) continue;
      born[static_cast<std::size_t>(at)].bytes += bytes_of(object.front().second.size);
      born[static_cast<std::size_t>(at)].objects += Count(1);
    }
  }
  for (std::size_t i = 0; i < bursts.size(); ++i)
    if (born[i].objects > Count(0) && born[i].objects >= bursts[i].objects) bursts[i].bytes = born[i].bytes;
}

/// How many newer copies there were when one was deleted, in the middle.
Count copies_kept(const SetRows& rows, const std::vector<Run>& bursts) {
  std::vector<Count> newer;
  for (const auto& [key, life] : rows.lives) {
    if (life->births.empty()) continue;
    const auto end = std::upper_bound(life->ends.begin(), life->ends.end(), life->births.back());
    if (end == life->ends.end()) continue;
    const std::ptrdiff_t born = run_at(bursts, life->births.back());
    const std::ptrdiff_t ended = run_at(bursts, *end);
    if (born >= 0) newer.emplace_back(static_cast<double>(ended - born));
  }
  return median(std::move(newer));
}

}  // namespace

std::vector<Run> runs(const SetRows::Rows<MinuteKey, MinuteRow>& minutes) {
  std::vector<Run> out;
  for (const auto& [key, row] : minutes) {
    const std::int64_t begin = begin_of(key.minute);
    const std::int64_t first = begin + (row->mask == 0 ? 0 : std::countr_zero(row->mask));
    const std::int64_t last = begin + (row->mask == 0 ? 0 : 63 - std::countl_zero(row->mask));
    if (out.empty() || between(out.back().last, first) > thresholds().pause)
      out.push_back({first, last, {}, {}, {}});
    Run& run = out.back();
    run.last = last;
    run.bytes += bytes_of(row->bytes);
    run.objects += count_of(row->objects);
    run.requests += count_of(row->requests);
  }
  return out;
}

namespace {

/// The times between the begins of runs.
std::vector<Seconds> gaps_of(const std::vector<Run>& all) {
  std::vector<Seconds> gaps;
  for (std::size_t i = 1; i < all.size(); ++i) gaps.push_back(between(all[i - 1].first, all[i].first));
  return gaps;
}

}  // namespace

Clock find_clock(const SetRows& rows, const Covering& covering) {
  Clock out;
  out.writes = runs(rows.writes());
  const std::vector<Seconds> gaps = gaps_of(out.writes);
  const Seconds every = median(gaps);
  out.regular = share_within(gaps, every, thresholds().gap_tolerance);
  if (count_of(gaps.size()) < thresholds().fewest_gaps || out.regular < thresholds().regular ||
      every >= thresholds().longest_gap)
    return out;
  size_by_births(rows, out.writes);
  std::vector<Bytes> sizes;
  std::vector<Count> objects;
  ByDay<Count> bursts(covering);
  for (const Run& run : out.writes) {
    sizes.push_back(run.bytes);
    objects.push_back(run.objects);
    bursts.add(day_of(run.first), Count(1));
  }
  out.size = median(sizes);
  if (out.size <= Bytes(0) ||
      share_within(sizes, out.size, thresholds().size_tolerance) < thresholds().regular)
    return out;
  out.every = every;
  out.objects = std::max(Count(1), rounded(median(objects)));
  out.keep = rounded(copies_kept(rows, out.writes));
  out.bursts = events_to_month(bursts);
  out.seen = count_of(out.writes.size());
  return out;
}

std::optional<ClockChange> find_clock_change(const std::vector<Run>& bursts) {
  constexpr std::size_t kTrials = 64;
  const std::vector<Seconds> gaps = gaps_of(bursts);
  const auto fewest = static_cast<std::size_t>(thresholds().fewest_gaps.count());
  if (gaps.size() < 2 * fewest) return std::nullopt;
  ClockChange best;
  double most = 0;
  const std::size_t step = std::max<std::size_t>(1, gaps.size() / kTrials);
  for (std::size_t at = fewest; at + fewest <= gaps.size(); at += step) {
    const std::vector<Seconds> first(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(at));
    const std::vector<Seconds> second(gaps.begin() + static_cast<std::ptrdiff_t>(at), gaps.end());
    const Seconds before = median(first);
    const Seconds after = median(second);
    const double regular = std::min(share_within(first, before, thresholds().gap_tolerance),
                                    share_within(second, after, thresholds().gap_tolerance));
    const bool differ = !is_near(before, after, thresholds().gap_tolerance * std::max(before, after));
    if (!differ || regular < thresholds().regular || regular <= most ||
        std::max(before, after) >= thresholds().longest_gap)
      continue;
    most = regular;
    best = {before, after, bursts[at].first};
  }
  return most > 0 ? std::optional(best) : std::nullopt;
}

Restores find_restores(const SetRows& rows, const Clock& clock, const Covering& covering) {
  Restores out;
  ByDay<Count> restores(covering);
  for (const Run& run : runs(rows.reads())) {
    const Count copies(run.bytes / clock.size);
    if (copies.count() < thresholds().restore_whole || !covering.counts(run.first)) continue;
    restores.add(day_of(run.first), rounded(copies));
    out.seen += rounded(copies);
    out.bytes += run.bytes;
    out.requests += run.requests;
  }
  out.a_month = events_to_month(restores);
  return out;
}

namespace {

struct Load {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Bytes bytes;
  Count requests;
};

/// A host's slots, six empty ones between two runs.
std::vector<Load> host_runs(const SetRows& rows) {
  std::vector<Load> out;
  std::uint64_t host = 0;
  std::uint32_t slot = 0;
  for (const auto& [key, row] : rows.slots) {
    if (out.empty() || key.host != host || key.slot > slot + thresholds().load_absent / Seconds(kSlotSeconds))
      out.push_back({row->first, row->last, {}, {}});
    host = key.host;
    slot = key.slot;
    out.back().last = std::max(out.back().last, row->last);
    out.back().bytes += bytes_of(row->bytes);
    out.back().requests += count_of(row->requests);
  }
  return out;
}

Count overlapping(const std::vector<Load>& loads) {
  std::vector<Count> together(loads.size());
  std::ranges::transform(loads, together.begin(), [&](const Load& load) {
    return Count(static_cast<double>(std::ranges::count_if(
        loads, [&](const Load& other) { return other.first <= load.last && load.first <= other.last; })));
  });
  return median(std::move(together));
}

}  // namespace

Loads find_loads(const SetRows& rows, Bytes set, double hosts_kept, const Covering& covering) {
  Loads out;
  if (set <= Bytes(0)) return out;
  std::vector<Load> loads;
  std::vector<double> fractions;
  ByDay<Count> starts(covering);
  for (const Load& run : host_runs(rows)) {
    const double fraction = run.bytes / set;
    if (fraction < thresholds().load_whole || fraction > thresholds().load_most ||
        between(run.first, run.last) > thresholds().load_longest)
      continue;
    if (!covering.counts(run.first)) continue;
    loads.push_back(run);
    fractions.push_back(fraction);
    starts.add(day_of(run.first), Count(1) / hosts_kept);
    out.bytes += run.bytes / hosts_kept;
    out.requests += run.requests / hosts_kept;
  }
  constexpr std::size_t kMostCompared = 20000;
  if (loads.size() > kMostCompared) loads.resize(kMostCompared);
  out.seen = count_of(fractions.size()) / hosts_kept;
  out.simultaneous = rounded(overlapping(loads) / hosts_kept);
  out.fraction = std::min(1.0, median(fractions));
  if (out.fraction > 0.99) out.fraction = 1;
  out.starts = events_to_month(starts);
  return out;
}

}  // namespace storeadvise::observe
