#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "observe/estimate/activity.hpp"
#include "observe/estimate/composing.hpp"
#include "observe/thresholds.hpp"
#include "storeadvise/profile.hpp"
#include "units/quantities.hpp"

namespace storeadvise::observe {
namespace {

/// Four significant digits, so that a profile can be read.
double four_digits(double x) {
  if (x <= 0) return 0;
  const double scale = std::pow(10, 3 - std::floor(std::log10(x)));
  return std::round(x * scale) / scale;
}

template <class Unit>
Amount<Quantity<Unit>> four_digits(const Amount<Quantity<Unit>>& a) {
  const Quantity<Unit> value(four_digits(a.value.count()));
  return {value, std::min(value, a.low), std::max(value, a.high)};
}

template <class Unit>
double share(Quantity<Unit> part, Quantity<Unit> whole) {
  return whole > Quantity<Unit>(0) ? std::min(1.0, part / whole) : 0;
}

/// The client that moves most bytes, as a profile names it, and its share of them.
struct MainClient {
  std::string name = "sdk";
  bool splits = false;  ///< reads and writes in parts of its own
  double share = 0;
};

MainClient main_client(const SetRows& rows, Direction direction) {
  static constexpr std::array<std::string_view, kAgents> kNames{"sdk", "transfer_manager", "connector",
                                                                "mountpoint"};
  std::array<Bytes, kAgents> bytes;
  Bytes all;
  for (const auto& [key, row] : rows.tallies) {
    if (key.what != TallyKey::What::client || key.which >> 8U != static_cast<std::uint64_t>(direction))
      continue;
    bytes[key.which & 0xffU] += bytes_of(row->bytes);
    all += bytes_of(row->bytes);
  }
  const auto most = static_cast<std::size_t>(std::max_element(bytes.begin(), bytes.end()) - bytes.begin());
  MainClient out;
  out.splits = most != 0;
  out.share = all > Bytes(0) ? bytes[most] / all : 0;
  const bool known = std::ranges::find(kS3ClientNames, kNames[most]) != kS3ClientNames.end();
  out.name = known ? kNames[most] : "sdk";
  return out;
}

void put_client(Composing& c, const std::string& group, Direction direction) {
  const MainClient client = main_client(c.rows, direction);
  Field& field =
      c.put(group + ".s3_client", client.share >= thresholds().sure_client ? Sure::measured : Sure::estimated,
            client.name, c.log_from);
  field.why = fmt::format("{:.0f} % of the bytes", 100 * client.share);
}

void put_clients(Composing& c, const std::string& group, const Activity& a) {
  const Count value = std::max(Count(1), rounded(a.clients));
  const Amount<Count> seen = rounded(Amount<Count>{a.clients, a.clients_low, a.clients_high});
  const Amount<Count> amount{value, std::max(Count(1), std::min(value, seen.low)),
                             std::max(value, seen.high)};
  c.put(group + ".clients", Sure::estimated, amount, a.minutes).why = "hosts a minute, weighed by bytes";
}

void put_activity(Composing& c, const std::string& group, const Activity& a, const MainClient& client) {
  put_clients(c, group, a);
  if (!client.splits && a.streams > Count(0))
    c.put(group + ".streams_per_client", Sure::estimated, std::max(1.0, std::round(a.streams.count())),
          c.log_from)
        .why = "requests in flight on one host; the log has the server's time, so at least";
  put_client(c, group, group == "reads" ? Direction::read : Direction::write);
  c.put(group + ".active_hours_per_month", Sure::estimated, four_digits(a.hours), a.minutes).why =
      "the minutes that carry 99 % of the bytes";
  c.leave_open(group + ".required_throughput",
               fmt::format("{} while active, over whole minutes up to {} (p99)", show_rate(a.rate),
                           show_rate(a.peak_rate)),
               "a demand is not in the data");
}

void put_pattern(Composing& c, const ReadPattern& pattern) {
  if (pattern.high() - pattern.low() > thresholds().half)
    return c.leave_open("reads.pattern",
                        fmt::format("{:.3g} % of the requests at random, {:.3g} % unknown",
                                    100 * pattern.low(), 100 * (pattern.high() - pattern.low())),
                        "the sizes of what was read are not told");
  const bool sequential = pattern.high() <= thresholds().pure;
  const bool random = pattern.low() >= 1 - thresholds().pure;
  const std::string why = fmt::format("{:.3g} % of the requests at random, {:.3g} % unknown",
                                      100 * pattern.low(), 100 * (pattern.high() - pattern.low()));
  Field& field = c.put("reads.pattern", Sure::estimated,
                       std::string(sequential ? "sequential"
                                   : random   ? "random"
                                              : "mixed"),
                       c.log_from);
  field.why = why;
  field.n = pattern.requests();
  if (sequential || random) return;
  Field& fraction =
      c.put("reads.random_fraction", Sure::estimated, four_digits(pattern.middle()), c.log_from);
  fraction.n = pattern.requests();
  fraction.low = std::min(pattern.low(), four_digits(pattern.middle()));
  fraction.high = std::max(pattern.high(), four_digits(pattern.middle()));
  fraction.why = "a share of the requests";
}

void put_zero(Composing& c, const std::string& group, Sure sure, const std::string& why) {
  Field& field = c.put(group + ".bytes_per_month", sure, 0.0, c.log_from);
  field.n = Count(0);
  field.why = why;
}

/// "3 full days, no weekend"
std::string days_text(const Covering& covering) {
  const std::size_t days = covering.full_days.size();
  if (days == 0)
    return fmt::format("{:.0f} hour{} of log, no full day", covering.hours().count(),
                       covering.hours() == Hours(1) ? "" : "s");
  return fmt::format("{} full day{} of log", days, days == 1 ? "" : "s");
}

/// The days that a month is made of, or the hours where these have nothing of it.
std::string days_text(const NumbersByDay& seen) {
  const std::string days = days_text(seen.covering());
  if (!seen.by_hours()) return days;
  return fmt::format("{}{}; {:.0f} hours in all", seen.only_outside() ? "none in " : "", days,
                     seen.covering().hours().count());
}

/// Bytes and operations of a month come from the same time, or the size of a request would not be theirs: on
/// full days without a byte there may be requests, for what is empty or not there.
void from_the_same_time(ByDay<Bytes>& bytes, ByDay<Count>& operations) {
  if (!bytes.numbers().by_hours() && !operations.numbers().by_hours()) return;
  bytes.take_all_hours();
  operations.take_all_hours();
}

/// The shares of bytes and operations that something else explains are left out.
struct Explained {
  double bytes = 0;
  double operations = 0;
};

void put_volume(Composing& c, const std::string& group, const ByDay<Bytes>& bytes,
                const ByDay<Count>& operations, const Explained& explained) {
  const Count n = operations.counted();
  c.put(group + ".bytes_per_month", Sure::estimated, rounded(to_month(bytes) * (1 - explained.bytes)), n)
      .why = days_text(bytes.numbers());
  const Amount<Count> month = to_month(operations) * (1 - explained.operations);
  c.put(group + ".operations_per_month", Sure::estimated,
        month.value < Count(10000) ? four_digits(month) : rounded(month), n)
      .why = days_text(operations.numbers());
}

void put_request_size(Composing& c, const std::string& group, Bytes bytes, Count requests, Count n) {
  if (n <= Count(0)) return;
  c.put(group + ".request_size", Sure::measured,
        std::max(1.0, std::round((bytes / std::max(Count(1), requests)).count())), c.log_from)
      .n = n;
}

void put_hot(Composing& c, const Objects& objects) {
  if (objects.read_bytes <= Bytes(0)) return;
  const bool sure = c.stored != nullptr && objects.read_bytes >= objects.of_bytes;
  const double value = four_digits(objects.hot_fraction);
  if (sure) {
    c.put("reads.hot_fraction", Sure::estimated, value, c.log_from).why =
        "least share of the bytes stored that takes 80 % of the reads";
    return;
  }
  Field& field = c.put("reads.hot_fraction", Sure::at_least, std::monostate{}, c.log_from);
  if (c.stored == nullptr)
    field.why = "without an inventory it is a share of what was seen";
  else
    field.why = "less than one pass was read, and it grows with the time watched";
  field.low = c.stored == nullptr ? 0 : value;
}

void put_cold(Composing& c, const Rest& rest) {
  if (rest.known) {
    c.put("reads.cold_bytes_per_month", Sure::estimated, rounded(rest.cold_bytes), Count(0)).why =
        "sessions on objects that nobody touched for 30 days";
    return;
  }
  Field& field = c.put("reads.cold_bytes_per_month", Sure::at_most, std::monostate{}, c.log_from);
  field.high = std::ceil(rest.cold_most.count());
  field.why = fmt::format("{} cannot show 30 days of rest", days_text(c.covering));
}

}  // namespace

void compose_reads(Composing& c, const Loads& loads, const Restores& restores, const Objects& objects,
                   const Rest& rest) {
  DayTotals read = totals(c, c.covering, {Operation::get});
  from_the_same_time(read.bytes, read.requests);
  if (read.seen_requests == Count(0)) return put_zero(c, "reads", Sure::measured, "no read in the log");
  const DayTotals watched = totals(c, c.recent, {Operation::get});
  const double explained = share(loads.bytes + restores.bytes, watched.bytes.total());
  if (explained > 1 - thresholds().all_explained) {
    put_zero(c, "reads", Sure::stated,
             loads.seen > Count(0) ? "loads explain all reads" : "restores explain all reads");
    return put_client(c, "reads", Direction::read);
  }
  const double of_requests = share(loads.requests + restores.requests, watched.requests.total());
  put_volume(c, "reads", read.bytes, read.requests, {explained, of_requests});
  if (read.seen_bytes <= Bytes(0)) return;
  const MainClient client = main_client(c.rows, Direction::read);
  if (!client.splits && !c.rows.reads().empty())
    put_request_size(c, "reads", read.bytes.counted() * (1 - explained),
                     read.requests.counted() * (1 - of_requests), read.requests.counted());
  if (c.rows.reads().empty()) return leave_time_open(c, "reads");
  put_pattern(c, read_pattern(c.rows));
  put_activity(c, "reads", activity(c.rows.reads(), c.recent), client);
  put_hot(c, objects);
  put_cold(c, rest);
}

void compose_writes(Composing& c, const Clock& clock) {
  DayTotals written = totals(c, c.covering, {Operation::put, Operation::put_part});
  DayTotals uploads = totals(c, c.covering, {Operation::put, Operation::complete_upload});
  from_the_same_time(written.bytes, uploads.requests);
  if (written.seen_requests == Count(0)) return put_zero(c, "writes", Sure::measured, "no write in the log");
  const Activity a = activity(c.rows.writes(), c.recent);
  if (clock.every > Seconds(0)) {
    put_zero(c, "writes", Sure::stated, "checkpoints explain all writes");
    const Hours each = to_hours(clock.every);
    const Hours most = c.wanted.month;
    const Amount<Hours> amount{std::min(clock.bursts.value * each, most), clock.bursts.low * each,
                               std::min(clock.bursts.high * each, most)};
    c.put("writes.active_hours_per_month", Sure::estimated, four_digits(amount), clock.seen).why =
        "the hours in which the clock runs";
    put_clients(c, "writes", a);
    return put_client(c, "writes", Direction::write);
  }
  const Count count = uploads.requests.counted();
  put_volume(c, "writes", written.bytes, uploads.requests, {});
  put_request_size(c, "writes", written.bytes.counted(), count, count);
  if (c.rows.writes().empty()) return leave_time_open(c, "writes");
  put_activity(c, "writes", a, main_client(c.rows, Direction::write));
}

void compose_lookups(Composing& c) {
  for (const auto& [name, operation] : {std::pair{"lookups.heads_per_month", Operation::head},
                                        std::pair{"lookups.lists_per_month", Operation::list}}) {
    DayTotals asked = totals(c, c.covering, {operation});
    if (asked.seen_requests == Count(0)) continue;
    Count of_clients;
    for (const auto& [key, row] : c.rows.tallies) {
      if (key.what != TallyKey::What::lookups_of_clients ||
          key.which >> 32U != static_cast<std::uint64_t>(operation))
        continue;
      asked.requests.add(static_cast<std::uint32_t>(key.which & 0xffffffffU),
                         Count(0) - count_of(row->count));
      of_clients += count_of(row->count);
    }
    Field& field =
        c.put(name, Sure::estimated, rounded(to_month(asked.requests)), asked.seen_requests - of_clients);
    field.why = of_clients > Count(0) ? "without those that clients send of themselves"
                                      : days_text(asked.requests.numbers());
  }
}

void compose_checkpoint(Composing& c, const Clock& clock, const Restores& restores) {
  c.put("size", Sure::measured, std::round(clock.size.count()), c.log_from).why = "one copy";
  c.put("objects", Sure::measured, clock.objects.count(), c.log_from).why = "of one copy";
  Field& every = c.put("checkpoint.every", Sure::estimated, std::round(clock.every.count()), c.log_from);
  every.n = clock.seen;
  every.why = fmt::format("{:.0f} % of the gaps are within 10 % of it", 100 * clock.regular);
  if (clock.keep > Count(0))
    c.put("checkpoint.keep", Sure::estimated, clock.keep.count(), c.log_from).why =
        "newer copies when one is deleted";
  c.put("checkpoint.restores_per_month", Sure::estimated, four_digits(restores.a_month), restores.seen);
  for (const char* path : {"checkpoint.synchronous", "checkpoint.failures_per_month"})
    c.leave_open(path, "", "a log does not tell it");
}

void compose_loading(Composing& c, const Loads& loads) {
  c.put("loading.cold_starts_per_month", Sure::estimated, four_digits(loads.starts), loads.seen).why =
      "hosts that read all of it within half an hour of coming";
  c.put("loading.simultaneous", Sure::estimated, std::max(1.0, loads.simultaneous.count()), c.log_from).n =
      loads.seen;
  c.put("loading.fraction_read", Sure::estimated, four_digits(loads.fraction), c.log_from).n = loads.seen;
}

}  // namespace storeadvise::observe
