#pragma once

#include "models/work.hpp"
#include "storeadvise/bill.hpp"

namespace storeadvise {

/// What an option moves and keeps in a month, as far as it is charged beside the storage.
struct Passing {
  Bytes bucket;     ///< between hosts and a bucket, both ways
  Bytes mount;      ///< between hosts and a file system, both ways
  Count encrypted;  ///< objects and parts read from a bucket or written to it
  Bytes in_bucket;  ///< stored
  Bytes in_files;   ///< stored on a file system, and in no bucket
};

/// Of a bucket that is read with so many GETs.
Passing past_bucket(const Demand& demand, const S3Work& work, Count gets, Bytes read_bytes);

/// Adds NAT, Cross-zone transfer, KMS requests, Backup and Transfer out, as far as the demand has them.
void add_surroundings(Bill& bill, const Demand& demand, const Passing& passing, const Catalog& catalog);

}  // namespace storeadvise
