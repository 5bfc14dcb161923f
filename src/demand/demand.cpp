#include "storeadvise/demand.hpp"

#include <algorithm>
#include <cmath>

#include "demand/compute.hpp"
#include "demand/flow.hpp"
#include "demand/notes.hpp"
#include "profile/priorities.hpp"

namespace storeadvise {
namespace {

void set_stored(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  d.bytes = set.size.value_or(Bytes(0));
  if (set.objects) {
    d.objects = *set.objects;
    d.object = d.objects > Count(0) ? d.bytes / d.objects : Bytes(0);
  } else {
    auto usual = role.object_size;
    if (usual) usual = std::min(*usual, d.bytes);
    d.object = std::min(stated_or(set.object_size, usual, notes, "object_size"), d.bytes);
    d.objects = Count(d.object > Bytes(0) ? d.bytes / d.object : 0);
  }
  d.growth = stated_or(set.growth_per_month, role.growth_per_month, notes, "growth_per_month");
  d.prefixes = std::max(Count(1), stated_or(set.prefixes, role.prefixes, notes, "prefixes"));
}

/// Data loaders have some workers for each accelerator of a host, other roles some for the host.
Count usual_streams(const Demand& d, const RoleDefaults& role) {
  const Count streams = role.defaults.reads.streams_per_client.value_or(Count(1));
  return role.streams_per_accelerator ? std::max(Count(1), d.accelerators) * streams : streams;
}

void set_loading(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  if (!set.loading && !role.loading) return;
  const Loading stated = set.loading.value_or(Loading{});
  const Loading usual = role.loading.value_or(
      Loading{.cold_starts_per_month = Count(0), .simultaneous = Count(1), .fraction_read = 1.0});
  d.starts = stated_or(stated.cold_starts_per_month, usual.cold_starts_per_month, notes,
                       "loading.cold_starts_per_month");
  d.simultaneous =
      std::max(Count(1), stated_or(stated.simultaneous, usual.simultaneous, notes, "loading.simultaneous"));
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
  d.checkpoint_every = stated_or(stated.every, usual.every, notes, "checkpoint.every");
  d.checkpoint_synchronous =
      stated_or(stated.synchronous, usual.synchronous, notes, "checkpoint.synchronous");
  d.restores =
      stated_or(stated.restores_per_month, usual.restores_per_month, notes, "checkpoint.restores_per_month");
  d.failures =
      stated_or(stated.failures_per_month, usual.failures_per_month, notes, "checkpoint.failures_per_month");
  const double keep = stated_or(stated.keep, usual.keep, notes, "checkpoint.keep").count();
  // Those of the reads, unless the profile states when it writes.
  if (d.checkpoint_every > Seconds(0)) d.checkpoint_writes = Count(d.writes.active / d.checkpoint_every);
  d.bytes *= keep;
  d.objects *= keep;
}

/// A copy lives until `keep` newer ones are written.
void set_lifetime(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  if (set.lifetime) {
    d.lifetime = *set.lifetime;
  } else if (d.checkpoint_writes > Count(0) && d.checkpoint_bytes > Bytes(0)) {
    const double copies = d.bytes / d.checkpoint_bytes;
    d.lifetime = d.month * copies / d.checkpoint_writes;
    notes.from("checkpoint.every x checkpoint.keep").add("lifetime", d.lifetime);
  } else if (role.lifetime) {
    d.lifetime = *role.lifetime;
    notes.add("lifetime", *role.lifetime);
  }
}

/// Loads, restores and checkpoints are traffic too.
void add_traffic_of_uses(Demand& d) {
  const auto add = [](Flow& flow, Bytes bytes) {
    if (!(bytes > Bytes(0))) return;
    flow.bytes += bytes;
    flow.operations += Count(flow.request > Bytes(0) ? bytes / flow.request : 0);
  };
  add(d.reads, d.starts * d.load_bytes);
  add(d.reads, d.restores * d.checkpoint_bytes);
  add(d.writes, d.checkpoint_writes * d.checkpoint_bytes);
}

void set_waiting_limits(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  const bool limited = set.reads.max_latency.has_value();
  d.max_latency = stated_or(set.reads.max_latency, role.reads.max_latency, notes, "reads.max_latency");
  const Notes quiet = limited || d.max_latency > Seconds(0) ? notes : notes.silent();
  d.latency_percentile = stated_or(set.reads.latency_percentile, role.reads.latency_percentile, quiet,
                                   "reads.latency_percentile");
  d.dependent_reads = std::max(
      1.0, stated_or(set.reads.dependent_reads, role.reads.dependent_reads, quiet, "reads.dependent_reads")
               .count());
}

/// Of ages that rise: the share of the next stated age, after the last 0.
double share_untouched(const std::vector<Untouched>& ages, Seconds age) {
  constexpr double kRounding = 1 - 1e-9;
  for (const Untouched& stated : ages)
    if (stated.age >= age * kRounding) return stated.share;
  return 0;
}

/// Share of the bytes that is as old, where objects end after a lifetime and others take their place.
double share_as_old(const Demand& d, Seconds age) {
  return d.lifetime > Seconds(0) ? std::max(0.0, 1 - age / d.lifetime) : 1;
}

void set_temperature(Demand& d, const DataSet& set, const DataSet& role, const Notes& notes) {
  auto usual = role.untouched;
  if (usual)
    for (Untouched& u : *usual) u.share = std::min({u.share, 1 - d.touched(), share_as_old(d, u.age)});
  d.untouched = stated_or(set.untouched, usual, notes, "untouched");
  d.hot_fraction = stated_or(set.reads.hot_fraction, role.reads.hot_fraction, notes, "reads.hot_fraction");
  d.cold_bytes_known = set.reads.cold_bytes_per_month.has_value();
  d.cold_bytes = std::min(set.reads.cold_bytes_per_month.value_or(Bytes(0)), d.reads.bytes);
}

/// Made to add up to 1.
Weights weights(const Priorities& in_force) {
  const auto pick = [&](std::optional<double> Priorities::*w) { return (in_force.*w).value_or(0); };
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
  d.enough = role.enough;
  if (set.provisioned_throughput) d.provisioned = *set.provisioned_throughput;
  if (set.current) d.current = option_index(*set.current);
  d.weights = weights(priorities_of(profile, set, role.weights));
  d.in_place_fraction = d.needs.has(Need::in_place_writes) ? 1 : d.writes.random_fraction;
  if (d.writes.request >= d.object) d.in_place_fraction = 0;
  const Usd compute = d.usd_per_hour * (d.hosts * d.reads.active);
  d.indifference = std::max(Usd(judgement.indifference_usd), judgement.indifference_share * compute);
}

/// Nobody assumes what is not stated here.
void set_surroundings(Demand& d, const DataSet& set) {
  if (set.lookups)
    d.lookups = {.lists = set.lookups->lists_per_month.value_or(Count(0)),
                 .heads = set.lookups->heads_per_month.value_or(Count(0))};
  if (!set.surroundings) return;
  const Surroundings& stated = *set.surroundings;
  d.surrounded = {.by_nat = stated.nat_gateway.value_or(false),
                  .across_zones = stated.cross_az_fraction.value_or(0),
                  .kms = stated.kms.value_or(Kms::none),
                  .backed_up = stated.backup.value_or(false),
                  .egress = stated.egress_bytes_per_month.value_or(Bytes(0))};
}

}  // namespace

double Demand::untouched_for(Seconds age) const { return share_untouched(untouched, age); }

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
  d.month = hours(profile.month_hours.value_or(roles.month_hours));
  set_stored(d, set, role.defaults, notes);
  set_compute(d, profile, set, role.compute, catalog, notes);
  const Stored stored{
      .bytes = d.bytes,
      .object = d.object,
      .multipart_from = catalog.performance.s3_multipart_from,
      .month = d.month,
      .hosts = d.hosts,
      .touchable = set.untouched ? 1 - share_untouched(*set.untouched, catalog.performance.ia_after) : 1,
      .hot = set.reads.hot_fraction.value_or(role.defaults.reads.hot_fraction.value_or(1)),
      .streams_of_role = usual_streams(d, role)};
  d.reads = read_flow(set, role.defaults, stored, notes);
  d.writes = write_flow(set, role.defaults, stored, d.reads, notes);
  set_loading(d, set, role.defaults, notes);
  set_checkpoints(d, set, roles, notes);
  set_lifetime(d, set, role.defaults, notes);
  add_traffic_of_uses(d);
  set_waiting_limits(d, set, role.defaults, notes);
  set_temperature(d, set, role.defaults, notes);
  set_surroundings(d, set);
  set_rest(d, set, profile, role, roles.judgement, notes);
  return d;
}

}  // namespace storeadvise
