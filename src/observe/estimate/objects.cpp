#include "observe/estimate/objects.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "observe/thresholds.hpp"

namespace storeadvise::observe {
namespace {

/// Whether the object was there at the end: not deleted since its last upload.
bool is_gone(const LifeRow& life) {
  return !life.ends.empty() && (life.births.empty() || life.ends.back() >= life.births.back());
}

struct ReadObject {
  Bytes bytes;  ///< read
  Bytes size;
};

/// What compares how often bytes are read: the bytes read of one object for each byte of another.
double crossed(const ReadObject& read, const ReadObject& sized) {
  return read.bytes.count() * sized.size.count();
}

/// The least bytes that take `share` of all that was read.
Bytes hot_bytes(std::vector<ReadObject> objects, double share) {
  std::sort(objects.begin(), objects.end(), [](const ReadObject& a, const ReadObject& b) {
    return crossed(a, b) != crossed(b, a) ? crossed(a, b) > crossed(b, a) : a.bytes > b.bytes;
  });
  Bytes need;
  for (const ReadObject& o : objects) need += share * o.bytes;
  Bytes held;
  for (const ReadObject& o : objects) {
    if (o.bytes >= need)
      return held + (o.bytes > Bytes(0) ? Bytes(crossed({need, {}}, o) / o.bytes.count()) : Bytes(0));
    need = need - o.bytes;
    held += o.size;
  }
  return held;
}

/// What was read of an object on its days; nothing where it was not.
std::optional<Bytes> bytes_read(std::span<const std::pair<ObjectDayKey, ObjectDayRow>> days) {
  std::optional<Bytes> bytes;
  for (const auto& [key, row] : days)
    if (row.reads > 0) bytes = bytes.value_or(Bytes(0)) + bytes_of(row.bytes);
  return bytes;
}

}  // namespace

Objects about_objects(const SetRows& rows, std::optional<Bytes> stored, double kept, double hot_share) {
  Objects out;
  std::vector<ReadObject> objects;
  Beside lives(rows.lives);
  Beside days(rows.object_days);
  for (const auto& [key, row] : rows.objects) {
    const auto life = lives.of(key.id);
    const bool there = stored ? row.stored > 0 : life.empty() || !is_gone(*life.front().second);
    if (!there) continue;
    const Bytes size = bytes_of(row.stored > 0 ? row.stored - 1 : row.size);
    if (row.told > 0) {
      out.seen += Count(1) / kept;
      out.seen_bytes += size / kept;
    }
    const std::optional<Bytes> bytes = bytes_read(days.of(key.id));
    if (!bytes) continue;
    objects.push_back({*bytes, size});
    out.read_bytes += *bytes / kept;
  }
  out.of_bytes = stored.value_or(out.seen_bytes);
  if (out.of_bytes > Bytes(0))
    out.hot_fraction = std::min(1.0, hot_bytes(std::move(objects), hot_share) / kept / out.of_bytes);
  return out;
}

namespace {

/// How long an object lived or has been alive.
struct Span {
  Seconds length;
  bool ended = false;
};

constexpr std::uint32_t kNotYet = ~0U;

/// When the object of the `i`-th birth was deleted or replaced.
std::uint32_t ended_at(const LifeRow& life, std::size_t i) {
  const auto deleted = std::ranges::upper_bound(life.ends, life.births[i]);
  const std::uint32_t replaced = i + 1 < life.births.size() ? life.births[i + 1] : kNotYet;
  return deleted == life.ends.end() ? replaced : std::min(replaced, *deleted);
}

/// In order; of the same length those that ended come first.
std::vector<Span> spans_of(const SetRows& rows, std::int64_t end) {
  std::vector<Span> spans;
  for (const auto& [key, life] : rows.lives)
    for (std::size_t i = 0; i < life->births.size(); ++i) {
      const std::uint32_t born = life->births[i];
      const std::uint32_t stop = ended_at(*life, i);
      if (stop == kNotYet && life->births.size() == LifeRow::kMost) break;  // later births are not known
      if (stop != kNotYet)
        spans.push_back({between(born, stop), true});
      else
        spans.push_back({std::max(between(born, end), Seconds(0)), false});
    }
  std::ranges::sort(spans, [](const Span& a, const Span& b) {
    return a.length != b.length ? a.length < b.length : a.ended && !b.ended;
  });
  return spans;
}

/// The length that half of all outlive, by the estimator of Kaplan and Meier (1958), doi:10.2307/2281868.
std::optional<Seconds> median_of(const std::vector<Span>& spans) {
  constexpr double kRounding = 1e-12;
  double alive = 1;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].ended) alive *= 1 - 1 / static_cast<double>(spans.size() - i);
    if (alive <= 0.5 + kRounding) return spans[i].length;
  }
  return std::nullopt;
}

}  // namespace

Lifetime lifetime(const SetRows& rows, std::int64_t end) {
  const std::vector<Span> spans = spans_of(rows, end);
  Lifetime out;
  for (const Span& span : spans) (span.ended ? out.ended : out.alive) += Count(1);
  if (!spans.empty()) out.watched = spans.back().length;
  out.median = median_of(spans);
  return out;
}

namespace {

constexpr std::uint32_t kCold = 30;
constexpr std::uint32_t kColder = 90;
constexpr std::uint32_t kNever = ~0U;

/// A day of reads of one object: how long after the day it was touched before, and how much.
struct Touch {
  std::uint32_t day = 0;
  std::uint32_t gap = kNever;  ///< days; of the first touch since the last change that is known
  bool first = false;
  Bytes bytes;
};

/// The day before the first of an object's days that it was changed on, if that is known.
std::uint32_t changed_before(const ObjectRow* object, std::uint32_t day) {
  return object != nullptr && object->changed > 0 ? std::min(day_of(object->changed), day) : kNever;
}

/// Of an object no more counts than its size, however often it is read on a day.
Bytes bytes_once(const ObjectRow* object, const ObjectDayRow& day) {
  const Bytes bytes = bytes_of(day.bytes);
  return object != nullptr && object->size > 0 ? std::min(bytes, bytes_of(object->size)) : bytes;
}

/// The days of reads of all objects.
std::vector<Touch> touches(const SetRows& rows) {
  std::vector<Touch> out;
  out.reserve(rows.object_days.size());
  const ObjectRow* object = nullptr;
  Beside objects(rows.objects);
  for (std::size_t i = 0; i < rows.object_days.size(); ++i) {
    const auto& [key, row] = rows.object_days[i];
    const bool first = i == 0 || rows.object_days[i - 1].first.id != key.id;
    if (first) {
      const auto found = objects.of(key.id);
      object = found.empty() ? nullptr : &found.front().second;
    }
    if (row.reads == 0 || row.writes > 0) continue;
    const std::uint32_t before = first ? changed_before(object, key.day) : rows.object_days[i - 1].first.day;
    out.push_back({key.day, before == kNever ? kNever : key.day - before, first, bytes_once(object, row)});
  }
  return out;
}

/// Of reads that come so many days and more after the touch before, the share that comes 30 days and more
/// after: by what the days show that have 30 days of log before them. By days, up to 30.
std::array<double, kCold + 1> cold_shares(const std::vector<Touch>& all, std::uint32_t from) {
  std::array<double, kCold + 1> shares{};
  std::array<Bytes, kCold + 1> later;
  for (const Touch& t : all)
    if (t.day >= from && t.gap != kNever) later.at(std::min(t.gap, kCold)) += t.bytes;
  for (std::size_t gap = kCold; gap > 0; --gap) later.at(gap - 1) += later.at(gap);
  for (std::size_t gap = 0; gap <= kCold; ++gap)
    shares.at(gap) = later.at(gap) > Bytes(0) ? later[kCold] / later.at(gap) : 1;
  return shares;
}

/// What was read a day that had lain untouched for 30 days: as far as is known, and at most.
struct ColdReads {
  ByDay<Bytes> known;
  ByDay<Bytes> most;
};

ColdReads cold_reads(const SetRows& rows, const Covering& covering, double kept) {
  const std::uint32_t begin = covering.full_days.front();
  const std::vector<Touch> all = touches(rows);
  const std::array<double, kCold + 1> shares = cold_shares(all, begin + kCold);
  ColdReads reads{ByDay<Bytes>(covering), ByDay<Bytes>(covering)};
  for (const Touch& t : all) {
    if (t.gap < kCold) continue;  // kNever is more
    const Bytes bytes = t.bytes / kept;
    if (!t.first) {
      reads.known.add(t.day, bytes);
      continue;
    }
    const std::uint32_t watched = t.day < begin ? 0 : t.day - begin;
    reads.known.add(t.day, bytes * shares.at(std::min(watched, kCold)));
    reads.most.add(t.day, bytes);
  }
  return reads;
}

/// The shares of what is stored that nothing has touched for 30 and 90 days.
void add_untouched(Rest& out, const SetRows& rows, const Covering& covering) {
  Bytes stored;
  Bytes cold;
  Bytes colder;
  const auto now = day_of(covering.end);
  Beside days_of(rows.object_days);
  for (const auto& [key, row] : rows.objects) {
    if (row.stored == 0) continue;
    const auto days = days_of.of(key.id);
    const std::uint32_t at = std::max(day_of(row.changed), days.empty() ? 0 : days.back().first.day);
    const Bytes size = bytes_of(row.stored - 1);
    stored += size;
    if (at + kCold < now) cold += size;
    if (at + kColder < now) colder += size;
  }
  if (stored <= Bytes(0)) return;
  out.untouched_30 = cold / stored;
  out.untouched_90 = colder / stored;
}

}  // namespace

Rest rest(const SetRows& rows, const Covering& covering, double kept) {
  Rest out;
  if (covering.full_days.empty()) return out;
  const ColdReads reads = cold_reads(rows, covering, kept);
  out.known = covering.whole_days() >= thresholds().cold_log;
  out.cold_bytes = to_month(reads.known);
  out.cold_most = to_month(reads.most).high;
  add_untouched(out, rows, covering);
  out.known_90 = covering.full_days.size() >= kColder;
  return out;
}

}  // namespace storeadvise::observe
