#pragma once

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/performance.hpp"

namespace storeadvise {

/// Of all hosts together, and which limit is the smallest.
struct Rate {
  BytesPerSecond value;
  Bottleneck bottleneck = Bottleneck::none;
};

/// Hosts that work at the same time, and the network of each.
struct Hosts {
  Count count = Count(1);
  BytesPerSecond network;
};

/// How S3 answers: one connection's speed, and requests a second in all.
struct S3Speed {
  RequestSpeed get, put;  ///< of one connection
  PerSecond gets, puts;   ///< of all together
  double p95_factor = 0, p99_factor = 0;
};

/// S3 Standard and the classes as fast as it, or Express One Zone.
S3Speed s3_speed(bool express, const Demand& demand, const Performance& performance);

/// What an EFS configuration allows.
struct EfsSpeed {
  Seconds read_latency, write_latency;
  BytesPerSecond client_max;  ///< reads and writes together
  BytesPerSecond client_read_max = {}, client_write_max = {};
  BytesPerSecond read_max = {}, write_max = {};
  PerSecond read_iops = {}, write_iops = {};
};

/// Regional or One Zone in a throughput mode; for Provisioned and Bursting the
/// metered rate (writes count whole, reads a third) set the totals too.
EfsSpeed efs_speed(EfsMode mode, bool one_zone, BytesPerSecond metered, const Performance& performance);

/// What reads and writes take of the limits that they share, over the month.
struct Sharing {
  bool any = false;                     ///< false: nothing is moved
  double reads = 0;                     ///< share of the bytes
  BytesPerSecond by_reader, by_writer;  ///< of one host
  PerSecond read, written;              ///< operations of all hosts
};
Sharing sharing_of(const Demand& demand);

/// What is left of the limits that reads and writes share, a client's rate and the operations a second, while
/// the other of the two goes on at the rate of the month, or as much as its share of the bytes.
/// Source: https://docs.aws.amazon.com/efs/latest/ug/limits.html (1,500 MiB/s combined)
EfsSpeed shared(const EfsSpeed& alone, const Sharing& by);

/// What hosts can move over NFS in steps of one size, apart from what the file system gives in all.
struct NfsStep {
  Rate by_hosts;
  Bytes operation;  ///< one NFS operation
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
/// Whole files, made anew.
NfsFlow efs_creates(const Demand& demand, const EfsSpeed& speed, const Hosts& hosts,
                    const Performance& performance);
/// The same where the file system gives `total` and `iops` operations a second to all hosts.
Rate limited(const NfsFlow& flow, BytesPerSecond total, PerSecond iops);

Rate s3_read_rate(const Demand& demand, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog);
/// Whole objects, written anew.
Rate s3_create_rate(const Demand& demand, const S3Speed& speed, const Hosts& hosts,
                    const Performance& performance);
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
Rate files_create_rate(const Demand& demand, const Hosts& hosts, const Performance& performance);
/// Whole objects from S3 to local disks, sequentially.
Rate download_rate(const Demand& demand, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog);
/// What a host stages on, or keeps a cache on.
struct Disk {
  Bytes size;
  BytesPerSecond rate;
  Seconds latency;
};
/// Instance store where it holds `wanted`, or is larger than the volume of each host; else that volume.
Disk staging_disk(const Demand& demand, Bytes wanted, const Performance& performance);
Rate disk_rate(const Demand& demand, const Hosts& hosts, const Disk& disk);

/// Two ways that share the bytes, `share` of them by the first: the time of both adds up.
Rate mixed(const Rate& first, double share, const Rate& second);

/// Share of the bytes read that comes from the bucket under S3 Files: of files too large to be imported, all.
double direct_share(const Demand& demand, const Performance& performance);

Latency s3_latency(const Demand& demand, const S3Speed& speed, const Hosts& hosts, const Catalog& catalog);
Latency efs_latency(const Demand& demand, const EfsSpeed& speed, const Performance& performance);
Latency disk_latency(const Demand& demand, const Disk& disk);

}  // namespace storeadvise
