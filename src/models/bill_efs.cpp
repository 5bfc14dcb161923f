#include <algorithm>
#include <cmath>

#include "models/bills.hpp"

namespace storeadvise {
namespace {

PricePerGbMonth ia_price(const Option& option, const EfsOffer& efs) {
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

/// What is `missing` in each file to the least size that is billed in Infrequent Access and Archive.
void add_minimum_size(Bill& bill, Bytes bytes, const Demand& d, PricePerGbMonth price, Bytes missing) {
  if (!(d.object > Bytes(0))) return;
  bill.add(Item::minimum_size, gb_months(Count(bytes / d.object) * missing), price);
}

/// Files in Standard, and the metadata of all files.
Bytes metered_standard(const EfsTiers& t, const Demand& d, double rounded, const Performance& p) {
  return t.standard * rounded + d.objects * p.efs_inode;
}

void add_storage(Bill& bill, const Option& option, const Demand& d, const EfsTiers& t,
                 const Catalog& catalog) {
  const EfsOffer& efs = catalog.efs;
  const Performance& p = catalog.performance;
  const PricePerGbMonth standard = option.one_zone ? efs.onezone : efs.standard;
  bill.require(standard);
  if (option.ia) bill.require(ia_price(option, efs));
  if (option.archive) bill.require(efs.archive);
  const double rounded = rounding(d, p);
  bill.add(Item::storage, gb_months(metered_standard(t, d, rounded, p)), standard);
  bill.add(Item::storage, gb_months(t.ia * rounded), ia_price(option, efs));
  bill.add(Item::storage, gb_months(t.archive * rounded), efs.archive);
  const Bytes missing = std::max(Bytes(0), p.efs_min_file - d.object * rounded);
  add_minimum_size(bill, t.ia, d, ia_price(option, efs), missing);
  add_minimum_size(bill, t.archive, d, efs.archive, missing);
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
  bill.add(Item::ia_reads, gb(reads * (t.ia / cold)), efs.ia_read);
  bill.add(Item::ia_tiering, gb(d.writes.bytes * (cold / d.bytes)), efs.ia_tiering);
  bill.add(Item::archive_reads, gb(reads * (t.archive / cold)), efs.archive_read);
  bill.add(Item::archive_tiering, gb(d.writes.bytes * (t.archive / d.bytes)), efs.archive_tiering);
}

}  // namespace

EfsTiers efs_tiers(const Demand& d, double cold, double archive) {
  return {.standard = d.bytes * (1 - cold), .ia = d.bytes * (cold - archive), .archive = d.bytes * archive};
}

void add_elastic(Bill& bill, const EfsWork& work, const Catalog& catalog) {
  const Bytes metadata = catalog.performance.efs_metadata_min;
  bill.add(Item::elastic_reads, gb(work.metered_reads + (work.opens + work.lookups) * metadata),
           catalog.efs.elastic_read);
  bill.add(Item::elastic_writes, gb(work.metered_writes + work.creates * metadata),
           catalog.efs.elastic_write);
}

BytesPerSecond included_rate(const EfsTiers& tiers, const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  return BytesPerSecond(kMiB) * (metered_standard(tiers, d, rounding(d, p), p) / p.efs_gb_per_included_mib);
}

BytesPerSecond provisioned_rate(const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  if (d.provisioned > BytesPerSecond(0)) return d.provisioned;
  const PricePerMibMonth price = catalog.efs.provisioned;
  const bool free = price.known() && price.usd() == 0;
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
    bill.add(Item::provisioned_throughput, mib_months(provisioned - included_rate(tiers, d, catalog)),
             catalog.efs.provisioned);
  return bill;
}

}  // namespace storeadvise
