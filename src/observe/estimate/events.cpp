#include "observe/estimate/events.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

double share_within(const std::vector<double>& numbers, double of, double tolerance) {
  const auto near =
      std::ranges::count_if(numbers, [&](double x) { return std::abs(x - of) <= tolerance * of; });
  return numbers.empty() ? 0 : static_cast<double>(near) / static_cast<double>(numbers.size());
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
      born[static_cast<std::size_t>(at)].bytes += static_cast<double>(object.front().second.size);
      born[static_cast<std::size_t>(at)].objects += 1;
    }
  }
  for (std::size_t i = 0; i < bursts.size(); ++i)
    if (born[i].objects > 0 && born[i].objects >= bursts[i].objects) bursts[i].bytes = born[i].bytes;
}

/// How many newer copies there were when one was deleted, in the middle.
double copies_kept(const SetRows& rows, const std::vector<Run>& bursts) {
  std::vector<double> newer;
  for (const auto& [key, life] : rows.lives) {
    if (life->births.empty()) continue;
    const auto end = std::upper_bound(life->ends.begin(), life->ends.end(), life->births.back());
    if (end == life->ends.end()) continue;
    const std::ptrdiff_t born = run_at(bursts, life->births.back());
    const std::ptrdiff_t ended = run_at(bursts, *end);
    if (born >= 0) newer.push_back(static_cast<double>(ended - born));
  }
  return median(std::move(newer));
}

}  // namespace

double median(std::vector<double> numbers) {
  if (numbers.empty()) return 0;
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  if (numbers.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(numbers.begin(), middle)) / 2;
}

std::vector<Run> runs(const SetRows::Rows<MinuteKey, MinuteRow>& minutes) {
  std::vector<Run> out;
  for (const auto& [key, row] : minutes) {
    const std::int64_t begin = begin_of(key.minute);
    const std::int64_t first = begin + (row->mask == 0 ? 0 : std::countr_zero(row->mask));
    const std::int64_t last = begin + (row->mask == 0 ? 0 : 63 - std::countl_zero(row->mask));
    if (out.empty() || static_cast<double>(first - out.back().last) > thresholds().pause)
      out.push_back({first, last, 0, 0, 0});
    Run& run = out.back();
    run.last = last;
    run.bytes += static_cast<double>(row->bytes);
    run.objects += row->objects;
    run.requests += row->requests;
  }
  return out;
}

Clock find_clock(const SetRows& rows, const Covering& covering) {
  Clock out;
  out.writes = runs(rows.writes());
  std::vector<double> gaps;
  for (std::size_t i = 1; i < out.writes.size(); ++i)
    gaps.push_back(static_cast<double>(out.writes[i].first - out.writes[i - 1].first));
  const double every = median(gaps);
  out.regular = share_within(gaps, every, thresholds().gap_tolerance);
  if (static_cast<double>(gaps.size()) < thresholds().fewest_gaps || out.regular < thresholds().regular ||
      every >= thresholds().longest_gap)
    return out;
  size_by_births(rows, out.writes);
  std::vector<double> sizes;
  std::vector<double> objects;
  ByDay bursts(covering);
  for (const Run& run : out.writes) {
    sizes.push_back(run.bytes);
    objects.push_back(run.objects);
    bursts.add(day_of(run.first), 1);
  }
  out.size = median(sizes);
  if (out.size <= 0 || share_within(sizes, out.size, thresholds().size_tolerance) < thresholds().regular)
    return out;
  out.every = every;
  out.objects = std::max(1.0, std::round(median(objects)));
  out.keep = std::round(copies_kept(rows, out.writes));
  out.bursts = events_to_month(covering, bursts.days());
  out.seen = static_cast<double>(out.writes.size());
  return out;
}

std::optional<ClockChange> find_clock_change(const std::vector<Run>& bursts) {
  constexpr std::size_t kTrials = 64;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < bursts.size(); ++i)
    gaps.push_back(static_cast<double>(bursts[i].first - bursts[i - 1].first));
  const auto fewest = static_cast<std::size_t>(thresholds().fewest_gaps);
  if (gaps.size() < 2 * fewest) return std::nullopt;
  ClockChange best;
  double most = 0;
  const std::size_t step = std::max<std::size_t>(1, gaps.size() / kTrials);
  for (std::size_t at = fewest; at + fewest <= gaps.size(); at += step) {
    const std::vector<double> first(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(at));
    const std::vector<double> second(gaps.begin() + static_cast<std::ptrdiff_t>(at), gaps.end());
    const double before = median(first);
    const double after = median(second);
    const double regular = std::min(share_within(first, before, thresholds().gap_tolerance),
                                    share_within(second, after, thresholds().gap_tolerance));
    const bool differ = std::abs(before - after) > thresholds().gap_tolerance * std::max(before, after);
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
  ByDay restores(covering);
  for (const Run& run : runs(rows.reads())) {
    const double copies = run.bytes / clock.size;
    if (copies < thresholds().restore_whole || !covering.counts(run.first)) continue;
    restores.add(day_of(run.first), std::round(copies));
    out.seen += std::round(copies);
    out.bytes += run.bytes;
    out.requests += run.requests;
  }
  out.a_month = events_to_month(covering, restores.days());
  return out;
}

namespace {

struct Load {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double bytes = 0;
  double requests = 0;
};

/// A host's slots, six empty ones between two runs.
std::vector<Load> host_runs(const SetRows& rows) {
  std::vector<Load> out;
  std::uint64_t host = 0;
  std::uint32_t slot = 0;
  for (const auto& [key, row] : rows.slots) {
    if (out.empty() || key.host != host || key.slot > slot + thresholds().load_absent / kSlotSeconds)
      out.push_back({row->first, row->last, 0, 0});
    host = key.host;
    slot = key.slot;
    out.back().last = std::max(out.back().last, row->last);
    out.back().bytes += static_cast<double>(row->bytes);
    out.back().requests += row->requests;
  }
  return out;
}

double overlapping(const std::vector<Load>& loads) {
  std::vector<double> together(loads.size());
  std::ranges::transform(loads, together.begin(), [&](const Load& load) {
    return static_cast<double>(std::ranges::count_if(
        loads, [&](const Load& other) { return other.first <= load.last && load.first <= other.last; }));
  });
  return median(std::move(together));
}

}  // namespace

Loads find_loads(const SetRows& rows, double set_bytes, double hosts_kept, const Covering& covering) {
  Loads out;
  if (set_bytes <= 0) return out;
  std::vector<Load> loads;
  std::vector<double> fractions;
  ByDay starts(covering);
  for (const Load& run : host_runs(rows)) {
    const double fraction = run.bytes / set_bytes;
    if (fraction < thresholds().load_whole || fraction > thresholds().load_most ||
        run.last - run.first > thresholds().load_longest)
      continue;
    if (!covering.counts(run.first)) continue;
    loads.push_back(run);
    fractions.push_back(fraction);
    starts.add(day_of(run.first), 1 / hosts_kept);
    out.bytes += run.bytes / hosts_kept;
    out.requests += run.requests / hosts_kept;
  }
  constexpr std::size_t kMostCompared = 20000;
  if (loads.size() > kMostCompared) loads.resize(kMostCompared);
  out.seen = static_cast<double>(fractions.size()) / hosts_kept;
  out.simultaneous = std::round(overlapping(loads) / hosts_kept);
  out.fraction = std::min(1.0, median(fractions));
  if (out.fraction > 0.99) out.fraction = 1;
  out.starts = events_to_month(covering, starts.days());
  return out;
}

}  // namespace storeadvise::observe
