#include "models/rates.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "models/work.hpp"

namespace storeadvise {
namespace {

Rate least(std::initializer_list<Rate> limits) {
  return *std::min_element(limits.begin(), limits.end(),
                           [](const Rate& a, const Rate& b) { return a.bytes_per_s < b.bytes_per_s; });
}

/// Requests that one host keeps in flight. Clients that read ahead fill the
/// network where the profile does not say how many threads there are.
double in_flight(const Flow& flow, bool reads_ahead, double network, const Performance& p) {
  const bool fills = flow.client != S3Client::sdk && reads_ahead && !flow.streams_stated;
  return fills ? std::max(1.0, std::ceil(network / p.s3_connection_fill)) : flow.streams;
}

double s3_network(const Hosts& hosts, const Performance& p) {
  return std::min(hosts.network, p.s3_client_max);
}

Bottleneck network_or_client(const Hosts& hosts, const Performance& p) {
  return hosts.network <= p.s3_client_max ? Bottleneck::network : Bottleneck::client_limit;
}

/// Concurrency, network, and request rate for requests of `size` bytes, of which
/// the share `useful` is what the application wanted.
Rate s3_limits(double size, double useful, double flying, const RequestSpeed& one, double requests_per_s,
               const Hosts& hosts, const Performance& p) {
  if (!(size > 0)) return {};
  const double time = one.first_byte_s + size / one.bytes_per_s;
  return least({{hosts.count * flying * size * useful / time, Bottleneck::concurrency},
                {hosts.count * s3_network(hosts, p) * useful, network_or_client(hosts, p)},
                {requests_per_s * size * useful, Bottleneck::request_rate}});
}

Rate s3_sequential(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Performance& p) {
  const bool ahead = d.reads.client != S3Client::sdk;
  const double whole = ahead ? d.object : d.reads.request;
  const double flying = in_flight(d.reads, true, s3_network(hosts, p), p);
  return s3_limits(ahead ? whole / ranges(whole, p.s3_part) : whole, 1, flying, speed.get, speed.gets_per_s,
                   hosts, p);
}

Rate s3_random(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  const double whole = catalog.whole_object_reads ? d.object : d.reads.request;
  const double useful = whole > 0 ? d.reads.request / whole : 1;
  const bool many = d.reads.client == S3Client::connector;
  const double flying = in_flight(d.reads, many, s3_network(hosts, p), p);
  return s3_limits(many ? whole / ranges(whole, p.s3_part) : whole, useful, flying, speed.get,
                   speed.gets_per_s, hosts, p);
}

struct NfsLoad {
  double operation;    ///< bytes of one NFS operation
  double per_file;     ///< bytes moved for each file opened
  double stream_rate;  ///< bytes/s of one thread
};

/// One thread that moves `size` bytes per step, opening a file for each `object` bytes.
NfsLoad nfs(double size, double object, double latency, double client_max, const Performance& p) {
  const double operations = std::ceil(size / p.efs_operation);
  const double time = operations * latency + size / client_max + p.efs_open_close * size / object;
  return {.operation = size / operations, .per_file = object, .stream_rate = size / time};
}

/// Hosts that move `size` bytes per step through one mount.
NfsStep nfs_step(const NfsLoad& load, const Flow& flow, const Hosts& hosts, double client_max,
                 double files_per_s) {
  const bool thin = hosts.network <= client_max;
  return {.by_hosts = least({{hosts.count * flow.streams * load.stream_rate, Bottleneck::concurrency},
                             {hosts.count * std::min(client_max, hosts.network),
                              thin ? Bottleneck::network : Bottleneck::client_limit}}),
          .operation = load.operation,
          .by_files = {files_per_s * load.per_file, Bottleneck::file_rate}};
}

Rate limited(const NfsStep& step, double total, double iops) {
  return least({step.by_hosts,
                {total, Bottleneck::service_limit},
                {iops * step.operation, Bottleneck::request_rate},
                step.by_files});
}

}  // namespace

Rate mixed(const Rate& first, double share, const Rate& second) {
  if (share >= 1) return first;
  if (share <= 0) return second;
  const double first_time = share / first.bytes_per_s;
  const double second_time = (1 - share) / second.bytes_per_s;
  return {1 / (first_time + second_time), first_time > second_time ? first.bottleneck : second.bottleneck};
}

S3Speed s3_speed(bool express, const Demand& d, const Performance& p) {
  if (express) {
    return {.get = p.express_get,
            .put = p.express_put,
            .gets_per_s = p.express_gets,
            .puts_per_s = p.express_puts,
            .p95_factor = p.express_p95_factor,
            .p99_factor = p.express_p99_factor};
  }
  return {.get = p.s3_get,
          .put = p.s3_put,
          .gets_per_s = p.s3_gets_per_prefix * d.prefixes,
          .puts_per_s = p.s3_puts_per_prefix * d.prefixes,
          .p95_factor = p.s3_p95_factor,
          .p99_factor = p.s3_p99_factor};
}

EfsSpeed efs_speed(EfsMode mode, bool one_zone, double metered, const Performance& p) {
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
    s.read_max = std::min(s.read_max, p.efs_onezone_read_max);
    s.write_max = std::min(s.write_max, p.efs_onezone_write_max);
  }
  if (mode != EfsMode::elastic) {
    s.read_max = std::min(s.read_max, metered / p.efs_read_weight);
    s.write_max = std::min(s.write_max, metered);
  }
  return s;
}

Rate s3_read_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  if (!(d.object > 0)) return {};
  const double random = d.reads.random_fraction;
  if (random <= 0) return s3_sequential(d, speed, hosts, catalog.performance);
  if (random >= 1) return s3_random(d, speed, hosts, catalog);
  return mixed(s3_random(d, speed, hosts, catalog), random,
               s3_sequential(d, speed, hosts, catalog.performance));
}

Rate s3_write_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Performance& p) {
  if (!(d.object > 0)) return {};
  const double part = d.object > p.s3_multipart_from ? p.s3_part : d.object;
  const double flying = in_flight(d.writes, true, s3_network(hosts, p), p);
  const Rate fresh = s3_limits(part, 1, flying, speed.put, speed.puts_per_s, hosts, p);
  const double useful = d.writes.request / d.object;
  return mixed({fresh.bytes_per_s * useful, fresh.bottleneck}, d.in_place_fraction, fresh);
}

NfsFlow efs_reads(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  if (!(d.object > 0) || !(d.reads.request > 0)) return {};
  const auto step = [&](double size) {
    return nfs_step(nfs(size, d.object, s.read_latency, s.client_max, p), d.reads, hosts, s.client_max,
                    p.efs_file_reads);
  };
  const double random = d.reads.random_fraction;
  return {.moves = true,
          .part_share = random,
          .part = random > 0 ? step(d.reads.request) : NfsStep{},
          .whole = step(d.object)};
}

NfsFlow efs_writes(const Demand& d, const EfsSpeed& s, const Hosts& hosts, const Performance& p) {
  if (!(d.object > 0) || !(d.writes.request > 0)) return {};
  const auto step = [&](double size) {
    return nfs_step(nfs(size, d.object, s.write_latency, s.client_max, p), d.writes, hosts, s.client_max,
                    p.efs_file_writes);
  };
  const double in_place = d.in_place_fraction;
  return {.moves = true,
          .part_share = in_place,
          .part = in_place > 0 ? step(d.writes.request) : NfsStep{},
          .whole = step(d.object)};
}

Rate limited(const NfsFlow& flow, double total, double iops) {
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
  const double sequential = d.object >= p.files_direct_from ? 1 : 0;
  const double random = d.reads.request >= p.files_direct_from ? 1 : 0;
  return (1 - d.reads.random_fraction) * sequential + d.reads.random_fraction * random;
}

Rate files_read_rate(const Demand& d, const S3Speed& bucket, const Hosts& hosts, const Performance& p) {
  if (!(d.object > 0) || !(d.reads.request > 0)) return {};
  const Hosts capped{.count = hosts.count, .network = std::min(hosts.network, p.files_client_max)};
  // Each thread is served over one connection to the bucket, whole files ahead of the reader.
  const double per_thread = d.reads.random_fraction > 0 ? d.reads.request : d.object;
  RequestSpeed opened = bucket.get;
  opened.first_byte_s += p.efs_open_close * per_thread / d.object;
  Rate direct = s3_limits(per_thread, 1, d.reads.streams, opened, bucket.gets_per_s, capped, p);
  const bool held_by_service = direct.bottleneck == Bottleneck::network && hosts.network > p.files_client_max;
  if (held_by_service) direct.bottleneck = Bottleneck::client_limit;
  const double size = d.reads.random_fraction > 0 ? d.reads.request : d.object;
  const Rate tier = limited(nfs_step(nfs(size, d.object, p.efs_read_latency, p.files_client_max, p), d.reads,
                                     hosts, p.files_client_max, p.efs_file_reads),
                            p.files_read_iops * p.efs_operation, p.files_read_iops);
  return mixed(direct, direct_share(d, p), tier);
}

Rate files_write_rate(const Demand& d, const Hosts& hosts, const Performance& p) {
  const EfsSpeed s{.read_latency = p.efs_read_latency,
                   .write_latency = p.efs_write_latency,
                   .client_max = p.files_client_max,
                   .read_max = 0,
                   .write_max = p.files_write_max,
                   .read_iops = p.files_read_iops,
                   .write_iops = p.files_write_iops};
  return efs_write_rate(d, s, hosts, p);
}

Rate download_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  if (!(d.object > 0)) return {};
  const Performance& p = catalog.performance;
  const double flying = in_flight(d.reads, true, s3_network(hosts, p), p);
  return s3_limits(d.object / ranges(d.object, p.s3_part), 1, flying, speed.get, speed.gets_per_s, hosts, p);
}

Rate disk_rate(const Demand& d, const Hosts& hosts, const Performance& p) {
  const double one = d.local_storage * p.disk_per_byte;
  const double time = p.disk_latency + d.reads.request / std::max(one, 1.0);
  return least({{hosts.count * one, Bottleneck::local_disk},
                {hosts.count * d.reads.streams * d.reads.request / time, Bottleneck::concurrency}});
}

}  // namespace storeadvise
