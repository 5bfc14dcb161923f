#include "observe/estimate/composing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "observe/estimate/growth.hpp"
#include "observe/estimate/put_field.hpp"

namespace storeadvise::observe {

Field& Composing::put(std::string path, Sure sure, Value value, std::vector<std::string> from) {
  return put_field(out, std::move(path), sure, std::move(value), std::move(from));
}

void Composing::leave_open(std::string path, std::string seen, std::string why) {
  out.left_open.push_back({std::move(path), std::move(seen), std::move(why)});
}

DayTotals totals(const Composing& c, const Covering& time, std::initializer_list<Operation> operations) {
  DayTotals out{ByDay<Bytes>(time), ByDay<Count>(time), {}, {}};
  for (const auto& [key, row] : c.rows.days) {
    const auto operation = static_cast<Operation>(key.operation);
    if (std::ranges::find(operations, operation) == operations.end()) continue;
    const bool done =
        operation == Operation::get ? key.status == 200 || key.status == 206 : key.status / 100 == 2;
    const bool any = operation == Operation::head || operation == Operation::list;
    if (!done && !any) continue;
    const Bytes bytes = bytes_of(row->bytes);
    const Count count = count_of(row->count);
    out.bytes.add(key.day, bytes);
    out.requests.add(key.day, count);
    out.seen_bytes += bytes;
    out.seen_requests += count;
  }
  return out;
}

namespace {

/// What was stored in the set by the best source, by bucket, at each time that one was taken, rising.
std::map<std::string, std::vector<SizeAt>> sizes_by_bucket(const Composing& c) {
  std::map<std::string, std::vector<SizeAt>> buckets;
  std::set<std::string> holding;
  for (const Snapshot& snapshot : c.observation.snapshots) {
    if (snapshot.taken <= 0 || snapshot.source != c.stored_from.front()) continue;
    const auto found = snapshot.sets.find(c.set);
    if (found != snapshot.sets.end()) holding.insert(snapshot.bucket);
    buckets[snapshot.bucket].emplace_back(snapshot.taken,
                                          found == snapshot.sets.end() ? Bytes(0) : found->second.bytes);
  }
  std::erase_if(buckets, [&](const auto& bucket) { return !holding.contains(bucket.first); });
  for (auto& [bucket, sizes] : buckets) std::sort(sizes.begin(), sizes.end());
  return buckets;
}

/// The growth between snapshots, of all buckets of the set together; nothing where one bucket has only one.
std::optional<Amount<Bytes>> growth_of_snapshots(const Composing& c, Count& steps) {
  if (c.stored == nullptr) return std::nullopt;
  std::optional<Amount<Bytes>> all;
  for (const auto& [bucket, sizes] : sizes_by_bucket(c)) {
    const auto growth = growth_of(sizes, c.wanted.month, c.wanted.guess);
    if (!growth) return std::nullopt;
    all = all.value_or(Amount<Bytes>{}) + *growth;
    steps += count_of(sizes.size() - 1);
  }
  return all;
}

/// What changed in the month before the newest snapshot; nothing where no snapshot tells when.
std::optional<Bytes> changed_in_a_month(const Composing& c) {
  std::int64_t taken = 0;
  for (const Snapshot& snapshot : c.observation.snapshots)
    if (snapshot.newest) taken = std::max(taken, snapshot.taken);
  if (c.stored == nullptr || taken == 0 || c.stored->by_day.empty()) return std::nullopt;
  const auto month = static_cast<std::int64_t>(c.wanted.month.count()) * kHourSeconds;
  Bytes bytes;
  for (const auto& [day, size] : c.stored->by_day)
    if ((std::int64_t{day} + 1) * kDaySeconds > taken - month) bytes += size;
  return bytes;
}

void put_most_growth(Composing& c, Bytes most, const std::vector<std::string>& from, std::string why) {
  Field& field = c.put("growth_per_month", Sure::at_most, std::monostate{}, from);
  field.high = std::ceil(most.count());
  field.why = std::move(why);
}

void compose_growth(Composing& c) {
  Count steps;
  if (const auto growth = growth_of_snapshots(c, steps)) {
    const Amount<Bytes> whole = rounded(*growth);
    Field& field = c.put("growth_per_month", Sure::estimated, whole.value.count(), c.stored_from);
    field.n = steps;
    put_interval(field, whole);
    field.why = steps > Count(1) ? "the middle of the slopes between snapshots" : "two snapshots";
    return;
  }
  const DayTotals written = totals(c, c.covering, {Operation::put, Operation::put_part});
  if (!c.log_from.empty() && written.seen_bytes > Bytes(0))
    return put_most_growth(c, to_month(written.bytes).high, c.log_from,
                           "what is written may replace what was there");
  if (const auto changed = changed_in_a_month(c); changed && c.log_from.empty())
    put_most_growth(c, *changed, c.stored_from, "what changed in the last month may replace what was there");
}

/// The effective number of components: exp of the entropy of requests over them, of the 1,024 heaviest.
void compose_prefixes(Composing& c) {
  constexpr std::size_t kMost = 1024;
  std::vector<double> counts;
  for (const auto& [key, row] : c.rows.tallies)
    if (key.what == TallyKey::What::component) counts.push_back(static_cast<double>(row->count));
  std::sort(counts.begin(), counts.end(), std::greater<>());
  if (counts.size() > kMost) counts.resize(kMost);
  double all = 0;
  for (const double n : counts) all += n;
  if (all <= 0) return;
  double entropy = 0;
  for (const double n : counts) entropy -= n / all * std::log(n / all);
  c.put("prefixes", Sure::estimated, std::max(1.0, std::round(std::exp(entropy))), c.log_from).n = Count(all);
}

}  // namespace

SizeFound compose_size(Composing& c, const Objects& objects) {
  SizeFound found{objects.seen_bytes, objects.seen};
  if (c.stored != nullptr) {
    found = {c.stored->bytes, count_of(c.stored->objects)};
    c.put("size", Sure::measured, found.bytes.count(), c.stored_from).n = found.objects;
    c.put("objects", Sure::measured, found.objects.count(), c.stored_from).n = found.objects;
  } else if (objects.seen > Count(0)) {
    for (const auto& [path, value] :
         {std::pair{"size", found.bytes.count()}, std::pair{"objects", found.objects.count()}}) {
      Field& field = c.put(path, Sure::at_least, std::round(value), c.log_from);
      field.n = found.objects;
      field.low = std::round(value);
      field.why = "what no request named is not seen";
    }
  }
  compose_growth(c);
  compose_prefixes(c);
  return found;
}

namespace {

/// The share of the bytes that did not change in the 30 days before the newest snapshot; nothing where its
/// time is not known.
std::optional<double> unchanged(const Composing& c) {
  constexpr std::int64_t kDays = 30;
  std::int64_t taken = 0;
  for (const Snapshot& snapshot : c.observation.snapshots)
    if (snapshot.newest) taken = std::max(taken, snapshot.taken);
  if (taken == 0) return std::nullopt;
  Bytes bytes;
  for (const auto& [day, size] : c.stored->by_day)
    if (std::int64_t{day} + kDays < taken / kDaySeconds) bytes += size;
  return bytes / c.stored->bytes;
}

void compose_untouched(Composing& c, const Rest& rest) {
  if (c.stored == nullptr || c.stored->bytes <= Bytes(0)) return;
  const Bytes tiered = c.stored->tiered_bytes;
  if (tiered > 0.99 * c.stored->bytes) {
    c.put("untouched.30 d", Sure::measured, c.stored->untouched_30 / tiered, c.stored_from);
    c.put("untouched.90 d", Sure::measured, c.stored->untouched_90 / tiered, c.stored_from);
    return;
  }
  std::vector<std::string> from = c.stored_from;
  from.insert(from.end(), c.log_from.begin(), c.log_from.end());
  std::sort(from.begin(), from.end());
  if (rest.known) {
    c.put("untouched.30 d", Sure::estimated, rest.untouched_30, from);
    if (rest.known_90) c.put("untouched.90 d", Sure::estimated, rest.untouched_90, from);
    return;
  }
  const std::optional<double> most = c.covering.full_days.empty() ? unchanged(c) : rest.untouched_30;
  if (c.stored->by_day.empty() || !most) return;
  Field& field = c.put("untouched.30 d", Sure::at_most, std::monostate{}, from);
  field.high = *most;
  field.why = c.covering.full_days.empty() ? "what did not change may have been read"
                                           : "under 35 days of log cannot show 30 days of rest";
}

}  // namespace

void compose_age(Composing& c, const Lifetime& life, const Rest& rest) {
  if (life.median) {
    Field& field =
        c.put("lifetime", Sure::estimated, std::max(1.0, std::round(life.median->count())), c.log_from);
    field.n = life.ended;
    field.why = "half of the objects ended by then; those alive count as alive";
  } else if (life.ended + life.alive > Count(0)) {
    Field& field = c.put("lifetime", Sure::at_least, std::monostate{}, c.log_from);
    field.low = life.watched.count();
    field.why = "more than half of the objects outlived the log";
  }
  if (c.stored != nullptr && c.stored->expiring_bytes > 0.5 * c.stored->bytes && !life.median) {
    Field& field = c.put("lifetime", Sure::at_most, std::monostate{}, c.stored_from);
    field.high = to_seconds(c.stored->expiring_byte_days / c.stored->expiring_bytes).count();
    field.why = "a lifecycle rule deletes by then";
  }
  compose_untouched(c, rest);
}

}  // namespace storeadvise::observe
