#pragma once

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// What a data set's month means for S3: requests as the client makes them.
struct S3Work {
  Count gets;           ///< per month, read where the data lies
  Bytes read_bytes;     ///< fetched per month; more than asked for where whole objects must be fetched
  Count single_puts;    ///< objects written in one request
  Count uploads;        ///< objects written in parts: one create and one complete each
  Count parts;          ///< of all those uploads
  Bytes written_bytes;  ///< uploaded per month; changes in place upload whole objects
  Count restored_objects;
  Count pass_gets;     ///< to fetch every object once
  Count lists, heads;  ///< per month, about names
};

/// What it means for EFS: bytes as Elastic meters them.
struct EfsWork {
  Bytes metered_reads = {};   ///< a month
  Bytes metered_writes = {};  ///< a month
  Count opens = {};           ///< files opened for reading a month
  Count creates = {};         ///< files created a month
  Count lookups = {};         ///< other questions about names a month
};

S3Work s3_work(const Demand& demand, const Catalog& catalog);
EfsWork efs_work(const Demand& demand, const Performance& performance);

/// The bytes of one GET of a client that fetches `size` bytes.
Bytes fetched_part(Bytes size, S3Client client, const Performance& performance);

/// The bytes of one PUT of a client that stores `size` bytes: a part, or the whole.
Bytes stored_part(Bytes size, S3Client client, const Performance& performance);

/// What one read at random fetches: Mountpoint's first GET after a seek is larger than what was asked for.
Bytes fetched_at_random(Bytes size, const Demand& demand, const Performance& performance);

/// Files opened for reading a month.
Count opens_of(const Demand& demand);

/// Read a month apart from loads and restores, which fetch everything each time.
Bytes steady_reads(const Demand& demand);

/// What one host downloads to read from its own disk: all of it, or as much as it reads.
Bytes staged_by_host(const Demand& demand);

/// GETs that fetch `size` bytes in ranges of at most one part each.
Count ranges(Bytes size, Bytes part);

/// Bytes that EFS Elastic meters for one data operation of `size` bytes: at
/// least 32 KiB, in steps of 1 KiB, in NFS operations of at most 1 MiB.
/// Source: https://docs.aws.amazon.com/efs/latest/ug/metered-sizes.html
Bytes metered(Bytes size, const Performance& performance);

}  // namespace storeadvise
