#include "models/bucket_behind.hpp"

#include <algorithm>

namespace storeadvise {

Count copied_back(const Demand& d, Seconds every) {
  if (!(d.object > Bytes(0))) return Count(0);
  const Count in_place = d.writes.operations * d.in_place_fraction;
  const Count fresh = Count((d.writes.operations - in_place) * d.writes.request / d.object);
  return fresh + std::min(in_place, d.objects * (d.month / every));
}

S3Work bucket_work(const Workbench& b, Count synced, Bytes fetched) {
  const Performance& p = b.catalog.performance;
  Demand d = b.demand;
  d.in_place_fraction = 0;
  d.writes.request = d.object;
  d.writes.operations = synced;
  d.writes.client = S3Client::transfer_manager;  // written back by a copying tool, or the service
  d.lookups = {};                                // those go to the file system
  S3Work work = s3_work(d, b.catalog);
  work.gets = d.object > Bytes(0) ? fetched / d.object * ranges(d.object, p.s3_part) : Count(0);
  work.read_bytes = fetched;
  return work;
}

}  // namespace storeadvise
