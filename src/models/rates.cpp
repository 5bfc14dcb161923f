#include "models/rates.hpp"

#include <algorithm>
#include <cmath>

#include "models/rate_limits.hpp"
#include "models/work.hpp"

namespace storeadvise {
namespace {

/// Requests that one host keeps in flight while it moves whole things of `size`: see the clients in
/// docs of `s3_client`. What reads ahead or in parts fills the network at most.
Count in_flight(const Flow& flow, Bytes size, BytesPerSecond network, const Performance& p) {
  const Count parts = ranges(size, p.s3_part);
  const Count fills(std::max(1.0, std::ceil(network / p.s3_connection_fill)));
  switch (flow.client) {
    case S3Client::sdk:
      break;
    case S3Client::transfer_manager:
      return size < p.s3_multipart_from ? flow.streams : flow.streams * std::min(parts, p.transfer_in_flight);
    case S3Client::connector: {
      const Count process(std::max(1.0, p.connector_rate / p.s3_connection_fill));
      return std::max(flow.streams, std::min(fills, flow.streams * process));
    }
    case S3Client::mountpoint: {
      const Count ahead(std::max(1.0, p.mountpoint_read_ahead / p.s3_part));
      return std::max(flow.streams, std::min(fills, flow.streams * std::min(parts, ahead)));
    }
  }
  return flow.streams;
}

/// Time for what the client looks up before it reads an object: a LIST and a HEAD, or a HEAD.
Seconds looking_up(S3Client client, const S3Speed& speed) {
  if (client == S3Client::mountpoint) return 2 * speed.get.first_byte;
  return client == S3Client::transfer_manager ? speed.get.first_byte : Seconds(0);
}

/// The rate of threads that each wait so long before every `step` bytes that they read.
Rate after_waiting(const Rate& rate, Seconds wait, Bytes step, Count threads) {
  if (!(wait > Seconds(0)) || !(rate.value > BytesPerSecond(0)) || !(step > Bytes(0))) return rate;
  const BytesPerSecond waiting = threads * step / (step / (rate.value / threads) + wait);
  return {waiting, Bottleneck::concurrency};
}

BytesPerSecond s3_network(const Hosts& hosts, const Performance& p) {
  return std::min(hosts.network, p.s3_client_max);
}

Bottleneck network_or_client(const Hosts& hosts, const Performance& p) {
  return hosts.network <= p.s3_client_max ? Bottleneck::network : Bottleneck::client_limit;
}

Rate s3_sequential(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Performance& p) {
  const Count flying = in_flight(d.reads, d.object, s3_network(hosts, p), p);
  const Rate rate =
      s3_limits(fetched_part(d.object, d.reads.client, p), 1, flying, speed.get, speed.gets, hosts, p);
  const Rate looked =
      after_waiting(rate, looking_up(d.reads.client, speed), d.object, hosts.count * d.reads.streams);
  return rate.bottleneck == Bottleneck::concurrency ? looked : rate;
}

Rate s3_random(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  const Bytes asked = catalog.whole_object_reads ? d.object : d.reads.request;
  const Bytes fetched = fetched_at_random(asked, d, p);
  const double useful = fetched > Bytes(0) ? d.reads.request / fetched : 1;
  const bool parts = d.reads.client == S3Client::connector;
  const Count flying = parts ? in_flight(d.reads, asked, s3_network(hosts, p), p) : d.reads.streams;
  const Rate rate = s3_limits(parts ? fetched / ranges(fetched, p.s3_part) : fetched, useful, flying,
                              speed.get, speed.gets, hosts, p);
  if (d.reads.client != S3Client::mountpoint || rate.bottleneck != Bottleneck::concurrency) return rate;
  return after_waiting(rate, looking_up(d.reads.client, speed), d.object, hosts.count * d.reads.streams);
}

}  // namespace

Rate s3_limits(Bytes size, double useful, Count flying, const RequestSpeed& one, PerSecond requests,
               const Hosts& hosts, const Performance& p) {
  if (!(size > Bytes(0))) return {};
  const Seconds time = one.first_byte + size / one.rate;
  return least(Rate{hosts.count * flying * size * useful / time, Bottleneck::concurrency},
               Rate{hosts.count * s3_network(hosts, p) * useful, network_or_client(hosts, p)},
               Rate{requests * size * useful, Bottleneck::request_rate});
}

Rate mixed(const Rate& first, double share, const Rate& second) {
  if (share >= 1) return first;
  if (share <= 0) return second;
  const Seconds first_time = Bytes(share) / first.value;
  const Seconds second_time = Bytes(1 - share) / second.value;
  return {Bytes(1) / (first_time + second_time),
          first_time > second_time ? first.bottleneck : second.bottleneck};
}

S3Speed s3_speed(bool express, const Demand& d, const Performance& p) {
  if (express) {
    return {.get = p.express_get,
            .put = p.express_put,
            .gets = p.express_gets,
            .puts = p.express_puts,
            .p95_factor = p.express_p95_factor,
            .p99_factor = p.express_p99_factor};
  }
  return {.get = p.s3_get,
          .put = p.s3_put,
          .gets = d.prefixes * p.s3_gets_per_prefix,
          .puts = d.prefixes * p.s3_puts_per_prefix,
          .p95_factor = p.s3_p95_factor,
          .p99_factor = p.s3_p99_factor};
}

Rate s3_read_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  if (!(d.object > Bytes(0))) return {};
  const double random = d.reads.random_fraction;
  if (random <= 0) return s3_sequential(d, speed, hosts, catalog.performance);
  if (random >= 1) return s3_random(d, speed, hosts, catalog);
  return mixed(s3_random(d, speed, hosts, catalog), random,
               s3_sequential(d, speed, hosts, catalog.performance));
}

Rate s3_create_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Performance& p) {
  if (!(d.object > Bytes(0))) return {};
  const Bytes part = stored_part(d.object, d.writes.client, p);
  const Count flying = in_flight(d.writes, d.object, s3_network(hosts, p), p);
  return s3_limits(part, 1, flying, speed.put, speed.puts, hosts, p);
}

Rate s3_write_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Performance& p) {
  if (!(d.object > Bytes(0))) return {};
  const Rate fresh = s3_create_rate(d, speed, hosts, p);
  const double useful = d.writes.request / d.object;
  return mixed({fresh.value * useful, fresh.bottleneck}, d.in_place_fraction, fresh);
}

Rate download_rate(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  if (!(d.object > Bytes(0))) return {};
  const Performance& p = catalog.performance;
  // Copying tools move many objects and parts side by side, and fill the network.
  const Count flying(std::max(1.0, std::ceil(s3_network(hosts, p) / p.s3_connection_fill)));
  return s3_limits(d.object / ranges(d.object, p.s3_part), 1, flying, speed.get, speed.gets, hosts, p);
}

Disk staging_disk(const Demand& d, Bytes wanted, const Performance& p) {
  if (d.local_storage >= wanted || d.ebs <= d.local_storage)
    return {.size = d.local_storage, .rate = p.disk_per_byte * d.local_storage, .latency = p.disk_latency};
  return {.size = d.ebs, .rate = d.ebs_rate, .latency = p.ebs_latency};
}

Rate disk_rate(const Demand& d, const Hosts& hosts, const Disk& disk) {
  const Seconds time = disk.latency + d.reads.request / std::max(disk.rate, BytesPerSecond(1));
  return least(Rate{hosts.count * disk.rate, Bottleneck::local_disk},
               Rate{hosts.count * d.reads.streams * d.reads.request / time, Bottleneck::concurrency});
}

}  // namespace storeadvise
