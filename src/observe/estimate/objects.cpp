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

/// Goes through the rows of a set, which are in order of objects, beside others that are in that order, too.
template <class Rows>
class Beside {
 public:
  explicit Beside(const Rows& rows) : at_(rows.begin()), end_(rows.end()) {}
  /// The rows of an object, which comes after those that were asked for before.
  std::span<const typename Rows::value_type> of(std::uint64_t id) {
    while (at_ != end_ && at_->first.id < id) ++at_;
    const auto begin = at_;
    while (at_ != end_ && at_->first.id == id) ++at_;
    return {begin, at_};
  }

 private:
  typename Rows::const_iterator at_;
  typename Rows::const_iterator end_;
};

struct ReadObject {
  double bytes = 0;  ///< read
  double size = 0;
};

/// The least bytes that take `share` of all that was read.
double hot_bytes(std::vector<ReadObject> objects, double share) {
  std::sort(objects.begin(), objects.end(), [](const ReadObject& a, const ReadObject& b) {
    return a.bytes * b.size != b.bytes * a.size ? a.bytes * b.size > b.bytes * a.size : a.bytes > b.bytes;
  });
  double need = 0;
  for (const ReadObject& o : objects) need += share * o.bytes;
  double held = 0;
  for (const ReadObject& o : objects) {
    if (o.bytes >= need) return held + (o.bytes > 0 ? o.size * need / o.bytes : 0);
    need -= o.bytes;
    held += o.size;
  }
  return held;
}

/// What was read of an object on its days; nothing where it was not.
std::optional<double> bytes_read(std::span<const std::pair<ObjectDayKey, const ObjectDayRow*>> days) {
  std::optional<double> bytes;
  for (const auto& [key, row] : days)
    if (row->reads > 0) bytes = bytes.value_or(0) + static_cast<double>(row->bytes);
  return bytes;
}

}  // namespace

Objects about_objects(const SetRows& rows, std::optional<double> stored_bytes, double kept,
                      double hot_share) {
  Objects out;
  std::vector<ReadObject> objects;
  Beside lives(rows.lives);
  Beside days(rows.object_days);
  for (const auto& [key, row] : rows.objects) {
    const auto life = lives.of(key.id);
    const bool there = stored_bytes ? row->stored > 0 : life.empty() || !is_gone(*life.front().second);
    if (!there) continue;
    const auto size = static_cast<double>(row->stored > 0 ? row->stored - 1 : row->size);
    if (row->told > 0) {
      out.seen += 1 / kept;
      out.seen_bytes += size / kept;
    }
    const std::optional<double> bytes = bytes_read(days.of(key.id));
    if (!bytes) continue;
    objects.push_back({*bytes, size});
    out.read_bytes += *bytes / kept;
  }
  out.of_bytes = stored_bytes.value_or(out.seen_bytes);
  if (out.of_bytes > 0)
    out.hot_fraction = std::min(1.0, hot_bytes(std::move(objects), hot_share) / kept / out.of_bytes);
  return out;
}

Lifetime lifetime(const SetRows& rows, std::int64_t end) {
  Lifetime out;
  std::vector<std::pair<double, bool>> spans;  // how long, and whether it ended
  for (const auto& [key, life] : rows.lives) {
    for (std::size_t i = 0; i < life->births.size(); ++i) {
      const std::uint32_t born = life->births[i];
      const auto ended = std::upper_bound(life->ends.begin(), life->ends.end(), born);
      const std::uint32_t next = i + 1 < life->births.size() ? life->births[i + 1] : ~0U;
      const std::uint32_t stop = ended == life->ends.end() ? next : std::min(next, *ended);
      if (stop == ~0U && life->births.size() == LifeRow::kMost) break;  // later births are not known
      const bool died = stop != ~0U;
      const double span = died ? stop - born : static_cast<double>(std::max<std::int64_t>(end - born, 0));
      spans.emplace_back(span, died);
      (died ? out.ended : out.alive) += 1;
      out.watched = std::max(out.watched, span);
    }
  }
  std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second && !b.second;
  });
  double alive = 1;
  for (std::size_t i = 0; i < spans.size() && !out.median; ++i) {
    if (spans[i].second) alive *= 1 - 1 / static_cast<double>(spans.size() - i);
    if (alive <= 0.5 + 1e-12) out.median = spans[i].first;
  }
  return out;
}

namespace {

constexpr std::uint32_t kCold = 30;
constexpr std::uint32_t kColder = 90;
constexpr std::uint32_t kNever = ~0U;

/// A day of reads of one object: how long after the day it was touched before, and how many bytes.
struct Touch {
  std::uint32_t day = 0;
  std::uint32_t gap = kNever;  ///< days; of the first touch since the last change that is known
  bool first = false;
  double bytes = 0;
};

/// The days of reads of all objects.
std::vector<Touch> touches(const SetRows& rows) {
  std::vector<Touch> out;
  out.reserve(rows.object_days.size());
  const ObjectRow* object = nullptr;
  Beside objects(rows.objects);
  for (std::size_t i = 0; i < rows.object_days.size(); ++i) {
    const auto& [key, row] = rows.object_days[i];
    const bool first = i == 0 || rows.object_days[i - 1].first.id != key.id;
    std::uint32_t before = kNever;
    if (!first) before = rows.object_days[i - 1].first.day;
    if (first) {
      const auto found = objects.of(key.id);
      object = found.empty() ? nullptr : found.front().second;
    }
    if (first && object != nullptr && object->changed > 0)
      before = std::min(object->changed / 86400, key.day);
    if (row->reads == 0 || row->writes > 0) continue;
    const double size = object == nullptr ? 0 : static_cast<double>(object->size);
    const auto bytes = static_cast<double>(row->bytes);
    out.push_back({key.day, before == kNever ? kNever : key.day - before, first,
                   size > 0 ? std::min(bytes, size) : bytes});
  }
  return out;
}

/// Of reads that come so many days and more after the touch before, the share that comes 30 days and more
/// after: by what the days show that have 30 days of log before them. By days, up to 30.
std::array<double, kCold + 1> cold_shares(const std::vector<Touch>& all, std::uint32_t from) {
  std::array<double, kCold + 1> shares{};
  std::array<double, kCold + 1> later{};
  for (const Touch& t : all)
    if (t.day >= from && t.gap != kNever) later.at(std::min(t.gap, kCold)) += t.bytes;
  for (std::size_t gap = kCold; gap > 0; --gap) later.at(gap - 1) += later.at(gap);
  for (std::size_t gap = 0; gap <= kCold; ++gap)
    shares.at(gap) = later.at(gap) > 0 ? later[kCold] / later.at(gap) : 1;
  return shares;
}

}  // namespace

Rest rest(const SetRows& rows, const Covering& covering, double kept) {
  Rest out;
  if (covering.full_days.empty()) return out;
  const std::vector<Touch> all = touches(rows);
  const std::uint32_t begin = covering.full_days.front();
  const std::array<double, kCold + 1> shares = cold_shares(all, begin + kCold);
  out.known = static_cast<double>(covering.full_days.size()) >= thresholds().cold_log;
  ByDay cold(covering);
  ByDay most(covering);
  for (const Touch& t : all) {
    if (t.first && (t.gap == kNever || t.gap >= kCold)) most.add(t.day, t.bytes / kept);
    if (!t.first && t.gap >= kCold) cold.add(t.day, t.bytes / kept);
    if (t.first && t.gap >= kCold) {
      const std::uint32_t watched = t.day < begin ? 0 : t.day - begin;
      cold.add(t.day, t.bytes / kept * shares.at(std::min(watched, kCold)));
    }
  }
  out.cold_bytes = to_month(covering, cold.days());
  out.cold_most = to_month(covering, most.days()).high;
  double stored = 0;
  const auto now = static_cast<std::uint32_t>(covering.end / kDaySeconds);
  Beside days_of(rows.object_days);
  for (const auto& [key, row] : rows.objects) {
    if (row->stored == 0) continue;
    const auto days = days_of.of(key.id);
    const std::uint32_t at = std::max(row->changed / 86400, days.empty() ? 0 : days.back().first.day);
    const auto size = static_cast<double>(row->stored - 1);
    stored += size;
    if (at + kCold < now) out.untouched_30 += size;
    if (at + kColder < now) out.untouched_90 += size;
  }
  if (stored > 0) {
    out.untouched_30 /= stored;
    out.untouched_90 /= stored;
  }
  out.known_90 = covering.full_days.size() >= kColder;
  return out;
}

}  // namespace storeadvise::observe
