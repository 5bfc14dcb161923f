#include "models/pace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace storeadvise {
namespace {

enum class Limit : std::uint8_t { from_below, reached };

/// Share of the reads that are answered within `x`: none before the median, half of them at the median, a
/// straight line from there to p95 and to p99, and all of them at p99. `from_below`: its limit towards x.
double answered(const Latency& l, Seconds x, Limit limit) {
  const bool reached = limit == Limit::reached;
  if (x < l.read_p50 || (x == l.read_p50 && !reached)) return 0;
  if (x > l.read_p99 || (x == l.read_p99 && reached)) return 1;
  if (x < l.read_p95) return 0.5 + 0.45 * (x - l.read_p50) / (l.read_p95 - l.read_p50);
  return x > l.read_p95 ? 0.95 + 0.04 * (x - l.read_p95) / (l.read_p99 - l.read_p95) : 0.95;
}

/// A time at which the share of all reads that are answered bends, with its limits from below and above.
struct Bend {
  Seconds at;
  double below, reached;
};

using Bends = std::array<Bend, 6>;

/// In order of time; `first` answers `share` of the reads.
Bends bends_of(const Latency& first, double share, const Latency& second) {
  std::array<Seconds, 6> times{first.read_p50,  first.read_p95,  first.read_p99,
                               second.read_p50, second.read_p95, second.read_p99};
  std::ranges::sort(times);
  const auto all = [&](Seconds x, Limit limit) {
    return share * answered(first, x, limit) + (1 - share) * answered(second, x, limit);
  };
  Bends bends;  // NOLINT(*-member-init): all of it is filled
  std::ranges::transform(times, bends.begin(), [&](Seconds x) {
    return Bend{.at = x, .below = all(x, Limit::from_below), .reached = all(x, Limit::reached)};
  });
  return bends;
}

/// The time within which the share `p` of all reads is answered.
Seconds quantile(const Bends& bends, double p) {
  const Bend* from = bends.data();
  for (const Bend& to : bends) {
    if (p <= from->reached) return from->at;
    if (p <= to.below)
      return from->at + (to.at - from->at) * (p - from->reached) / (to.below - from->reached);
    from = &to;
  }
  return from->at;
}

/// Rates of a route, or of two that each hold for a share of the active time.
struct Blend {
  BytesPerSecond read, write, load, create, restore;
};

/// What a job of some bytes gets that begins at any time: the mean of its times.
Blend blend(const Route& fast, const Route* slow, double share) {
  const Rate& restore = fast.restore ? *fast.restore : fast.read;
  if (slow == nullptr)
    return {fast.read.value, fast.write.value, fast.load.value, fast.create.value, restore.value};
  const auto mean = [share](const Rate& a, const Rate& b) { return mixed(a, share, b).value; };
  return {mean(fast.read, slow->read), mean(fast.write, slow->write), mean(fast.load, slow->load),
          mean(fast.create, slow->create), mean(restore, slow->restore ? *slow->restore : slow->read)};
}

/// The mean over the active time of what is used. Nobody takes more than is required while credits
/// last, and so makes nothing good of the time without them.
BytesPerSecond held(const Rate& fast, const Rate* slow, double share, BytesPerSecond required,
                    BytesPerSecond usual) {
  if (!(required > BytesPerSecond(0)) || slow == nullptr) return usual;
  return share * std::min(fast.value, required) + (1 - share) * std::min(slow->value, required);
}

std::optional<Seconds> time(Bytes bytes, BytesPerSecond rate, Seconds first) {
  if (!(bytes > Bytes(0)) || !(rate > BytesPerSecond(0))) return std::nullopt;
  return bytes / rate + first;
}

/// The time whose square is the product of the two.
Seconds geometric_mean(Seconds a, Seconds b) { return Seconds(std::sqrt(a.count() * b.count())); }

/// What the hosts cost while they write checkpoints at an interval, and do again what the failures lost: half
/// an interval each on the mean. Source: Young (1974), Daly (2006).
Usd checkpoints_and_lost_work(const Demand& d, Seconds interval, Seconds write) {
  const Seconds lost = d.writes.active / interval * write + d.failures * interval / 2;
  return d.usd_per_hour * (d.hosts * lost);
}

Times times_of(const Demand& d, const Blend& rate, const Latency& latency) {
  Times t;
  if (d.reads.bytes > Bytes(0)) t.pass = time(d.bytes, rate.read, Seconds(0));
  if (d.starts > Count(0)) t.load = time(d.load_bytes, rate.load / d.simultaneous, latency.read_p50);
  t.write_pass = time(d.bytes, rate.create, Seconds(0));
  if (!(d.checkpoint_bytes > Bytes(0))) return t;
  t.checkpoint_write = time(d.checkpoint_bytes, rate.write, latency.write_p50);
  t.checkpoint_restore = time(d.checkpoint_bytes, rate.restore, latency.read_p50);
  const Seconds active = d.writes.active;
  if (!t.checkpoint_write || !(d.failures > Count(0)) || !(active > Seconds(0))) return t;
  const Seconds between_failures = active / d.failures;
  const Seconds interval = geometric_mean(2 * *t.checkpoint_write, between_failures);
  t.best_checkpoint_interval = interval;
  t.best_checkpoint_usd = checkpoints_and_lost_work(d, interval, *t.checkpoint_write);
  if (d.checkpoint_every > Seconds(0))
    t.checkpoint_usd = checkpoints_and_lost_work(d, d.checkpoint_every, *t.checkpoint_write);
  return t;
}

/// Time by which a stated rate that is missed draws the work out.
Seconds behind(Seconds active, BytesPerSecond required, BytesPerSecond achieved) {
  if (!(required > BytesPerSecond(0)) || achieved >= required) return Seconds(0);
  return active * (required / std::max(achieved, BytesPerSecond(1e-3)) - 1);
}

Waiting waiting_of(const Demand& d, const Throughput& rate, const Times& t, Seconds staging) {
  Waiting w;
  w.training = d.hosts * std::max(behind(d.reads.active, d.reads.required, rate.held_read),
                                  behind(d.writes.active, d.writes.required, rate.held_write));
  const Seconds write = t.checkpoint_write.value_or(Seconds(0));
  const Seconds blocked = d.checkpoint_synchronous ? write : std::max(Seconds(0), write - d.checkpoint_every);
  w.checkpoints = d.hosts * (d.checkpoint_writes * blocked);
  w.restores = d.hosts * (d.restores * t.checkpoint_restore.value_or(Seconds(0)));
  w.loads = d.starts * t.load.value_or(Seconds(0));
  w.staging = d.hosts * staging;
  w.time = w.training + w.checkpoints + w.restores + w.loads + w.staging;
  w.usd = d.usd_per_hour * w.time;
  w.counted = d.usd_per_hour > UsdPerHour(0);
  return w;
}

}  // namespace

namespace {

/// How many standard deviations above the mean a share of a normal distribution lies.
/// Source: Abramowitz and Stegun, 26.2.23, with an error under 4.5e-4.
double deviations(double share) {
  const double t = std::sqrt(-2 * std::log(1 - share));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) /
                 (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
}

/// On the log-normal line through two percentiles that are known.
Seconds between(Seconds low, double low_share, Seconds high, double high_share, double share) {
  if (!(low > Seconds(0)) || !(high > low)) return low;
  const double from = low_share > 0.5 ? deviations(low_share) : 0;
  const double part = (deviations(share) - from) / (deviations(high_share) - from);
  return low * std::pow(high / low, part);
}

}  // namespace

Seconds latency_at(const Latency& l, double percentile) {
  constexpr double kP95 = 0.95;
  constexpr double kP99 = 0.99;
  const double share = percentile / 100;
  if (share <= 0.5) return l.read_p50;
  if (share < kP95) return between(l.read_p50, 0.5, l.read_p95, kP95, share);
  if (share < kP99) return between(l.read_p95, kP95, l.read_p99, kP99, share);
  return std::max(l.read_p99, between(l.read_p50, 0.5, l.read_p99, kP99, share));
}

Latency delayed(const Latency& l, Seconds later) {
  return {.read_p50 = l.read_p50 + later,
          .read_p95 = l.read_p95 + later,
          .read_p99 = l.read_p99 + later,
          .write_p50 = l.write_p50};
}

Latency mixture(const Latency& first, double share, const Latency& second) {
  if (share >= 1) return first;
  if (share <= 0) return second;
  const Bends bends = bends_of(first, share, second);
  return {.read_p50 = quantile(bends, 0.5),
          .read_p95 = quantile(bends, 0.95),
          .read_p99 = quantile(bends, 0.99),
          .write_p50 = first.write_p50};
}

Pace pace(const Demand& d, const Route& route, const Route* slow, double fast_share, Seconds staging) {
  Pace pace;
  const Blend rate = blend(route, slow, fast_share);
  pace.latency = route.latency;
  pace.throughput.read = route.read.value;
  pace.throughput.write = route.write.value;
  pace.throughput.held_read =
      held(route.read, slow != nullptr ? &slow->read : nullptr, fast_share, d.reads.required, rate.read);
  pace.throughput.held_write =
      held(route.write, slow != nullptr ? &slow->write : nullptr, fast_share, d.writes.required, rate.write);
  pace.throughput.required_read = d.reads.required;
  pace.throughput.required_write = d.writes.required;
  pace.throughput.read_bottleneck = route.read.bottleneck;
  pace.throughput.write_bottleneck = route.write.bottleneck;
  pace.times = times_of(d, rate, route.latency);
  pace.waiting = waiting_of(d, pace.throughput, pace.times, staging);
  return pace;
}

}  // namespace storeadvise
