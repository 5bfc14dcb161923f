#include "observe/estimate/pattern.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "observe/thresholds.hpp"
#include "observe/units.hpp"

namespace storeadvise::observe {
namespace {

using Entry = RequestSizes::Entry;
using Entries = std::vector<Entry>;

enum class Verdict : std::uint8_t { sequential, random, unknown };

Bytes total(const Entries& entries) {
  return std::accumulate(entries.begin(), entries.end(), Bytes(0),
                         [](Bytes sum, const Entry& e) { return sum + bytes_of(e.bytes); });
}

Count count(const Entries& entries) {
  return std::accumulate(entries.begin(), entries.end(), Count(0),
                         [](Count sum, const Entry& e) { return sum + count_of(e.count); });
}

bool is_whole(Bytes bytes, Bytes size) {
  const double times = std::round(bytes / size);
  const Bytes whole = times * size;
  return times >= 1 && std::max(bytes, whole) - std::min(bytes, whole) <= thresholds().whole_tolerance * size;
}

bool is_small(const Entry& e) { return bytes_of(e.size) < thresholds().small_request; }

/// Whether a session has the request that a reader in order makes last: of what the usual one leaves over.
bool has_last(const Entries& entries, std::uint64_t rest) {
  return rest == 0 || std::ranges::any_of(entries, [&](const Entry& e) { return e.size == rest; });
}

/// Requests of one session that belong together, all against one object of `size` bytes.
Verdict judge(const Entries& entries, bool exact, std::uint64_t size) {
  if (entries.empty() || size == 0) return Verdict::unknown;
  const Bytes bytes = total(entries);
  const Bytes object = bytes_of(size);
  if (is_whole(bytes, object)) return Verdict::sequential;
  const Entry& usual = *std::max_element(entries.begin(), entries.end(),
                                         [](const Entry& a, const Entry& b) { return a.count < b.count; });
  if (bytes_of(usual.size) == thresholds().mountpoint_first && count_of(usual.count) > count(entries) / 2 &&
      bytes < object / 2)
    return Verdict::random;
  const std::uint64_t rest = usual.size > 0 ? size % usual.size : 0;
  const bool has_end = exact && has_last(entries, rest);
  if (bytes >= object / 2 && (!is_small(usual) || (has_end && rest != 0))) return Verdict::sequential;
  if (!is_small(usual)) return Verdict::unknown;
  if (bytes < object / 2) return Verdict::random;
  return exact && rest != 0 && !has_end && count_of(usual.count) >= thresholds().many_without_end
             ? Verdict::random
             : Verdict::unknown;
}

void count_in(ReadPattern& out, Verdict verdict, Count requests, Bytes bytes) {
  (verdict == Verdict::sequential ? out.sequential
   : verdict == Verdict::random   ? out.random
                                  : out.unknown) += requests;
  if (verdict == Verdict::sequential) out.sequential_bytes += bytes;
}

/// Of ranges that adjoin, those of runs of two and more read in order.
void count_ranges(ReadPattern& out, std::vector<KnownRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const bool follows = i > 0 && ranges[i].first <= ranges[i - 1].last + 1;
    const bool leads = i + 1 < ranges.size() && ranges[i + 1].first <= ranges[i].last + 1;
    const Bytes bytes = bytes_of(ranges[i].last - ranges[i].first + 1);
    count_in(out, follows || leads ? Verdict::sequential : Verdict::random, Count(1), bytes);
  }
}

/// Requests of one size and, where it does not divide the object, those that are as large as what is left at
/// its end: as a reader makes them that goes from begin to end in steps.
struct Steps {
  Entries steps;
  Entries others;
};

/// Takes the requests of one size apart when they cover the object, or most of it where records were lost;
/// nothing where no size does. What else was asked for in the session was not needed to read all of it.
std::optional<Steps> take_steps(const Entries& entries, std::uint64_t size) {
  const Entry& most = *std::max_element(entries.begin(), entries.end(),
                                        [](const Entry& a, const Entry& b) { return a.bytes < b.bytes; });
  if (most.size == 0 || most.bytes < size / 2) return std::nullopt;
  const std::uint64_t rest = size % most.size;
  const auto passes = static_cast<std::uint32_t>((most.bytes + size / 2) / size);
  Steps out;
  bool has_end = rest == 0;
  for (const Entry& e : entries) {
    if (&e != &most && e.size != rest) {
      out.others.push_back(e);
      continue;
    }
    Entry step = e;
    if (&e != &most) {
      has_end = true;
      step.count = std::min(e.count, std::max(1U, passes));
      step.bytes = step.count * e.size;
      if (e.count > step.count) out.others.push_back({e.size, e.bytes - step.bytes, e.count - step.count});
    }
    out.steps.push_back(step);
  }
  const bool covered = total(out.steps) == count_of(passes) * bytes_of(size);
  const bool nearly = has_end && rest != 0;
  if (covered || nearly || !is_small(most)) return out;
  return std::nullopt;
}

void count_judged(ReadPattern& out, const Entries& entries, bool exact, std::uint64_t size) {
  if (!entries.empty()) count_in(out, judge(entries, exact, size), count(entries), total(entries));
}

/// Large and small requests apart, where the large ones are sequential; else all of them together.
void count_by_size(ReadPattern& out, const Entries& entries, bool exact, std::uint64_t size) {
  Entries large;
  Entries small;
  for (const Entry& e : entries) (is_small(e) ? small : large).push_back(e);
  if (small.empty() || judge(large, exact, size) != Verdict::sequential)
    return count_judged(out, entries, exact, size);
  count_judged(out, large, exact, size);
  count_judged(out, small, exact, size);
}

/// One session.
void count_session(ReadPattern& out, const SessionRow& row) {
  const Entries& entries = row.sizes.entries();
  const bool exact = !row.sizes.coarse();
  if (entries.empty() || row.size == 0) return count_judged(out, entries, exact, row.size);
  if (const auto apart = exact ? take_steps(entries, row.size) : std::nullopt) {
    count_in(out, Verdict::sequential, count(apart->steps), total(apart->steps));
    return count_judged(out, apart->others, exact, row.size);
  }
  const bool sequential = judge(entries, exact, row.size) == Verdict::sequential;
  if (!sequential && count_of(row.ranges.size()) >= 0.9 * count(entries))
    return count_ranges(out, row.ranges);
  sequential ? count_judged(out, entries, exact, row.size) : count_by_size(out, entries, exact, row.size);
}

}  // namespace

ReadPattern read_pattern(const SetRows& rows) {
  ReadPattern out;
  for (const auto& [key, row] : rows.tallies) {
    if (key.what != TallyKey::What::whole_reads) continue;
    out.bytes += bytes_of(row->bytes);
    count_in(out, Verdict::sequential, count_of(row->count), bytes_of(row->bytes));
  }
  for (std::size_t i = 0; i < rows.sessions.size();) {
    SessionRow session;
    std::uint32_t slot = rows.sessions[i].first.slot;
    const auto same = [&](const SessionKey& key) {
      return key.host == rows.sessions[i].first.host && key.object == rows.sessions[i].first.object &&
             key.slot <= slot + 1;
    };
    std::size_t end = i;
    for (; end < rows.sessions.size() && same(rows.sessions[end].first); ++end) {
      slot = rows.sessions[end].first.slot;
      session.add(*rows.sessions[end].second);
    }
    out.bytes += total(session.sizes.entries());
    count_session(out, session);
    i = end;
  }
  return out;
}

}  // namespace storeadvise::observe
