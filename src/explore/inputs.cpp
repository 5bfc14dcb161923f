#include "explore/inputs.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "profile/fields.hpp"

namespace storeadvise {
namespace {

std::string_view read_field(const DataSet& set) {
  if (set.reads.passes_per_month) return "reads.passes_per_month";
  return set.reads.operations_per_month ? "reads.operations_per_month" : "reads.bytes_per_month";
}

std::string_view write_field(const DataSet& set) {
  if (set.writes.passes_per_month) return "writes.passes_per_month";
  return set.writes.operations_per_month ? "writes.operations_per_month" : "writes.bytes_per_month";
}

/// What is stated, else `bytes`.
double volume(const Traffic& traffic, Bytes bytes) {
  if (traffic.passes_per_month) return *traffic.passes_per_month;
  if (traffic.operations_per_month) return traffic.operations_per_month->count();
  return traffic.bytes_per_month.value_or(bytes).count();
}

/// Loads, restores and checkpoints have fields of their own.
Bytes read_by_uses(const Demand& d) { return d.starts * d.load_bytes + d.restores * d.checkpoint_bytes; }
Bytes written_by_uses(const Demand& d) { return d.checkpoint_writes * d.checkpoint_bytes; }

/// Makes the traffic so much more, or less, in requests of the same size.
void add_bytes(Flow& flow, Bytes more) {
  if (!(flow.bytes > Bytes(0))) return;
  const double factor = std::max(Bytes(0), flow.bytes + more) / flow.bytes;
  flow.bytes *= factor;
  flow.operations *= factor;
}

/// What of the traffic is none of loads, restores and checkpoints; 0 where that is only a rounding error.
Bytes beside(Bytes all, Bytes by_uses) {
  constexpr double kRounding = 1e-9;
  return all - by_uses > all * kRounding ? all - by_uses : Bytes(0);
}

void scale_volume(Flow& flow, double factor, Bytes by_uses) {
  add_bytes(flow, (factor - 1) * beside(flow.bytes, by_uses));
}

void scale_size(Demand& d, double factor) {
  add_bytes(d.reads, (factor - 1) * read_by_uses(d));
  add_bytes(d.writes, (factor - 1) * written_by_uses(d));
  d.bytes *= factor;
  d.objects *= factor;
  d.load_bytes *= factor;
  d.checkpoint_bytes *= factor;
}

void scale_request(Flow& flow, double factor, Bytes object) {
  const Bytes request = std::min(flow.request * factor, object);
  if (!(request > Bytes(0))) return;
  flow.operations = Count(flow.bytes / request);
  flow.request = request;
}

void scale_objects(Demand& d, double factor) {
  const Bytes object = std::min(d.object * factor, d.bytes);
  if (!(object > Bytes(0))) return;
  d.object = object;
  d.objects = Count(d.bytes / object);
  for (Flow* flow : {&d.reads, &d.writes})
    if (flow->request > object) scale_request(*flow, 1, object);
}

/// Fewer checkpoints write less.
void scale_every(Demand& d, double factor) {
  const Count writes = d.checkpoint_writes / factor;
  add_bytes(d.writes, (writes - d.checkpoint_writes) * d.checkpoint_bytes);
  d.checkpoint_every *= factor;
  d.checkpoint_writes = writes;
}

void scale_restores(Demand& d, double factor) {
  add_bytes(d.reads, (factor - 1) * d.restores * d.checkpoint_bytes);
  d.restores *= factor;
}

void scale_starts(Demand& d, double factor) {
  add_bytes(d.reads, (factor - 1) * d.starts * d.load_bytes);
  d.starts *= factor;
}

void scale_active(Demand& d, double factor) {
  for (Flow* flow : {&d.reads, &d.writes}) flow->active = std::min(d.month, flow->active * factor);
}

template <Count Flow::*Number>
void scale_count(Demand& d, double factor) {
  for (Flow* flow : {&d.reads, &d.writes}) flow->*Number = std::max(Count(1), flow->*Number * factor);
}

using D = const DataSet&;
using M = const Demand&;

constexpr std::array<Input, 21> kInputs{{
    {.field = [](D) -> std::string_view { return "size"; },
     .value = [](D set, M) { return set.size.value_or(Bytes(0)).count(); },
     .scale = scale_size,
     .usual = true},
    {.field = read_field,
     .value = [](D set, M d) { return volume(set.reads, beside(d.reads.bytes, read_by_uses(d))); },
     .scale = [](Demand& d, double factor) { scale_volume(d.reads, factor, read_by_uses(d)); },
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.request_size"; },
     .value = [](D, M d) { return d.reads.operations > Count(0) ? d.reads.request.count() : 0; },
     .scale = [](Demand& d, double factor) { scale_request(d.reads, factor, d.object); },
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.clients"; },
     .value = [](D, M d) { return d.reads.clients.count(); },
     .scale = scale_count<&Flow::clients>,
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.streams_per_client"; },
     .value = [](D, M d) { return d.reads.streams.count(); },
     .scale = scale_count<&Flow::streams>},
    {.field = [](D) -> std::string_view { return "reads.required_throughput"; },
     .value = [](D, M d) { return d.reads.required.count(); },
     .scale =
         [](Demand& d, double factor) {
           d.reads.required *= factor;
           d.writes.required *= factor;
         },
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.active_hours_per_month"; },
     .value = [](D, M d) { return in_hours(d.reads.active); },
     .scale = scale_active},
    {.field = write_field,
     .value = [](D set, M d) { return volume(set.writes, beside(d.writes.bytes, written_by_uses(d))); },
     .scale = [](Demand& d, double factor) { scale_volume(d.writes, factor, written_by_uses(d)); }},
    {.field = [](D) -> std::string_view { return "loading.cold_starts_per_month"; },
     .value = [](D, M d) { return d.starts.count(); },
     .scale = scale_starts,
     .usual = true},
    {.field = [](D) -> std::string_view { return ""; },
     .value = [](D, M d) { return d.usd_per_hour.count(); },
     .scale = [](Demand& d, double factor) { d.usd_per_hour *= factor; }},
    {.field = [](D) -> std::string_view { return "reads.cold_bytes_per_month"; },
     .value = [](D, M d) { return d.cold_bytes.count(); },
     .scale = [](Demand& d,
                 double factor) { d.cold_bytes = std::min(d.cold_bytes * factor, d.reads.bytes); }},
    {.field = [](D) -> std::string_view { return "reads.max_latency"; },
     .value = [](D, M d) { return d.max_latency.count(); },
     .scale = [](Demand& d, double factor) { d.max_latency *= factor; }},
    {.field = [](D) -> std::string_view { return "checkpoint.every"; },
     .value = [](D, M d) { return d.checkpoint_every.count(); },
     .scale = scale_every},
    {.field = [](D set) -> std::string_view { return set.objects ? "objects" : "object_size"; },
     .value = [](D set, M d) { return set.objects ? d.objects.count() : d.object.count(); },
     .scale = scale_objects},
    {.field = [](D) -> std::string_view { return "prefixes"; },
     .value = [](D, M d) { return d.prefixes.count(); },
     .scale = [](Demand& d, double factor) { d.prefixes = std::max(Count(1), d.prefixes * factor); }},
    {.field = [](D) -> std::string_view { return "lifetime"; },
     .value = [](D, M d) { return d.lifetime.count(); },
     .scale = [](Demand& d, double factor) { d.lifetime *= factor; }},
    {.field = [](D) -> std::string_view { return "loading.simultaneous"; },
     .value = [](D, M d) { return d.starts > Count(0) ? d.simultaneous.count() : 0; },
     .scale = [](Demand& d, double factor) { d.simultaneous = std::max(Count(1), d.simultaneous * factor); }},
    {.field = [](D) -> std::string_view { return "checkpoint.restores_per_month"; },
     .value = [](D, M d) { return d.restores.count(); },
     .scale = scale_restores},
    {.field = [](D) -> std::string_view { return "reads.hot_fraction"; },
     .value = [](D, M d) { return d.hot_fraction; },
     .scale = [](Demand& d, double factor) { d.hot_fraction = std::min(1.0, d.hot_fraction * factor); }},
    {.field = [](D) -> std::string_view { return "writes.request_size"; },
     .value = [](D, M d) { return d.writes.operations > Count(0) ? d.writes.request.count() : 0; },
     .scale = [](Demand& d, double factor) { scale_request(d.writes, factor, d.object); }},
    {.field = [](D) -> std::string_view { return "reads.dependent_reads"; },
     .value = [](D, M d) { return d.reads.operations > Count(0) ? d.dependent_reads : 0; },
     .scale = [](Demand& d,
                 double factor) { d.dependent_reads = std::max(1.0, d.dependent_reads * factor); }},
}};

/// Whether the catalog has the price of the data set's hosts in its Region.
bool is_priced(const Profile& profile, const DataSet& set, const Catalog& catalog) {
  if (!set.compute) return false;
  const auto hosts = profile.compute.find(*set.compute);
  const std::optional<std::string>& type =
      hosts != profile.compute.end() ? hosts->second.instance : set.compute;
  const auto instance = type ? catalog.instance(*type) : std::nullopt;
  return instance && instance->usd_per_hour.contains(catalog.region);
}

}  // namespace

std::span<const Input> inputs() { return kInputs; }

std::string path_of(const Input& input, const DataSet& set) {
  const std::string_view field = input.field(set);
  if (!field.empty()) return "datasets." + set.name + "." + std::string(field);
  return set.compute ? "compute." + *set.compute + ".usd_per_hour" : std::string();
}

bool is_assumed(const Input& input, const std::string& path, const Profile& profile, const DataSet& set,
                const Catalog& catalog) {
  if (get_field(profile, path)) return false;
  return !input.field(set).empty() || !is_priced(profile, set, catalog);
}

}  // namespace storeadvise
