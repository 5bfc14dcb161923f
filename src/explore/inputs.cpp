#include "explore/inputs.hpp"

#include <algorithm>
#include <array>

namespace storeadvise {
namespace {

std::string_view volume_field(const DataSet& set) {
  if (set.reads.passes_per_month) return "reads.passes_per_month";
  if (set.reads.operations_per_month) return "reads.operations_per_month";
  return "reads.bytes_per_month";
}

/// What is stated, else the bytes apart from loads and restores.
double volume(const DataSet& set, const Demand& d) {
  if (set.reads.passes_per_month) return *set.reads.passes_per_month;
  if (set.reads.operations_per_month) return set.reads.operations_per_month->count();
  if (set.reads.bytes_per_month) return set.reads.bytes_per_month->count();
  return d.reads.bytes - d.starts * d.load_bytes - d.restores * d.checkpoint_bytes;
}

void scale_size(Demand& d, double factor) {
  d.bytes *= factor;
  d.objects *= factor;
  d.load_bytes *= factor;
  d.checkpoint_bytes *= factor;
}

void scale_volume(Flow& flow, double factor) {
  flow.bytes *= factor;
  flow.operations *= factor;
}

void scale_request(Demand& d, double factor) {
  const double request = std::min(d.reads.request * factor, d.object);
  if (!(request > 0)) return;
  d.reads.operations = d.reads.bytes / request;
  d.reads.request = request;
}

void scale_active(Demand& d, double factor) {
  for (Flow* flow : {&d.reads, &d.writes})
    flow->active_seconds = std::min(d.month_hours * 3600, flow->active_seconds * factor);
}

template <double Flow::*Number>
void scale_count(Demand& d, double factor) {
  for (Flow* flow : {&d.reads, &d.writes}) flow->*Number = std::max(1.0, flow->*Number * factor);
}

using D = const DataSet&;
using M = const Demand&;

constexpr std::array<Input, 13> kInputs{{
    {.field = [](D) -> std::string_view { return "size"; },
     .value = [](D set, M) { return set.size.value_or(Bytes(0)).count(); },
     .scale = scale_size,
     .flips = true,
     .usual = true},
    {.field = volume_field,
     .value = volume,
     .scale = [](Demand& d, double factor) { scale_volume(d.reads, factor); },
     .flips = true,
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.request_size"; },
     .value = [](D, M d) { return d.reads.operations > 0 ? d.reads.request : 0; },
     .scale = scale_request,
     .flips = true,
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.clients"; },
     .value = [](D, M d) { return d.reads.clients; },
     .scale = scale_count<&Flow::clients>,
     .flips = true,
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.streams_per_client"; },
     .value = [](D, M d) { return d.reads.streams; },
     .scale = scale_count<&Flow::streams>,
     .flips = true},
    {.field = [](D) -> std::string_view { return "reads.required_throughput"; },
     .value = [](D, M d) { return d.reads.required; },
     .scale =
         [](Demand& d, double factor) {
           d.reads.required *= factor;
           d.writes.required *= factor;
         },
     .flips = true,
     .usual = true},
    {.field = [](D) -> std::string_view { return "reads.active_hours_per_month"; },
     .value = [](D, M d) { return d.reads.active_seconds / 3600; },
     .scale = scale_active,
     .flips = true},
    {.field = [](D) -> std::string_view { return "writes.bytes_per_month"; },
     .value = [](D, M d) { return d.writes.bytes; },
     .scale = [](Demand& d, double factor) { scale_volume(d.writes, factor); }},
    {.field = [](D) -> std::string_view { return "loading.cold_starts_per_month"; },
     .value = [](D, M d) { return d.starts; },
     .scale = [](Demand& d, double factor) { d.starts *= factor; },
     .flips = true,
     .usual = true},
    {.field = [](D) -> std::string_view { return ""; },
     .value = [](D, M d) { return d.usd_per_hour; },
     .scale = [](Demand& d, double factor) { d.usd_per_hour *= factor; },
     .flips = true},
    {.field = [](D) -> std::string_view { return "reads.cold_bytes_per_month"; },
     .value = [](D, M d) { return d.cold_bytes; },
     .scale = [](Demand& d,
                 double factor) { d.cold_bytes = std::min(d.cold_bytes * factor, d.reads.bytes); }},
    {.field = [](D) -> std::string_view { return "reads.max_latency"; },
     .value = [](D, M d) { return d.max_latency; },
     .flips = true},
    {.field = [](D) -> std::string_view { return "checkpoint.every"; },
     .value = [](D, M d) { return d.checkpoint_every; },
     .flips = true},
}};

}  // namespace

std::span<const Input> inputs() { return kInputs; }

std::string path_of(const Input& input, const DataSet& set) {
  const std::string_view field = input.field(set);
  if (!field.empty()) return "datasets." + set.name + "." + std::string(field);
  return set.compute ? "compute." + *set.compute + ".usd_per_hour" : std::string();
}

}  // namespace storeadvise
