#include <algorithm>

#include "models/rates.hpp"
#include "models/work.hpp"

namespace storeadvise {
namespace {

/// First byte at the median, at p95 and p99, each for one operation that then
/// takes `rest` seconds more, times the reads that wait for each other.
Latency spread(double first, double p95, double p99, double rest, double dependent) {
  return {.read_p50 = (first + rest) * dependent,
          .read_p95 = (first * p95 + rest) * dependent,
          .read_p99 = (first * p99 + rest) * dependent,
          .write_p50 = 0};
}

}  // namespace

/// t(q) = t0 + q / b (Durner et al., VLDB 2023); only the first byte has a tail.
Latency s3_latency(const Demand& d, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  const bool whole = catalog.whole_object_reads && d.reads.random_fraction > 0;
  const double size = whole ? d.object : d.reads.request;
  // Tuned clients fetch the parts of a large request side by side.
  const bool parts = d.reads.client != S3Client::sdk;
  const double parallel = parts ? std::min(ranges(size, p.s3_part), d.reads.streams) : 1;
  const double network = std::max(std::min(hosts.network, p.s3_client_max), 1.0);
  const double rest = std::max(size / (speed.get.bytes_per_s * parallel), size / network);
  Latency latency =
      spread(speed.get.first_byte_s, speed.p95_factor, speed.p99_factor, rest, d.dependent_reads);
  const double upload = d.in_place_fraction > 0 ? d.object : std::min(d.writes.request, d.object);
  latency.write_p50 = speed.put.first_byte_s + upload / speed.put.bytes_per_s;
  return latency;
}

Latency efs_latency(const Demand& d, const EfsSpeed& s, const Performance& p) {
  const auto opens = [&](double request) { return d.object > 0 ? std::min(1.0, request / d.object) : 0; };
  const double rest = d.reads.request / s.client_max + p.efs_open_close * opens(d.reads.request);
  Latency latency = spread(s.read_latency, p.efs_p95_factor, p.efs_p99_factor, rest, d.dependent_reads);
  latency.write_p50 =
      s.write_latency + d.writes.request / s.client_max + p.efs_open_close * opens(d.writes.request);
  return latency;
}

Latency disk_latency(const Demand& d, const Performance& p) {
  const double one = std::max(d.local_storage * p.disk_per_byte, 1.0);
  return spread(p.disk_latency, 1, 1, d.reads.request / one, d.dependent_reads);
}

}  // namespace storeadvise
