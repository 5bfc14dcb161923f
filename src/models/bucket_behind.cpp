#include "models/bucket_behind.hpp"

#include <algorithm>

namespace storeadvise {

Count copied_back(const Demand& d, Seconds every) {
  if (!(d.object > Bytes(0))) return Count(0);
  const Count in_place = d.writes.operations * d.in_place_fraction;
  const Count fresh = Count((d.writes.operations - in_place) * d.writes.request / d.object);
  return fresh + std::min(in_place, d.objects * (d.month / every));
}

S3Work copying_work(const Workbench& b, Count written_back, Bytes copied_in) {
  Demand d = b.demand;
  d.in_place_fraction = 0;
  d.writes.request = d.object;
  d.writes.operations = written_back;
  d.writes.client = S3Client::transfer_manager;  // a copying tool, or the service
  d.reads = {};
  d.lookups = {};  // those go to the file system
  S3Work work = s3_work(d, b.catalog);
  const Bytes part = b.catalog.performance.s3_part;
  work.gets = d.object > Bytes(0) ? copied_in / d.object * ranges(d.object, part) : Count(0);
  work.read_bytes = copied_in;
  return work;
}

}  // namespace storeadvise
