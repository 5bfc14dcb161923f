#include "rank/scores.hpp"

#include <algorithm>
#include <cmath>

#include "models/pace.hpp"

namespace storeadvise {
namespace {

double clamped(double score) { return std::clamp(score, 0.0, 100.0); }

/// 100 where `ratio` is 1 or more; each ten times less costs the judgement's points.
double on_log_scale(double ratio, const Judgement& j) {
  if (!(ratio > 0)) return 0;
  return ratio >= 1 ? 100 : clamped(100 + j.points_per_decade * std::log10(ratio));
}

double cost_score(const Demand& d, double total, const Best& best) {
  return clamped(100 * (best.total + d.indifference) / (total + d.indifference));
}

double latency_score(const Demand& d, const Estimate& e, const Best& best, const Judgement& j) {
  const double own = decisive_latency(d, e);
  if (!(own > 0)) return 100;
  const bool read = d.reads.operations > 0 && d.starts <= 0 && d.checkpoint_writes <= 0;
  if (read && d.max_latency > 0) return on_log_scale(d.max_latency / own, j);
  return on_log_scale(best.latency / own, j);
}

double met(double required, double achieved) {
  return required > 0 ? std::min(1.0, achieved / required) : 1.0;
}

double throughput_score(const Demand& d, const Estimate& e, const Best& best, const Judgement& j) {
  const Throughput& t = e.throughput;
  if (t.required_read > 0 || t.required_write > 0)
    return on_log_scale(std::min(met(t.required_read, t.held_read), met(t.required_write, t.held_write)), j);
  const double rate = decisive_rate(d, e);
  return best.rate > 0 ? on_log_scale(rate / best.rate, j) : 100;
}

}  // namespace

double decisive_latency(const Demand& d, const Estimate& e) {
  if (d.starts > 0 && e.times.load) return *e.times.load;
  if (d.checkpoint_writes > 0 && e.times.checkpoint_write) return *e.times.checkpoint_write;
  if (d.reads.operations > 0) return latency_at(e.latency, d.latency_percentile);
  return d.writes.operations > 0 ? e.latency.write_p50 : 0;
}

double decisive_rate(const Demand& d, const Estimate& e) {
  const double bytes = d.reads.bytes + d.writes.bytes;
  if (!(bytes > 0)) return 0;
  const double reads = d.reads.bytes / std::max(e.throughput.held_read, 1.0);
  const double writes = d.writes.bytes / std::max(e.throughput.held_write, 1.0);
  return bytes / (reads + writes);
}

Scores scores(const Demand& d, const Estimate& e, double points, const Best& best, const Judgement& j) {
  Scores s;
  s.cost = cost_score(d, e.total().count(), best);
  s.latency = latency_score(d, e, best, j);
  s.throughput = throughput_score(d, e, best, j);
  s.access_pattern = clamped(j.access_pattern_start + points);
  const Weights& w = d.weights;
  s.total = w[0] * s.cost + w[1] * s.latency + w[2] * s.throughput + w[3] * s.access_pattern;
  return s;
}

}  // namespace storeadvise
