#pragma once

#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {

/// What a data set's month means for S3: requests as the client makes them.
struct S3Work {
  double gets = 0;           ///< per month, read where the data lies
  double read_bytes = 0;     ///< fetched per month; more than asked for where whole objects must be fetched
  double single_puts = 0;    ///< objects written in one request
  double uploads = 0;        ///< objects written in parts: one create and one complete each
  double parts = 0;          ///< of all those uploads
  double written_bytes = 0;  ///< uploaded per month; changes in place upload whole objects
  double restored_objects = 0;
  double pass_gets = 0;  ///< to fetch every object once
};

/// What it means for EFS: bytes as Elastic meters them.
struct EfsWork {
  double metered_reads = 0;   ///< bytes a month
  double metered_writes = 0;  ///< bytes a month
  double opens = 0;           ///< files opened for reading a month
  double creates = 0;         ///< files created a month
};

S3Work s3_work(const Demand& demand, const Catalog& catalog);
EfsWork efs_work(const Demand& demand, const Performance& performance);

/// GETs that fetch `size` bytes in ranges of at most one part each.
double ranges(double size, double part);

/// Bytes that EFS Elastic meters for one data operation of `size` bytes: at
/// least 32 KiB, in steps of 1 KiB, in NFS operations of at most 1 MiB.
/// Source: https://docs.aws.amazon.com/efs/latest/ug/metered-sizes.html
double metered(double size, const Performance& performance);

}  // namespace storeadvise
