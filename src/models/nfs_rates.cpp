#include <algorithm>
#include <cmath>

#include "models/rate_limits.hpp"

namespace storeadvise {
namespace {

struct NfsLoad {
  Bytes operation;             ///< one NFS operation
  Bytes per_file;              ///< moved for each file opened
  BytesPerSecond stream_rate;  ///< of one thread
};

/// How one thread moves files: what an operation waits for, how much is on its way at a time, and what
/// each file costs besides its bytes.
struct NfsThread {
  Seconds latency;
  Bytes ahead;
  Seconds per_file;
};

/// One thread that moves `size` bytes per step, opening a file for each `object` bytes.
NfsLoad nfs(Bytes size, Bytes object, const NfsThread& thread, BytesPerSecond client_max,
            const Performance& p) {
  const double operations = std::ceil(size / p.efs_operation);
  const double waits = std::ceil(size / std::max(thread.ahead, p.efs_operation));
  const Seconds time = waits * thread.latency + size / client_max + thread.per_file * (size / object);
  return {.operation = size / operations, .per_file = object, .stream_rate = size / time};
}

/// Hosts that move `size` bytes per step through one mount.
NfsStep nfs_step(const NfsLoad& load, const Flow& flow, const Hosts& hosts, BytesPerSecond client_max,
                 PerSecond files) {
  const bool thin = hosts.network <= client_max;
  return {.by_hosts = least(Rate{hosts.count * flow.streams * load.stream_rate, Bottleneck::concurrency},
                            Rate{hosts.count * std::min(client_max, hosts.network),
                                 thin ? Bottleneck::network : Bottleneck::client_limit}),
          .operation = load.operation,
          .by_files = {files * load.per_file, Bottleneck::file_rate}};
}

Rate limited(const NfsStep& step, BytesPerSecond total, PerSecond iops) {
  return least(step.by_hosts, Rate{total, Bottleneck::service_limit},
               Rate{iops * step.operation, Bottleneck::request_rate}, step.by_files);
}

}  // namespace

EfsSpeed efs_speed(EfsMode mode, bool one_zone, BytesPerSecond metered, const Performance& p) {
  const auto m = static_cast<std::size_t>(mode);
  EfsSpeed s{.read_latency = p.efs_read_latency,
             .write_latency = p.efs_write_latency,
             .client_max = mode == EfsMode::elastic ? p.efs_client_elastic : p.efs_client_other,
             .read_max = p.efs_read_max[m],
             .write_max = p.efs_write_max[m],
             .read_iops = p.efs_read_iops[m],
             .write_iops = p.efs_write_iops[m]};
  if (one_zone) {
    s.write_latency = p.efs_onezone_write_latency;
    s.client_max = p.efs_client_other;
    s.read_iops = p.efs_onezone_read_iops;
    s.write_iops = p.efs_onezone_write_iops;
  }
  if (one_zone && mode != EfsMode::bursting) {
    s.read_max = std::min(s.read_max, p.efs_onezone_read_max);
    s.write_max = std::min(s.write_max, p.efs_onezone_write_max);
  }
  if (mode != EfsMode::elastic) {
    s.read_max = std::min(s.read_max, metered / p.efs_read_weight);
    s.write_max = std::min(s.write_max, metered);
  }
  s.client_read_max = s.client_write_max = s.client_max;
  return s;
}

namespace {

/// What one of two that share `limit` gets while the other takes `other`: the rest, or its own share.
template <class Quantity>
Quantity rest_of(Quantity limit, Quantity other, double share) {
  return std::max(limit - std::min(limit, other), limit * share);
}

PerSecond operations_of(const Flow& f) {
  return f.active > Seconds(0) ? f.operations / f.active : PerSecond(0);
}

}  // namespace

Sharing sharing_of(const Demand& d) {
  const Bytes moved = d.reads.bytes + d.writes.bytes;
  if (!(moved > Bytes(0))) return {};
  return {.any = true,
          .reads = d.reads.bytes / moved,
          .by_reader = d.reads.average_rate() / d.reads.clients,
          .by_writer = d.writes.average_rate() / d.writes.clients,
          .read = operations_of(d.reads),
          .written = operations_of(d.writes)};
}

EfsSpeed shared(const EfsSpeed& alone, const Sharing& by) {
  if (!by.any) return alone;
  EfsSpeed s = alone;
  s.client_read_max = rest_of(s.client_max, by.by_writer, by.reads);
  s.client_write_max = rest_of(s.client_max, by.by_reader, 1 - by.reads);
  const PerSecond written = by.written * (alone.read_iops / alone.write_iops);
  const PerSecond read = by.read * (alone.write_iops / alone.read_iops);
  s.read_iops = rest_of(alone.read_iops, written, by.reads);
  s.write_iops = rest_of(alone.write_iops, read, 1 - by.reads);
  return s;
}

NfsFlow efs_reads(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  if (!(d.object > Bytes(0)) || !(d.reads.request > Bytes(0))) return {};
  const auto step = [&](Bytes size) {
    const NfsThread thread{s.read_latency, p.efs_read_ahead, p.efs_open_close};
    return nfs_step(nfs(size, d.object, thread, s.client_read_max, p), d.reads, hosts, s.client_read_max,
                    p.efs_file_reads);
  };
  const double random = d.reads.random_fraction;
  return {.moves = true,
          .part_share = random,
          .part = random > 0 ? step(d.reads.request) : NfsStep{},
          .whole = step(d.object)};
}

NfsFlow efs_creates(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  if (!(d.object > Bytes(0))) return {};
  const NfsThread thread{s.write_latency, p.efs_read_ahead, p.efs_create};
  return {.moves = true,
          .part_share = 0,
          .part = {},
          .whole = nfs_step(nfs(d.object, d.object, thread, s.client_write_max, p), d.writes, hosts,
                            s.client_write_max, p.efs_file_writes)};
}

NfsFlow efs_writes(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  if (!(d.object > Bytes(0)) || !(d.writes.request > Bytes(0))) return {};
  NfsFlow flow = efs_creates(d, s, hosts, p);
  flow.part_share = d.in_place_fraction;
  if (!(flow.part_share > 0)) return flow;
  const NfsThread changing{s.write_latency, p.efs_read_ahead, p.efs_open_close};
  flow.part = nfs_step(nfs(d.writes.request, d.object, changing, s.client_write_max, p), d.writes, hosts,
                       s.client_write_max, p.efs_file_writes);
  return flow;
}

Rate limited(const NfsFlow& flow, BytesPerSecond total, PerSecond iops) {
  if (!flow.moves) return {};
  if (flow.part_share <= 0) return limited(flow.whole, total, iops);
  return mixed(limited(flow.part, total, iops), flow.part_share, limited(flow.whole, total, iops));
}

Rate efs_read_rate(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  return limited(efs_reads(d, s, hosts, p), s.read_max, s.read_iops);
}

Rate efs_write_rate(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  return limited(efs_writes(d, s, hosts, p), s.write_max, s.write_iops);
}

double direct_share(const Demand& d, const Performance& p) {
  if (d.object >= p.files_import_below) return 1;
  const double sequential = d.object >= p.files_direct_from ? 1 : 0;
  const double random = d.reads.request >= p.files_direct_from ? 1 : 0;
  return (1 - d.reads.random_fraction) * sequential + d.reads.random_fraction * random;
}

Rate files_read_rate(const Demand& d, const S3Speed& bucket, const Hosts& hosts, const Performance& p) {
  if (!(d.object > Bytes(0)) || !(d.reads.request > Bytes(0))) return {};
  const Hosts capped{.count = hosts.count, .network = std::min(hosts.network, p.files_client_max)};
  // Random reads go as they are; in order the NFS client reads ahead, each operation a read of the bucket.
  const bool at_random = d.reads.random_fraction > 0;
  const Bytes one = at_random ? d.reads.request : std::min(d.object, p.efs_operation);
  const Bytes ahead = std::min(d.object, std::max(p.efs_read_ahead, p.efs_operation));
  const Count flying = d.reads.streams * (at_random ? 1 : ahead / one);
  RequestSpeed opened = bucket.get;
  opened.first_byte += p.efs_open_close * (one / d.object);
  Rate direct = s3_limits(one, 1, flying, opened, bucket.gets, capped, p);
  const bool held_by_service = direct.bottleneck == Bottleneck::network && hosts.network > p.files_client_max;
  if (held_by_service) direct.bottleneck = Bottleneck::client_limit;
  const Bytes size = d.reads.random_fraction > 0 ? d.reads.request : d.object;
  const NfsThread thread{p.efs_read_latency, p.efs_read_ahead, p.efs_open_close};
  const Rate tier = limited(nfs_step(nfs(size, d.object, thread, p.files_client_max, p), d.reads, hosts,
                                     p.files_client_max, p.efs_file_reads),
                            p.files_read_iops * p.efs_operation, p.files_read_iops);
  return mixed(direct, direct_share(d, p), tier);
}

namespace {

EfsSpeed files_speed(const Performance& p) {
  return {.read_latency = p.efs_read_latency,
          .write_latency = p.efs_write_latency,
          .client_max = p.files_client_max,
          .client_read_max = p.files_client_max,
          .client_write_max = p.files_client_max,
          .read_max = {},
          .write_max = p.files_write_max,
          .read_iops = p.files_read_iops,
          .write_iops = p.files_write_iops};
}

}  // namespace

Rate files_write_rate(const Demand& d, const Hosts& hosts, const Performance& p) {
  return efs_write_rate(d, files_speed(p), hosts, p);
}

Rate files_create_rate(const Demand& d, const Hosts& hosts, const Performance& p) {
  const EfsSpeed s = files_speed(p);
  return limited(efs_creates(d, s, hosts, p), s.write_max, s.write_iops);
}

}  // namespace storeadvise
