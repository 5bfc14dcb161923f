#include <algorithm>
#include <cmath>

#include "models/bills.hpp"

namespace storeadvise {
namespace {

const Price* ia_price(const Option& option, const EfsOffer& efs) {
  if (option.one_zone) return efs.onezone_ia;
  return option.mode == EfsMode::elastic ? efs.ia_elastic : efs.ia;
}

/// Files below 128 KiB are billed as 128 KiB in Infrequent Access and Archive.
void add_minimum_size(Bill& bill, double bytes, const Demand& d, const Price* price, const Performance& p) {
  if (!(d.object > 0)) return;
  const double missing = std::max(0.0, p.efs_min_file - d.object);
  bill.add(Item::minimum_size, in_gb(Bytes(bytes / d.object * missing)), price);
}

void add_storage(Bill& bill, const Option& option, const Demand& d, const EfsTiers& t,
                 const Catalog& catalog) {
  const EfsOffer& efs = catalog.efs;
  const double inodes = d.objects * catalog.performance.efs_inode;
  const Price* standard = option.one_zone ? efs.onezone : efs.standard;
  bill.require(standard);
  if (option.ia) bill.require(ia_price(option, efs));
  if (option.archive) bill.require(efs.archive);
  bill.add(Item::storage, in_gb(Bytes(t.standard + inodes)), standard);
  bill.add(Item::storage, in_gb(Bytes(t.ia)), ia_price(option, efs));
  bill.add(Item::storage, in_gb(Bytes(t.archive)), efs.archive);
  add_minimum_size(bill, t.ia, d, ia_price(option, efs), catalog.performance);
  add_minimum_size(bill, t.archive, d, efs.archive, catalog.performance);
}

/// Reads hit the cold classes as far as the profile says, split by what lies
/// there; what is tiered is the untouched share of the month's writes.
void add_lifecycle(Bill& bill, const Option& option, const Demand& d, const EfsTiers& t,
                   const EfsOffer& efs) {
  const double cold = t.ia + t.archive;
  const double reads = cold > 0 ? d.cold_bytes : 0;
  const double ia_share = cold > 0 ? t.ia / cold : 0;
  bill.add(Item::ia_reads, in_gb(Bytes(reads * ia_share)), efs.ia_read);
  if (option.ia) bill.add(Item::ia_tiering, in_gb(Bytes(d.writes.bytes * d.untouched_ia)), efs.ia_tiering);
  bill.add(Item::archive_reads, in_gb(Bytes(reads * (1 - ia_share))), efs.archive_read);
  if (option.archive)
    bill.add(Item::archive_tiering, in_gb(Bytes(d.writes.bytes * d.untouched_archive)), efs.archive_tiering);
}

}  // namespace

EfsTiers efs_tiers(const Option& option, const Demand& d) {
  const double ia = option.ia ? d.untouched_ia : 0;
  const double archive = option.archive ? d.untouched_archive : 0;
  return {.standard = d.bytes * (1 - ia), .ia = d.bytes * (ia - archive), .archive = d.bytes * archive};
}

void add_elastic(Bill& bill, const EfsWork& work, const Catalog& catalog) {
  const double metadata = catalog.performance.efs_metadata_min;
  bill.add(Item::elastic_reads, in_gb(Bytes(work.metered_reads + work.opens * metadata)),
           catalog.efs.elastic_read);
  bill.add(Item::elastic_writes, in_gb(Bytes(work.metered_writes + work.creates * metadata)),
           catalog.efs.elastic_write);
}

double included_mib(const Option& option, const Demand& d, const Catalog& catalog) {
  return in_gb(Bytes(efs_tiers(option, d).standard)) /
         in_gb(Bytes(catalog.performance.efs_gb_per_included_mib));
}

double provisioned_mib(const Demand& d, const Catalog& catalog) {
  const Performance& p = catalog.performance;
  if (d.provisioned > 0) return d.provisioned / kMiB;
  const Price* price = catalog.efs.provisioned;
  const bool free = price != nullptr && price->tiers.front().usd == 0;
  if (free) return p.efs_read_max[static_cast<std::size_t>(EfsMode::provisioned)] * p.efs_read_weight / kMiB;
  const double read = d.reads.required > 0 ? d.reads.required : d.reads.average_rate();
  const double write = d.writes.required > 0 ? d.writes.required : d.writes.average_rate();
  // A billionth off, so that 100.00000000001 MiB/s out of a division are 100.
  return std::max(1.0, std::ceil((write + read * p.efs_read_weight) / kMiB * (1 - 1e-9)));
}

Bill bill_efs(const Option& option, const Demand& d, const EfsWork& work, double provisioned,
              const Catalog& catalog) {
  Bill bill;
  const EfsTiers t = efs_tiers(option, d);
  add_storage(bill, option, d, t, catalog);
  if (option.mode == EfsMode::elastic) add_elastic(bill, work, catalog);
  add_lifecycle(bill, option, d, t, catalog.efs);
  if (option.mode == EfsMode::provisioned) {
    bill.add(Item::provisioned_throughput, provisioned - included_mib(option, d, catalog),
             catalog.efs.provisioned);
  }
  return bill;
}

}  // namespace storeadvise
