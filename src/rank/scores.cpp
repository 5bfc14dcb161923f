#include "rank/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/pace.hpp"

namespace storeadvise {
namespace {

double clamped(double score) { return std::clamp(score, 0.0, 100.0); }

double cost_score(const Demand& d, Usd total, const Best& best) {
  return clamped(100 * ((best.total + d.indifference) / (total + d.indifference)));
}

/// `points` where the ratio is 1; each ten times less costs the judgement's points.
double below(double points, double ratio, const Judgement& j) {
  return ratio > 0 ? clamped(points + j.points_per_decade * std::log10(ratio)) : 0;
}

/// Nobody pays for speed with money: it is worth what it is, up to a stated demand.
double for_its_own_sake(const Achieved& a, double best, const Judgement& j) {
  const double ratio = a.stated ? a.ratio : a.ratio / best;
  return ratio >= 1 || !(best > 0) ? 100 : below(100, ratio, j);
}

/// Powers of ten, at least one.
double decades(double ratio) { return ratio > 10 ? std::log10(ratio) : 1; }

double speed_score(const Achieved& a, double best, double range, bool cost_counts, const Judgement& j) {
  if (!cost_counts) return for_its_own_sake(a, best, j);
  if (!a.asked) return 100;
  if (a.ratio < 1) return below(j.enough_points, a.ratio, j);
  if (std::isinf(a.ratio)) return 100;
  const double own = std::log10(a.ratio);
  return j.enough_points + (100 - j.enough_points) * own / (std::isinf(best) ? std::max(1.0, own) : range);
}

Achieved within(Seconds limit, Seconds taken, bool stated = false) {
  constexpr Seconds kAtOnce(1e-9);
  const Seconds own = std::max(taken, kAtOnce);
  return limit > Seconds(0) ? Achieved{limit / own, true, stated} : Achieved{Seconds(1) / own, false, false};
}

Achieved achieved_read(const Demand& d, const Estimate& e) {
  if (d.max_latency > Seconds(0))
    return within(d.max_latency, latency_at(e.latency, d.latency_percentile), true);
  if (d.enough.p99 > Seconds(0)) return within(d.enough.p99, e.latency.read_p99);
  return within(d.enough.first_byte, e.latency.read_p50);
}

/// The rate that a flow needs: what is required, else so many times its average.
BytesPerSecond enough_rate(const Demand& d, const Flow& flow) {
  return flow.required > BytesPerSecond(0) ? flow.required : d.enough.rate * flow.average_rate();
}

bool requires_a_rate(const Demand& d) {
  return d.reads.required > BytesPerSecond(0) || d.writes.required > BytesPerSecond(0);
}

bool blocks(const Demand& d) { return d.checkpoint_writes > Count(0) && d.checkpoint_synchronous; }

}  // namespace

Seconds decisive_latency(const Demand& d, const Estimate& e) {
  if (d.starts > Count(0) && e.times.load) return *e.times.load;
  if (d.checkpoint_writes > Count(0) && e.times.checkpoint_write) return *e.times.checkpoint_write;
  if (d.reads.operations > Count(0)) return latency_at(e.latency, d.latency_percentile);
  return d.writes.operations > Count(0) ? e.latency.write_p50 : Seconds(0);
}

BytesPerSecond decisive_rate(const Demand& d, const Estimate& e) {
  const Bytes bytes = d.reads.bytes + d.writes.bytes;
  if (!(bytes > Bytes(0))) return BytesPerSecond(0);
  const Seconds reads = d.reads.bytes / std::max(e.throughput.held_read, BytesPerSecond(1));
  const Seconds writes = d.writes.bytes / std::max(e.throughput.held_write, BytesPerSecond(1));
  return bytes / (reads + writes);
}

Achieved achieved_latency(const Demand& d, const Estimate& e) {
  if (d.starts > Count(0) && e.times.load) return within(d.enough.load, *e.times.load);
  if (d.checkpoint_writes > Count(0) && e.times.checkpoint_write) {
    const double share = d.checkpoint_synchronous ? d.enough.blocked : 1;
    return within(share * d.checkpoint_every, *e.times.checkpoint_write);
  }
  if (d.reads.operations > Count(0)) return achieved_read(d, e);
  return within(Seconds(0), d.writes.operations > Count(0) ? e.latency.write_p50 : Seconds(0));
}

Achieved achieved_rate(const Demand& d, const Estimate& e) {
  Achieved found{.ratio = std::numeric_limits<double>::infinity()};
  const auto look = [&](const Flow& flow, BytesPerSecond held) {
    const BytesPerSecond needed = enough_rate(d, flow);
    if (!(needed > BytesPerSecond(0))) return;
    found.ratio = std::min(found.ratio, held / needed);
    found.asked = true;
  };
  look(d.reads, e.throughput.held_read);
  look(d.writes, e.throughput.held_write);
  found.stated = requires_a_rate(d);
  if (!found.asked) found.ratio = decisive_rate(d, e).count();
  return found;
}

Best best_of(Usd total, double latency, double rate) {
  return {.total = total,
          .latency = latency,
          .rate = rate,
          .latency_decades = decades(latency),
          .rate_decades = decades(rate)};
}

Speed speed_of(const Demand& d, const Estimate& e) {
  return {.latency = achieved_latency(d, e), .rate = achieved_rate(d, e)};
}

Weights weights_in_force(const Demand& d) {
  Weights w = d.weights;
  if (!d.can_wait() || !(w[0] > 0)) return w;
  const bool waits = d.starts > Count(0) || blocks(d);
  const auto to_cost = [&](std::size_t dimension) {
    w[0] += w[dimension];
    w[dimension] = 0;
  };
  if (waits) to_cost(1);
  if (waits || requires_a_rate(d)) to_cost(2);
  return w;
}

SpeedScores speed_scores(const Demand& d, const Speed& speed, const Best& best, const Judgement& j) {
  const bool cost_counts = d.weights[0] > 0;
  return {.latency = speed_score(speed.latency, best.latency, best.latency_decades, cost_counts, j),
          .throughput = speed_score(speed.rate, best.rate, best.rate_decades, cost_counts, j)};
}

Scores scores(const Demand& d, Usd total, const SpeedScores& speed, double points, const Best& best,
              const Judgement& j) {
  Scores s;
  const Weights& w = d.weights;
  s.cost = cost_score(d, total, best);
  s.latency = speed.latency;
  s.throughput = speed.throughput;
  s.access_pattern = clamped(j.access_pattern_start + points);
  s.total = w[0] * s.cost + w[1] * s.latency + w[2] * s.throughput + w[3] * s.access_pattern;
  return s;
}

}  // namespace storeadvise
