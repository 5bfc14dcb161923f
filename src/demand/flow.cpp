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
  std::optional<double> bytes;
  if (volume.bytes_per_month) bytes = volume.bytes_per_month->count();
  if (!bytes && volume.passes_per_month) bytes = *volume.passes_per_month * stored.bytes;
  if (bytes && volume.operations_per_month && volume.operations_per_month->count() > 0)
    flow.request = *bytes / volume.operations_per_month->count();
  flow.request = std::min(flow.request, stored.object);
  if (bytes) {
    flow.bytes = *bytes;
    flow.operations = flow.request > 0 ? flow.bytes / flow.request : 0;
  } else if (volume.operations_per_month) {
    flow.operations = volume.operations_per_month->count();
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

/// What reads and writes have in common.
Flow flow_of(const Traffic& stated, const Traffic& role, const Stored& stored, const Names& names,
             const Notes& notes) {
  Flow flow;
  const bool volume_stated = has_volume(stated);
  flow.volume_stated = volume_stated;
  // Notes on how nothing is written would only be noise.
  const bool silent = volume_stated
                          ? stated.bytes_per_month == Bytes(0) || stated.operations_per_month == Count(0) ||
                                stated.passes_per_month == 0.0
                          : role.bytes_per_month == Bytes(0);
  const Notes how = silent && &names == &kWrites ? notes.silent() : notes;
  const bool fixed = stated.operations_per_month && (stated.bytes_per_month || stated.passes_per_month);
  flow.request =
      stated_or(stated.request_size, role.request_size, fixed ? notes.silent() : how, names.request).count();
  if (!volume_stated) note_volume(role, names, notes);
  set_volume(flow, volume_stated ? stated : role, stored);
  set_pattern(flow, stated, role, names, how);
  flow.client = stated_or(stated.s3_client, role.s3_client, how, names.client);
  if (stated.required_throughput) flow.required = stated.required_throughput->count();
  return flow;
}

double active_seconds(std::optional<double> hours, double month_hours) {
  return std::min(hours.value_or(0), month_hours) * 3600;
}

}  // namespace

Flow read_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Notes& notes) {
  const Traffic& stated = set.reads;
  Flow flow = flow_of(stated, role.reads, stored, kReads, notes);
  if (stated.clients) {
    flow.clients = stated.clients->count();
  } else {
    flow.clients = std::max(1.0, stored.hosts);
    notes.from(set.compute ? "compute count" : notes.source()).add("reads.clients", Count(flow.clients));
  }
  // A client that reads ahead fills the network, unless the profile says how many threads it has.
  const bool fills = stated.s3_client && *stated.s3_client != S3Client::sdk;
  flow.streams_stated = stated.streams_per_client.has_value() || !fills;
  flow.streams = std::max(1.0, stated_or(stated.streams_per_client, role.reads.streams_per_client, notes,
                                         "reads.streams_per_client")
                                   .count());
  flow.active_seconds =
      active_seconds(stated_or(stated.active_hours_per_month, role.reads.active_hours_per_month, notes,
                               "reads.active_hours_per_month"),
                     stored.month_hours);
  return flow;
}

Flow write_flow(const DataSet& set, const DataSet& role, const Stored& stored, const Flow& reads,
                const Notes& notes) {
  const Traffic& stated = set.writes;
  Flow flow = flow_of(stated, role.writes, stored, kWrites, notes);
  flow.clients = stated.clients ? stated.clients->count() : reads.clients;
  flow.streams =
      stated.streams_per_client ? std::max(1.0, stated.streams_per_client->count()) : reads.streams;
  const bool fills = stated.s3_client && *stated.s3_client != S3Client::sdk;
  flow.streams_stated =
      stated.streams_per_client || set.reads.streams_per_client || (reads.streams_stated && !fills);
  flow.active_seconds = stated.active_hours_per_month
                            ? active_seconds(stated.active_hours_per_month, stored.month_hours)
                            : reads.active_seconds;
  return flow;
}

}  // namespace storeadvise
