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

/// Files in Standard, and the metadata of all files.
Bytes metered_standard(const EfsTiers& t, const Demand& d, double rounded, const Performance& p) {
  return t.standard * rounded + d.objects * p.efs_inode;
}

BytesPerSecond included_in(Bytes standard, const Performance& p) {
  return BytesPerSecond(kMiB) * (standard / p.efs_gb_per_included_mib);
}

/// Bytes that the fee for reading cold files is charged for, for each byte read of them.
double cold_metering(const Demand& d, const Performance& p) {
  const auto metered = [&](Bytes size) {
    return size > Bytes(0) ? rounded_up(size, p.efs_cold_step) / size : 1;
  };
  const double random = d.reads.random_fraction;
  return random * metered(d.reads.request) + (1 - random) * metered(d.object);
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
  return included_in(metered_standard(tiers, d, rounding(d, p), p), p);
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

EfsBilling::EfsBilling(const Option& option, const Demand& demand, const EfsWork& work,
                       BytesPerSecond provisioned, const Catalog& catalog)
    : option_(option),
      demand_(demand),
      work_(work),
      provisioned_(provisioned),
      catalog_(catalog),
      standard_(option.one_zone ? catalog.efs.onezone : catalog.efs.standard),
      ia_(ia_price(option, catalog.efs)),
      rounded_(rounding(demand, catalog.performance)),
      missing_(std::max(Bytes(0), catalog.performance.efs_min_file - demand.object * rounded_)),
      cold_reads_(demand.cold_bytes * cold_metering(demand, catalog.performance)) {}

void EfsBilling::add_storage(Bill& bill, const EfsTiers& t) const {
  const PricePerGbMonth archive = catalog_.efs.archive;
  bill.require(standard_);
  if (option_.ia) bill.require(ia_);
  if (option_.archive) bill.require(archive);
  bill.add(Item::storage, gb_months(metered_standard(t, demand_, rounded_, catalog_.performance)), standard_);
  bill.add(Item::storage, gb_months(t.ia * rounded_), ia_);
  bill.add(Item::storage, gb_months(t.archive * rounded_), archive);
  if (!(demand_.object > Bytes(0))) return;
  bill.add(Item::minimum_size, gb_months(Count(t.ia / demand_.object) * missing_), ia_);
  bill.add(Item::minimum_size, gb_months(Count(t.archive / demand_.object) * missing_), archive);
}

/// Reads hit the cold classes as far as the profile says, split by what lies
/// there; what is tiered is the untouched share of the month's writes.
void EfsBilling::add_cold_fees(Bill& bill, const EfsTiers& t) const {
  const EfsOffer& efs = catalog_.efs;
  const Bytes cold = t.ia + t.archive;
  if (!(cold > Bytes(0))) return;
  const Bytes written = demand_.writes.bytes;
  bill.add(Item::ia_reads, gb(cold_reads_ * (t.ia / cold)), efs.ia_read);
  bill.add(Item::ia_tiering, gb(written * (cold / demand_.bytes)), efs.ia_tiering);
  bill.add(Item::archive_reads, gb(cold_reads_ * (t.archive / cold)), efs.archive_read);
  bill.add(Item::archive_tiering, gb(written * (t.archive / demand_.bytes)), efs.archive_tiering);
}

Bill EfsBilling::bill(const EfsTiers& t, Bill::Keep keep) const {
  Bill bill(keep);
  add_storage(bill, t);
  if (option_.mode == EfsMode::elastic) add_elastic(bill, work_, catalog_);
  add_cold_fees(bill, t);
  if (option_.mode != EfsMode::provisioned) return bill;
  const Performance& p = catalog_.performance;
  const BytesPerSecond included = included_in(metered_standard(t, demand_, rounded_, p), p);
  bill.add(Item::provisioned_throughput, mib_months(provisioned_ - included), catalog_.efs.provisioned);
  return bill;
}

Bill bill_efs(const Option& option, const Demand& d, const EfsTiers& tiers, const EfsWork& work,
              BytesPerSecond provisioned, const Catalog& catalog, Bill::Keep keep) {
  return EfsBilling(option, d, work, provisioned, catalog).bill(tiers, keep);
}

}  // namespace storeadvise
