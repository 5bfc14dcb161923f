#include "models/work.hpp"

#include <algorithm>
#include <cmath>

namespace storeadvise {

Count ranges(Bytes size, Bytes part) { return Count(size > part ? std::ceil(size / part) : 1); }

Bytes fetched_part(Bytes size, S3Client client, const Performance& p) {
  const bool whole =
      client == S3Client::sdk || (client == S3Client::transfer_manager && size < p.s3_multipart_from);
  return whole ? size : size / ranges(size, p.s3_part);
}

namespace {

/// Plain SDK calls put whole objects as long as one PUT takes them, others begin with parts earlier.
bool in_parts(Bytes size, S3Client client, const Performance& p) {
  return client == S3Client::sdk ? size > p.s3_put_max : size >= p.s3_multipart_from;
}

/// Parts of a multipart upload of `size`: as large as the client makes them, larger where 10,000 would not
/// do.
Count upload_parts(Bytes size, S3Client client, const Performance& p) {
  const Bytes usual = client == S3Client::sdk ? p.s3_put_max : p.s3_part;
  const Bytes part = std::max(usual, size / p.s3_max_parts);
  return std::min(Count(std::ceil(size / part)), p.s3_max_parts);
}

}  // namespace

Bytes stored_part(Bytes size, S3Client client, const Performance& p) {
  return in_parts(size, client, p) ? size / upload_parts(size, client, p) : size;
}

Count opens_of(const Demand& d) { return Count(d.object > Bytes(0) ? d.reads.bytes / d.object : 0); }

Bytes fetched_at_random(Bytes size, const Demand& d, const Performance& p) {
  if (d.reads.client != S3Client::mountpoint) return size;
  return std::min(std::max(size, p.mountpoint_first_read), std::max(size, d.object));
}

Bytes steady_reads(const Demand& d) {
  return std::max(Bytes(0), d.reads.bytes - d.starts * d.load_bytes - d.restores * d.checkpoint_bytes);
}

Bytes staged_by_host(const Demand& d) { return std::min(d.bytes, steady_reads(d) / d.reads.clients); }

Bytes metered(Bytes size, const Performance& p) {
  if (!(size > Bytes(0))) return Bytes(0);
  const double whole = std::floor(size / p.efs_operation);
  const Bytes rest = size - whole * p.efs_operation;
  const Bytes last = rest > Bytes(0)
                         ? std::max(p.efs_data_min, std::ceil(rest / p.efs_data_step) * p.efs_data_step)
                         : Bytes(0);
  return whole * p.efs_operation + last;
}

namespace {

/// GETs of one request read where it lies: the CRT fetches it in parts, others at once.
Count gets_of(Bytes size, const Flow& r, const Performance& p) {
  return r.client == S3Client::connector ? ranges(size, p.s3_part) : Count(1);
}

/// GETs of a whole object: plain SDK calls let it arrive as one stream.
Count gets_of_object(Bytes size, const Flow& r, const Performance& p) {
  return Count(std::round(size / fetched_part(size, r.client, p)));
}

/// What the client asks for besides the data. Mountpoint lists and looks at each file that it opens; a
/// transfer manager looks at each object before it downloads it.
/// Source: github.com/awslabs/mountpoint-s3 doc/SEMANTICS.md; boto3 s3transfer, download
void add_lookups(S3Work& work, const Demand& d, Count downloads) {
  if (d.reads.client == S3Client::transfer_manager) work.gets += downloads;
  if (d.reads.client != S3Client::mountpoint) return;
  work.gets += opens_of(d);
  work.lists += opens_of(d);
}

void add_reads(S3Work& work, const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  const Flow& r = d.reads;
  if (!(r.operations > Count(0)) || !(d.object > Bytes(0))) return;
  const Count random = r.operations * r.random_fraction;
  const Count sequential = r.operations - random;
  const Count files = Count(sequential * r.request / d.object);
  const Count sequential_gets = files * gets_of_object(d.object, r, p);
  const Bytes random_size = catalog.whole_object_reads ? d.object : r.request;
  work.gets = sequential_gets + random * gets_of(random_size, r, p);
  add_lookups(work, d, files);
  work.read_bytes = sequential * r.request + random * fetched_at_random(random_size, d, p);
  // A restore brings back a whole object, and once it is back more reads of it cost nothing more.
  work.restored_objects = files + std::min(random, std::max(d.objects, Count(random * r.request / d.object)));
}

void add_writes(S3Work& work, const Demand& d, const Performance& p) {
  const Flow& w = d.writes;
  if (!(w.operations > Count(0)) || !(d.object > Bytes(0))) return;
  const Count in_place = w.operations * d.in_place_fraction;
  const Count fresh = Count((w.operations - in_place) * w.request / d.object);
  const Count puts = in_place + fresh;
  work.written_bytes = puts * d.object;
  if (in_parts(d.object, w.client, p)) {
    work.uploads = puts;
    work.parts = puts * upload_parts(d.object, w.client, p);
  } else {
    work.single_puts = puts;
  }
}

}  // namespace

S3Work s3_work(const Demand& d, const Catalog& catalog) {
  S3Work work;
  work.lists = d.lookups.lists;
  work.heads = d.lookups.heads;
  work.pass_gets = d.objects * ranges(d.object, catalog.performance.s3_part);
  add_reads(work, d, catalog);
  add_writes(work, d, catalog.performance);
  return work;
}

namespace {

/// Bytes metered for a flow: whole files in order, or requests at random.
Bytes metered_flow(const Flow& f, double random_fraction, Bytes object, const Performance& p) {
  const Count random = f.operations * random_fraction;
  const Bytes sequential_bytes = (f.operations - random) * f.request;
  return random * metered(f.request, p) + sequential_bytes / object * metered(object, p);
}

}  // namespace

EfsWork efs_work(const Demand& d, const Performance& p) {
  EfsWork work;
  work.lookups = d.lookups.lists + d.lookups.heads;
  if (!(d.object > Bytes(0))) return work;
  work.metered_reads = metered_flow(d.reads, d.reads.random_fraction, d.object, p);
  work.metered_writes = metered_flow(d.writes, d.in_place_fraction, d.object, p);
  work.opens = opens_of(d);
  work.creates = Count(d.writes.bytes * (1 - d.in_place_fraction) / d.object);
  return work;
}

}  // namespace storeadvise
