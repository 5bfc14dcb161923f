#pragma once

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// Bytes per second of all hosts together, and which limit is the smallest.
struct Rate {
  double bytes_per_s = 0;
  Bottleneck bottleneck = Bottleneck::none;
};

/// Hosts that work at the same time, and the network of each in bytes/s.
struct Hosts {
  double count = 1;
  double network = 0;
};

/// How S3 answers: one connection's speed, and requests per second in all.
struct S3Speed {
  RequestSpeed get, put;
  double gets_per_s = 0, puts_per_s = 0;
  double p95_factor = 0, p99_factor = 0;
};

/// S3 Standard and the classes as fast as it, or Express One Zone.
S3Speed s3_speed(bool express, const Demand& demand, const Performance& performance);

/// What an EFS configuration allows; totals in bytes/s.
struct EfsSpeed {
  double read_latency = 0, write_latency = 0;
  double client_max = 0;
  double read_max = 0, write_max = 0;
  double read_iops = 0, write_iops = 0;
};

/// Regional or One Zone in a throughput mode; for Provisioned and Bursting the
/// metered bytes/s (writes count whole, reads a third) set the totals too.
EfsSpeed efs_speed(EfsMode mode, bool one_zone, double metered, const Performance& performance);

/// What hosts can move over NFS in steps of one size, apart from what the file system gives in all.
struct NfsStep {
  Rate by_hosts;
  double operation = 0;  ///< bytes of one NFS operation
  Rate by_files;
};

/// Reads or writes over NFS: `part_share` of them parts of a file, the rest whole files.
struct NfsFlow {
  bool moves = false;  ///< false: there are none
  double part_share = 0;
  NfsStep part, whole;
};

NfsFlow efs_reads(const Demand& demand, const EfsSpeed& speed, const Hosts& hosts,
                  const Performance& performance);
NfsFlow efs_writes(const Demand& demand, const EfsSpeed& speed, const Hosts& hosts,
                   const Performance& performance);
/// The same where the file system gives `total` bytes/s and `iops` operations a second to all hosts.
Rate limited(const NfsFlow& flow, double total, double iops);

Rate s3_read_rate(const Demand& demand, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog);
Rate s3_write_rate(const Demand& demand, const S3Speed& speed, const Hosts& hosts,
                   const Performance& performance);
Rate efs_read_rate(const Demand& demand, const EfsSpeed& speed, const Hosts& hosts,
                   const Performance& performance);
Rate efs_write_rate(const Demand& demand, const EfsSpeed& speed, const Hosts& hosts,
                    const Performance& performance);
/// Through an S3 Files mount: small reads like EFS, large ones from the bucket.
Rate files_read_rate(const Demand& demand, const S3Speed& bucket, const Hosts& hosts,
                     const Performance& performance);
Rate files_write_rate(const Demand& demand, const Hosts& hosts, const Performance& performance);
/// Whole objects from S3 to local disks, sequentially.
Rate download_rate(const Demand& demand, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog);
/// Local NVMe of the hosts.
Rate disk_rate(const Demand& demand, const Hosts& hosts, const Performance& performance);

/// Two ways that share the bytes, `share` of them by the first: the time of both adds up.
Rate mixed(const Rate& first, double share, const Rate& second);

/// Share of the bytes read in operations large enough to come from the bucket under S3 Files.
double direct_share(const Demand& demand, const Performance& performance);

Latency s3_latency(const Demand& demand, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog);
Latency efs_latency(const Demand& demand, const EfsSpeed& speed, const Performance& performance);
Latency disk_latency(const Demand& demand, const Performance& performance);

}  // namespace storeadvise
