#include "models/work.hpp"

#include <algorithm>
#include <cmath>

namespace storeadvise {

double ranges(double size, double part) { return size > part ? std::ceil(size / part) : 1; }

double metered(double size, const Performance& p) {
  if (!(size > 0)) return 0;
  const double whole = std::floor(size / p.efs_operation);
  const double rest = size - whole * p.efs_operation;
  const double last =
      rest > 0 ? std::max(p.efs_data_min, std::ceil(rest / p.efs_data_step) * p.efs_data_step) : 0;
  return whole * p.efs_operation + last;
}

namespace {

/// Parts of a multipart upload of `size`: 8 MB each, larger where 10,000 would not do.
double upload_parts(double size, const Performance& p) {
  const double part = std::max(p.s3_part, size / p.s3_max_parts);
  return std::min(std::ceil(size / part), p.s3_max_parts);
}

/// GETs of one request read where it lies: plain SDK calls fetch it whole, tuned clients in parts.
double gets_of(double size, const Flow& r, const Performance& p) {
  return r.client == S3Client::connector ? ranges(size, p.s3_part) : 1;
}

void add_reads(S3Work& work, const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  const Flow& r = d.reads;
  if (!(r.operations > 0) || !(d.object > 0)) return;
  const double random = r.operations * r.random_fraction;
  const double sequential = r.operations - random;
  const bool read_ahead = r.client != S3Client::sdk;
  const double sequential_gets =
      read_ahead ? sequential * r.request / d.object * ranges(d.object, p.s3_part) : sequential;
  const double random_size = catalog.whole_object_reads ? d.object : r.request;
  work.gets = sequential_gets + random * gets_of(random_size, r, p);
  work.read_bytes = sequential * r.request + random * random_size;
  // A restore brings back a whole object, and once it is back more reads of it cost nothing more.
  work.restored_objects = sequential * r.request / d.object +
                          std::min(random, std::max(d.objects, random * r.request / d.object));
}

void add_writes(S3Work& work, const Demand& d, const Performance& p) {
  const Flow& w = d.writes;
  if (!(w.operations > 0) || !(d.object > 0)) return;
  const double in_place = w.operations * d.in_place_fraction;
  const double fresh = (w.operations - in_place) * w.request / d.object;
  const double puts = in_place + fresh;
  work.written_bytes = puts * d.object;
  if (d.object > p.s3_multipart_from) {
    work.uploads = puts;
    work.parts = puts * upload_parts(d.object, p);
  } else {
    work.single_puts = puts;
  }
}

}  // namespace

S3Work s3_work(const Demand& d, const Catalog& catalog) {
  S3Work work;
  work.pass_gets = d.objects * ranges(d.object, catalog.performance.s3_part);
  add_reads(work, d, catalog);
  add_writes(work, d, catalog.performance);
  return work;
}

namespace {

/// Bytes metered for a flow: whole files in order, or requests at random.
double metered_flow(const Flow& f, double random_fraction, double object, const Performance& p) {
  const double random = f.operations * random_fraction;
  const double sequential_bytes = (f.operations - random) * f.request;
  return random * metered(f.request, p) + sequential_bytes / object * metered(object, p);
}

}  // namespace

EfsWork efs_work(const Demand& d, const Performance& p) {
  EfsWork work;
  if (!(d.object > 0)) return work;
  work.metered_reads = metered_flow(d.reads, d.reads.random_fraction, d.object, p);
  work.metered_writes = metered_flow(d.writes, d.in_place_fraction, d.object, p);
  work.opens = d.reads.bytes / d.object;
  work.creates = d.writes.bytes * (1 - d.in_place_fraction) / d.object;
  return work;
}

}  // namespace storeadvise
