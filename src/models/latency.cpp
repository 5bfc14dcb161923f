#include <algorithm>

#include "models/rates.hpp"
#include "models/work.hpp"

namespace storeadvise {
namespace {

/// First byte at the median, at p95 and p99, each for one operation that then
/// takes `rest` more, times the reads that wait for each other.
Latency spread(Seconds first, double p95, double p99, Seconds rest, double dependent) {
  return {.read_p50 = (first + rest) * dependent,
          .read_p95 = (first * p95 + rest) * dependent,
          .read_p99 = (first * p99 + rest) * dependent,
          .write_p50 = {}};
}

}  // namespace

/// t(q) = t0 + q / b (Durner et al., VLDB 2023); only the first byte has a tail.
Latency s3_latency(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  const bool whole = catalog.whole_object_reads && d.reads.random_fraction > 0;
  const Bytes asked = whole ? d.object : d.reads.request;
  const bool random = d.reads.random_fraction > 0;
  const Bytes size = random ? fetched_at_random(asked, d, p) : asked;
  // Tuned clients fetch the parts of a large request side by side.
  const bool parts = d.reads.client == S3Client::connector || !random;
  const double parallel = parts ? (size / fetched_part(size, d.reads.client, p)) : 1;
  const BytesPerSecond network = std::max(std::min(hosts.network, p.s3_client_max), BytesPerSecond(1));
  const Seconds rest = std::max(size / (speed.get.rate * parallel), size / network);
  Latency latency = spread(speed.get.first_byte, speed.p95_factor, speed.p99_factor, rest, d.dependent_reads);
  const Bytes upload = d.in_place_fraction > 0 ? d.object : std::min(d.writes.request, d.object);
  latency.write_p50 = speed.put.first_byte + upload / speed.put.rate;
  return latency;
}

Latency efs_latency(const Demand& d, const EfsSpeed& s, const Performance& p) {
  const auto opens = [&](Bytes request) {
    return d.object > Bytes(0) ? std::min(1.0, request / d.object) : 0;
  };
  const Seconds rest = d.reads.request / s.client_max + p.efs_open_close * opens(d.reads.request);
  Latency latency = spread(s.read_latency, p.efs_p95_factor, p.efs_p99_factor, rest, d.dependent_reads);
  latency.write_p50 =
      s.write_latency + d.writes.request / s.client_max + p.efs_open_close * opens(d.writes.request);
  return latency;
}

Latency disk_latency(const Demand& d, const Disk& disk) {
  const BytesPerSecond one = std::max(disk.rate, BytesPerSecond(1));
  return spread(disk.latency, 1, 1, d.reads.request / one, d.dependent_reads);
}

}  // namespace storeadvise
