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
double answered(const Latency& l, double x, Limit limit) {
  const bool reached = limit == Limit::reached;
  if (x < l.read_p50 || (x == l.read_p50 && !reached)) return 0;
  if (x > l.read_p99 || (x == l.read_p99 && reached)) return 1;
  if (x < l.read_p95) return 0.5 + 0.45 * (x - l.read_p50) / (l.read_p95 - l.read_p50);
  return x > l.read_p95 ? 0.95 + 0.04 * (x - l.read_p95) / (l.read_p99 - l.read_p95) : 0.95;
}

/// A time at which the share of all reads that are answered bends, with its limits from below and above.
struct Bend {
  double at, below, reached;
};

using Bends = std::array<Bend, 6>;

/// In order of time; `first` answers `share` of the reads.
Bends bends_of(const Latency& first, double share, const Latency& second) {
  std::array<double, 6> times{first.read_p50,  first.read_p95,  first.read_p99,
                              second.read_p50, second.read_p95, second.read_p99};
  std::ranges::sort(times);
  const auto all = [&](double x, Limit limit) {
    return share * answered(first, x, limit) + (1 - share) * answered(second, x, limit);
  };
  Bends bends;  // NOLINT(*-member-init): all of it is filled
  std::ranges::transform(times, bends.begin(), [&](double x) {
    return Bend{.at = x, .below = all(x, Limit::from_below), .reached = all(x, Limit::reached)};
  });
  return bends;
}

/// The time within which the share `p` of all reads is answered.
double quantile(const Bends& bends, double p) {
  const Bend* from = bends.data();
  for (const Bend& to : bends) {
    if (p <= from->reached) return from->at;
    if (p <= to.below)
      return from->at + (to.at - from->at) * (p - from->reached) / (to.below - from->reached);
    from = &to;
  }
  return from->at;
}

/// Rates of a path, or of two that each hold for a share of the active time.
struct Blend {
  double read, write, load;  ///< bytes/s
};

/// What a job of some bytes gets that begins at any time: the mean of its times.
Blend blend(const Path& fast, const Path* slow, double share) {
  if (slow == nullptr) return {fast.read.bytes_per_s, fast.write.bytes_per_s, fast.load.bytes_per_s};
  const auto mean = [share](const Rate& a, const Rate& b) { return mixed(a, share, b).bytes_per_s; };
  return {mean(fast.read, slow->read), mean(fast.write, slow->write), mean(fast.load, slow->load)};
}

/// The mean over the active time of what is used. Nobody takes more than is required while credits
/// last, and so makes nothing good of the time without them.
double held(const Rate& fast, const Rate* slow, double share, double required, double usual) {
  if (!(required > 0) || slow == nullptr) return usual;
  return share * std::min(fast.bytes_per_s, required) + (1 - share) * std::min(slow->bytes_per_s, required);
}

std::optional<double> time(double bytes, double rate, double first) {
  if (!(bytes > 0) || !(rate > 0)) return std::nullopt;
  return bytes / rate + first;
}

Times times_of(const Demand& d, const Blend& rate, const Latency& latency) {
  Times t;
  if (d.reads.bytes > 0) t.pass = time(d.bytes, rate.read, 0);
  if (d.starts > 0) t.load = time(d.load_bytes, rate.load / d.simultaneous, latency.read_p50);
  if (!(d.checkpoint_bytes > 0)) return t;
  t.checkpoint_write = time(d.checkpoint_bytes, rate.write, latency.write_p50);
  t.checkpoint_restore = time(d.checkpoint_bytes, rate.read, latency.read_p50);
  const double active = d.writes.active_seconds;
  if (!t.checkpoint_write || !(d.failures > 0) || !(active > 0)) return t;
  const double interval = std::sqrt(2 * *t.checkpoint_write * active / d.failures);
  t.best_checkpoint_interval = interval;
  const double lost = active / interval * *t.checkpoint_write + d.failures * interval / 2;
  t.best_checkpoint_usd = lost / 3600 * d.hosts * d.usd_per_hour;
  return t;
}

/// Hours by which a stated rate that is missed draws the work out.
double behind(double active_seconds, double required, double achieved) {
  if (!(required > 0) || achieved >= required) return 0;
  return active_seconds / 3600 * (required / std::max(achieved, 1e-3) - 1);
}

Waiting waiting_of(const Demand& d, const Throughput& rate, const Times& t, double staging) {
  Waiting w;
  w.training_hours = d.hosts * std::max(behind(d.reads.active_seconds, d.reads.required, rate.held_read),
                                        behind(d.writes.active_seconds, d.writes.required, rate.held_write));
  const double write = t.checkpoint_write.value_or(0);
  const double blocked = d.checkpoint_synchronous ? write : std::max(0.0, write - d.checkpoint_every);
  w.checkpoint_hours = d.hosts * d.checkpoint_writes * blocked / 3600;
  w.restore_hours = d.hosts * d.restores * t.checkpoint_restore.value_or(0) / 3600;
  w.load_hours = d.starts * t.load.value_or(0) / 3600;
  w.staging_hours = d.hosts * staging / 3600;
  w.hours = w.training_hours + w.checkpoint_hours + w.restore_hours + w.load_hours + w.staging_hours;
  w.usd = Usd(w.hours * d.usd_per_hour);
  return w;
}

}  // namespace

double latency_at(const Latency& l, double percentile) {
  if (percentile <= 50) return l.read_p50;
  if (percentile <= 95) return l.read_p50 + (l.read_p95 - l.read_p50) * (percentile - 50) / 45;
  return l.read_p95 + (l.read_p99 - l.read_p95) * std::min(1.0, (percentile - 95) / 4);
}

Latency delayed(const Latency& l, double seconds) {
  return {.read_p50 = l.read_p50 + seconds,
          .read_p95 = l.read_p95 + seconds,
          .read_p99 = l.read_p99 + seconds,
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

Pace pace(const Demand& d, const Path& path, const Path* slow, double fast_share, double staging) {
  Pace pace;
  const Blend rate = blend(path, slow, fast_share);
  pace.latency = path.latency;
  pace.throughput.read = path.read.bytes_per_s;
  pace.throughput.write = path.write.bytes_per_s;
  pace.throughput.held_read =
      held(path.read, slow != nullptr ? &slow->read : nullptr, fast_share, d.reads.required, rate.read);
  pace.throughput.held_write =
      held(path.write, slow != nullptr ? &slow->write : nullptr, fast_share, d.writes.required, rate.write);
  pace.throughput.required_read = d.reads.required;
  pace.throughput.required_write = d.writes.required;
  pace.throughput.read_bottleneck = path.read.bottleneck;
  pace.throughput.write_bottleneck = path.write.bottleneck;
  pace.times = times_of(d, rate, path.latency);
  pace.waiting = waiting_of(d, pace.throughput, pace.times, staging);
  return pace;
}

}  // namespace storeadvise
