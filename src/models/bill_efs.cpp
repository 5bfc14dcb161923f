#include <algorithm>
#include <cmath>

#include "models/bills.hpp"

namespace storeadvise {
namespace {

const Price* ia_price(const Option& option, const EfsOffer& efs) {
  if (option.one_zone) return efs.onezone_ia;
  return option.mode == EfsMode::elastic ? efs.ia_elastic : efs.ia;
}

Bytes rounded_up(Bytes size, Bytes step) {
  return step > Bytes(0) ? step * std::ceil(size / step * (1 - 1e-12)) : size;
}

/// What a mean file is metered as, for each byte in it.
/// Source: https://docs.aws.amazon.com/efs/latest/ug/metered-sizes.html
double rounding(const Demand& d, const Performance& p) {
  return d.object > Bytes(0) ? rounded_up(d.object, p.efs_file_step) / d.object : 1;
}

/// Files below 128 KiB are billed as 128 KiB in Infrequent Access and Archive.
void add_minimum_size(Bill& bill, Bytes bytes, const Demand& d, const Price* price, const Performance& p) {
  if (!(d.object > Bytes(0))) return;
  const Bytes missing = std::max(Bytes(0), p.efs_min_file - d.object * rounding(d, p));
  bill.add(Item::minimum_size, in_gb(Count(bytes / d.object) * missing), price);
}

/// Files in Standard, and the metadata of all files.
Bytes metered_standard(const EfsTiers& t, const Demand& d, const Performance& p) {
  return t.standard * rounding(d, p) + d.objects * p.efs_inode;
}

void add_storage(Bill& bill, const Option& option, const Demand& d, const EfsTiers& t,
                 const Catalog& catalog) {
  const EfsOffer& efs = catalog.efs;
  const Performance& p = catalog.performance;
  const Price* standard = option.one_zone ? efs.onezone : efs.standard;
  bill.require(standard);
  if (option.ia) bill.require(ia_price(option, efs));
  if (option.archive) bill.require(efs.archive);
  bill.add(Item::storage, in_gb(metered_standard(t, d, p)), standard);
  bill.add(Item::storage, in_gb(t.ia * rounding(d, p)), ia_price(option, efs));
  bill.add(Item::storage, in_gb(t.archive * rounding(d, p)), efs.archive);
  add_minimum_size(bill, t.ia, d, ia_price(option, efs), p);
  add_minimum_size(bill, t.archive, d, efs.archive, p);
}

/// Bytes that the fee for reading cold files is charged for, for each byte read of them.
double cold_metering(const Demand& d, const Performance& p) {
  const auto metered = [&](Bytes size) {
    return size > Bytes(0) ? rounded_up(size, p.efs_cold_step) / size : 1;
  };
  const double random = d.reads.random_fraction;
  return random * metered(d.reads.request) + (1 - random) * metered(d.object);
}

/// Reads hit the cold classes as far as the profile says, split by what lies
/// there; what is tiered is the untouched share of the month's writes.
void add_cold_fees(Bill& bill, const Demand& d, const EfsTiers& t, const Catalog& catalog) {
  const EfsOffer& efs = catalog.efs;
  const Bytes cold = t.ia + t.archive;
  if (!(cold > Bytes(0))) return;
  const Bytes reads = d.cold_bytes * cold_metering(d, catalog.performance);
  bill.add(Item::ia_reads, in_gb(reads * (t.ia / cold)), efs.ia_read);
  bill.add(Item::ia_tiering, in_gb(d.writes.bytes * (cold / d.bytes)), efs.ia_tiering);
  bill.add(Item::archive_reads, in_gb(reads * (t.archive / cold)), efs.archive_read);
  bill.add(Item::archive_tiering, in_gb(d.writes.bytes * (t.archive / d.bytes)), efs.archive_tiering);
}

}  // namespace

EfsTiers efs_tiers(const Demand& d, double cold, double archive) {
  return {.standard = d.bytes * (1 - cold), .ia = d.bytes * (cold - archive), .archive = d.bytes * archive};
}

void add_elastic(Bill& bill, const EfsWork& work, const Catalog& catalog) {
  const Bytes metadata = catalog.performance.efs_metadata_min;
  bill.add(Item::elastic_reads, in_gb(work.metered_reads + (work.opens + work.lookups) * metadata),
           catalog.efs.elastic_read);
  bill.add(Item::elastic_writes, in_gb(work.metered_writes + work.creates * metadata),
           catalog.efs.elastic_write);
}

BytesPerSecond included_rate(const EfsTiers& tiers, const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  return BytesPerSecond(kMiB) * (metered_standard(tiers, d, p) / p.efs_gb_per_included_mib);
}

BytesPerSecond provisioned_rate(const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  if (d.provisioned > BytesPerSecond(0)) return d.provisioned;
  const Price* price = catalog.efs.provisioned;
  const bool free = price != nullptr && price->tiers.front().usd == 0;
  if (free) return p.efs_read_max[static_cast<std::size_t>(EfsMode::provisioned)] * p.efs_read_weight;
  const auto rate = [](const Flow& f) {
    return f.required > BytesPerSecond(0) ? f.required : f.average_rate();
  };
  // A billionth off, so that 100.00000000001 MiB/s out of a division are 100.
  const double mib = in_mib(rate(d.writes) + rate(d.reads) * p.efs_read_weight) * (1 - 1e-9);
  return BytesPerSecond(kMiB) * std::max(1.0, std::ceil(mib));
}

Bill bill_efs(const Option& option, const Demand& d, const EfsTiers& tiers, const EfsWork& work,
              BytesPerSecond provisioned, const Catalog& catalog) {
  Bill bill;
  add_storage(bill, option, d, tiers, catalog);
  if (option.mode == EfsMode::elastic) add_elastic(bill, work, catalog);
  add_cold_fees(bill, d, tiers, catalog);
  if (option.mode == EfsMode::provisioned)
    bill.add(Item::provisioned_throughput, in_mib(provisioned - included_rate(tiers, d, catalog)),
             catalog.efs.provisioned);
  return bill;
}

}  // namespace storeadvise
