#include "demand/flow.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

/// Field names with "reads." or "writes." in front, for the notes.
struct Names {
  std::string_view passes, bytes, operations, request, pattern, random, client;
};
constexpr Names kReads{"reads.passes_per_month", "reads.bytes_per_month", "reads.operations_per_month",
                       "reads.request_size",     "reads.pattern",         "reads.random_fraction",
                       "reads.s3_client"};
constexpr Names kWrites{"writes.passes_per_month", "writes.bytes_per_month", "writes.operations_per_month",
                        "writes.request_size",     "writes.pattern",         "writes.random_fraction",
                        "writes.s3_client"};

bool has_volume(const Traffic& t) {
  return t.passes_per_month || t.bytes_per_month || t.operations_per_month;
}

void set_volume(Flow& flow, const Traffic& volume, const Stored& stored) {
  std::optional<Bytes> bytes = volume.bytes_per_month;
  if (!bytes && volume.passes_per_month) bytes = *volume.passes_per_month * stored.bytes;
  if (bytes && volume.operations_per_month && *volume.operations_per_month > Count(0))
    flow.request = *bytes / *volume.operations_per_month;
  flow.request = std::min(flow.request, stored.object);
  if (bytes) {
    flow.bytes = *bytes;
    flow.operations = Count(flow.request > Bytes(0) ? flow.bytes / flow.request : 0);
  } else if (volume.operations_per_month) {
    flow.operations = *volume.operations_per_month;
    flow.bytes = flow.operations * flow.request;
  }
}

void note_volume(const Traffic& volume, const Names& names, const Notes& notes) {
  if (volume.passes_per_month) notes.add(names.passes, *volume.passes_per_month);
  if (volume.bytes_per_month) notes.add(names.bytes, *volume.bytes_per_month);
  if (volume.operations_per_month) notes.add(names.operations, *volume.operations_per_month);
}

void set_pattern(Flow& flow, const Traffic& stated, const Traffic& role, const Names& names,
                 const Notes& notes) {
  const Pattern pattern = stated_or(stated.pattern, role.pattern, notes, names.pattern);
  if (pattern == Pattern::sequential) flow.random_fraction = 0;
  if (pattern == Pattern::random) flow.random_fraction = 1;
  if (pattern == Pattern::mixed)
    flow.random_fraction = stated_or(stated.random_fraction,
                                     std::optional(role.random_fraction.value_or(0.5)), notes, names.random);
}

/// Nobody needs a transfer manager, and its HEAD before each download, for objects that it would not split.
std::optional<S3Client> usual_client(const Traffic& role, const Stored& stored) {
  const bool whole = stored.object < stored.multipart_from;
  return role.s3_client == S3Client::transfer_manager && whole ? S3Client::sdk : role.s3_client;
}

/// What reads and writes have in common.
Flow flow_of(const Traffic& stated, const Traffic& role, const Stored& stored, const Names& names,
             const Notes& notes) {
  Flow flow;
  const bool volume_stated = has_volume(stated);
  // Notes on how nothing is written would only be noise.
  const bool silent = volume_stated
                          ? stated.bytes_per_month == Bytes(0) || stated.operations_per_month == Count(0) ||
                                stated.passes_per_month == 0.0
                          : role.bytes_per_month == Bytes(0);
  const Notes how = silent && &names == &kWrites ? notes.silent() : notes;
  const bool fixed = stated.operations_per_month && (stated.bytes_per_month || stated.passes_per_month);
  const auto usual =
      role.request_size ? std::optional(std::min(*role.request_size, stored.object)) : std::nullopt;
  flow.request = stated_or(stated.request_size, usual, fixed ? notes.silent() : how, names.request);
  if (!volume_stated) note_volume(role, names, notes);
  set_volume(flow, volume_stated ? stated : role, stored);
  set_pattern(flow, stated, role, names, how);
  flow.client = stated_or(stated.s3_client, usual_client(role, stored), how, names.client);
  if (stated.required_throughput) flow.required = *stated.required_throughput;
  return flow;
}

Seconds active_time(std::optional<double> stated_hours, Seconds month) {
  return std::min(hours(stated_hours.value_or(0)), month);
}

/// What a role assumes to be read gives way to what is stated to be untouched, or hot.
Traffic touching(Traffic usual, const Stored& stored) {
  if (!usual.passes_per_month) return usual;
  double& passes = *usual.passes_per_month;
  passes = passes > 1 ? passes * stored.touchable : std::min({passes, stored.touchable, stored.hot});
  return usual;
}

}  // namespace

Flow read_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Notes& notes) {
  const Traffic& stated = set.reads;
  Flow flow = flow_of(stated, touching(role.reads, stored), stored, kReads, notes);
  if (stated.clients) {
    flow.clients = *stated.clients;
  } else {
    flow.clients = std::max(Count(1), stored.hosts);
    notes.from("compute count").add("reads.clients", flow.clients);
  }
  flow.streams =
      std::max(Count(1), stated_or(stated.streams_per_client, std::optional(stored.streams_of_role), notes,
                                   "reads.streams_per_client"));
  flow.active = active_time(stated_or(stated.active_hours_per_month, role.reads.active_hours_per_month, notes,
                                      "reads.active_hours_per_month"),
                            stored.month);
  return flow;
}

Flow write_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Flow& reads,
                const Notes& notes) {
  const Traffic& stated = set.writes;
  Flow flow = flow_of(stated, role.writes, stored, kWrites, notes);
  flow.clients = stated.clients.value_or(reads.clients);
  flow.streams = std::max(Count(1), stated.streams_per_client.value_or(reads.streams));
  flow.active =
      stated.active_hours_per_month ? active_time(stated.active_hours_per_month, stored.month) : reads.active;
  return flow;
}

}  // namespace storeadvise
