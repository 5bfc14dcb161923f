#include "storeadvise/demand.hpp"

#include <algorithm>
#include <cmath>

#include "demand/compute.hpp"
#include "demand/flow.hpp"
#include "demand/notes.hpp"

namespace storeadvise {
namespace {

/// Share of the bytes untouched for at least `wanted` days. The shares nest: what
/// is untouched for 90 days is part of what is untouched for 30.
double untouched_for(const std::vector<Untouched>& shares, double wanted) {
  double best = 0;
  for (const Untouched& u : shares)
    if (in_days(u.age) >= wanted - 1e-9) best = std::max(best, u.share);
  return best;
}

void set_stored(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  d.bytes = set.size.value_or(Bytes(0)).count();
  if (set.objects) {
    d.objects = set.objects->count();
    d.object = d.objects > 0 ? d.bytes / d.objects : 0;
  } else {
    const Bytes object = stated_or(set.object_size, role.object_size, notes, "object_size");
    d.object = std::min(object.count(), d.bytes);
    d.objects = d.object > 0 ? d.bytes / d.object : 0;
  }
  d.growth = stated_or(set.growth_per_month, role.growth_per_month, notes, "growth_per_month").count();
  d.prefixes = std::max(1.0, stated_or(set.prefixes, role.prefixes, notes, "prefixes").count());
}

void set_loading(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  if (!set.loading && !role.loading) return;
  const Loading stated = set.loading.value_or(Loading{});
  const Loading usual = role.loading.value_or(
      Loading{.cold_starts_per_month = Count(0), .simultaneous = Count(1), .fraction_read = 1.0});
  d.starts = stated_or(stated.cold_starts_per_month, usual.cold_starts_per_month, notes,
                       "loading.cold_starts_per_month")
                 .count();
  d.simultaneous = std::max(
      1.0, stated_or(stated.simultaneous, usual.simultaneous, notes, "loading.simultaneous").count());
  d.load_bytes =
      d.bytes * stated_or(stated.fraction_read, usual.fraction_read, notes, "loading.fraction_read");
}

/// One copy is what the profile calls the size; `keep` copies are stored.
void set_checkpoints(Demand& d, const DataSet& set, const RoleBook& roles, const Notes& notes) {
  const DataSet& role = roles.roles[static_cast<std::size_t>(set.role)].defaults;
  if (!set.checkpoint && !role.checkpoint) return;
  const auto& usual = role.checkpoint
                          ? *role.checkpoint
                          : *roles.roles[static_cast<std::size_t>(Role::checkpoints)].defaults.checkpoint;
  const Checkpoint stated = set.checkpoint.value_or(Checkpoint{});
  d.checkpoint_bytes = d.bytes;
  d.checkpoint_every = stated_or(stated.every, usual.every, notes, "checkpoint.every").count();
  d.checkpoint_synchronous =
      stated_or(stated.synchronous, usual.synchronous, notes, "checkpoint.synchronous");
  d.restores =
      stated_or(stated.restores_per_month, usual.restores_per_month, notes, "checkpoint.restores_per_month")
          .count();
  d.failures =
      stated_or(stated.failures_per_month, usual.failures_per_month, notes, "checkpoint.failures_per_month")
          .count();
  const double keep = stated_or(stated.keep, usual.keep, notes, "checkpoint.keep").count();
  // Those of the reads, unless the profile states when it writes.
  if (d.checkpoint_every > 0) d.checkpoint_writes = d.writes.active_seconds / d.checkpoint_every;
  d.bytes *= keep;
  d.objects *= keep;
}

/// A copy lives until `keep` newer ones are written.
void set_lifetime(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  if (set.lifetime) {
    d.lifetime_days = in_days(*set.lifetime);
  } else if (d.checkpoint_writes > 0 && d.checkpoint_bytes > 0) {
    const double copies = d.bytes / d.checkpoint_bytes;
    d.lifetime_days = d.month_hours / 24 * copies / d.checkpoint_writes;
    notes.from("checkpoint.every x checkpoint.keep").add("lifetime", days(d.lifetime_days));
  } else if (role.lifetime) {
    d.lifetime_days = in_days(*role.lifetime);
    notes.add("lifetime", *role.lifetime);
  }
}

/// Loads, restores and checkpoints are traffic too.
void add_traffic_of_uses(Demand& d) {
  const auto add = [](Flow& flow, double bytes) {
    if (!(bytes > 0)) return;
    flow.bytes += bytes;
    flow.operations += flow.request > 0 ? bytes / flow.request : 0;
  };
  add(d.reads, d.starts * d.load_bytes);
  add(d.reads, d.restores * d.checkpoint_bytes);
  add(d.writes, d.checkpoint_writes * d.checkpoint_bytes);
}

void set_waiting_limits(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  const bool limited = set.reads.max_latency.has_value();
  d.max_latency =
      stated_or(set.reads.max_latency, role.reads.max_latency, notes, "reads.max_latency").count();
  const Notes quiet = limited || d.max_latency > 0 ? notes : notes.silent();
  d.latency_percentile = stated_or(set.reads.latency_percentile, role.reads.latency_percentile, quiet,
                                   "reads.latency_percentile");
  d.dependent_reads = std::max(
      1.0, stated_or(set.reads.dependent_reads, role.reads.dependent_reads, quiet, "reads.dependent_reads")
               .count());
}

void set_temperature(Demand& d, const DataSet& set, const DataSet& role, const Catalog& catalog,
                     const Notes& notes) {
  const auto shares = stated_or(set.untouched, role.untouched, notes, "untouched");
  d.untouched_ia = untouched_for(shares, catalog.performance.ia_days);
  d.untouched_archive = untouched_for(shares, catalog.performance.archive_days);
  d.hot_fraction = stated_or(set.reads.hot_fraction, role.reads.hot_fraction, notes, "reads.hot_fraction");
  d.cold_bytes = std::min(set.reads.cold_bytes_per_month.value_or(Bytes(0)).count(), d.reads.bytes);
}

/// The data set's own weights, else the profile's, else the role's; made to add up to 1.
Weights weights(const DataSet& set, const Profile& profile, const Priorities& role) {
  const auto pick = [&](std::optional<double> Priorities::*w) {
    if (set.priorities.*w) return *(set.priorities.*w);
    if (profile.priorities.*w) return *(profile.priorities.*w);
    return (role.*w).value_or(1);
  };
  Weights w{pick(&Priorities::cost), pick(&Priorities::latency), pick(&Priorities::throughput),
            pick(&Priorities::access_pattern)};
  const double most = *std::max_element(w.begin(), w.end());
  if (!(most > 0)) return {0.25, 0.25, 0.25, 0.25};
  double sum = 0;
  for (double& x : w) sum += x /= most;  // by the largest first: huge weights must not overflow
  for (double& x : w) x /= sum;
  return w;
}

void set_rest(Demand& d, const DataSet& set, const Profile& profile, const RoleDefaults& role,
              const Judgement& judgement, const Notes& notes) {
  d.needs = stated_or(set.needs, role.defaults.needs, notes, "needs");
  d.platform = stated_or(set.platform, role.defaults.platform, notes, "platform");
  d.reads_wait = role.reads_wait;
  if (set.provisioned_throughput) d.provisioned = set.provisioned_throughput->count();
  if (set.current) d.current = option_index(*set.current);
  d.weights = weights(set, profile, role.weights);
  d.in_place_fraction = d.needs.has(Need::in_place_writes) ? 1 : d.writes.random_fraction;
  if (d.writes.request >= d.object) d.in_place_fraction = 0;
  const double compute = d.usd_per_hour * d.hosts * d.reads.active_seconds / 3600;
  d.indifference = std::max(judgement.indifference_usd, judgement.indifference_share * compute);
}

}  // namespace

Demand demand(const Profile& profile, std::size_t dataset, const Catalog& catalog, const RoleBook& roles,
              std::vector<Assumption>* assumed) {
  const DataSet& set = profile.datasets[dataset];
  const RoleDefaults& role = roles.roles[static_cast<std::size_t>(set.role)];
  const std::string prefix = assumed != nullptr ? "datasets." + set.name + "." : std::string();
  const std::string source = assumed != nullptr
                                 ? "role " + std::string(kRoleNames[static_cast<std::size_t>(set.role)])
                                 : std::string();
  const Notes notes(assumed, prefix, source);

  Demand d;
  d.role = set.role;
  d.month_hours = profile.month_hours.value_or(roles.month_hours);
  set_stored(d, set, role.defaults, notes);
  set_compute(d, profile, set, role.compute, catalog, notes);
  const Stored stored{.bytes = d.bytes, .object = d.object, .month_hours = d.month_hours, .hosts = d.hosts};
  d.reads = read_flow(set, role.defaults, stored, notes);
  d.writes = write_flow(set, role.defaults, stored, d.reads, notes);
  set_loading(d, set, role.defaults, notes);
  set_checkpoints(d, set, roles, notes);
  set_lifetime(d, set, role.defaults, notes);
  add_traffic_of_uses(d);
  set_waiting_limits(d, set, role.defaults, notes);
  set_temperature(d, set, role.defaults, catalog, notes);
  set_rest(d, set, profile, role, roles.judgement, notes);
  return d;
}

}  // namespace storeadvise
