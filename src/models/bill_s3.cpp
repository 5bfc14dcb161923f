#include <algorithm>

#include "models/bills.hpp"
#include "options/s3_classes.hpp"

namespace storeadvise {
namespace {

/// Bytes that an object of `size` is billed as in a class with a least billable size.
Bytes billable(Bytes size, const S3Offer& offer) { return std::max(size, Bytes(offer.min_bytes)); }

/// GB of the data set that the class's tiered price is paid for.
double tiered_gb(S3Class s3_class, const Demand& d, const Performance& p) {
  const bool moved = row_of(s3_class).is_tiered && is_monitored(d, p);
  return in_gb(d.bytes) * (moved ? 1 - d.untouched_for(p.ia_after) : 1);
}

void add_colder_tiers(Bill& bill, const Demand& d, const S3Offer& offer, const Performance& p) {
  if (!is_monitored(d, p)) return;
  const double gb = in_gb(d.bytes);
  const double cold = d.untouched_for(p.ia_after);
  const double colder = d.untouched_for(p.archive_after);
  bill.add(Item::storage, gb * (cold - colder), offer.storage_infrequent);
  bill.add(Item::storage, gb * colder, offer.storage_archive_instant);
  bill.add(Item::monitoring, d.objects.count(), offer.monitoring);
}

void add_storage(Bill& bill, S3Class s3_class, const Demand& d, const Catalog& catalog,
                 const TierFill& fill) {
  const S3Offer& offer = catalog.s3[static_cast<std::size_t>(s3_class)];
  const double already = fill.s3[static_cast<std::size_t>(s3_class)];
  bill.require(offer.storage);
  bill.add(Item::storage, tiered_gb(s3_class, d, catalog.performance), offer.storage, already);
  if (row_of(s3_class).is_tiered) return add_colder_tiers(bill, d, offer, catalog.performance);
  bill.add(Item::minimum_size, in_gb(d.objects * (billable(d.object, offer) - d.object)), offer.storage);
  const S3Offer& standard = catalog.s3[static_cast<std::size_t>(S3Class::standard)];
  bill.add(Item::archive_overhead, in_gb(d.objects * Bytes(offer.overhead_bytes)), offer.storage);
  bill.add(Item::archive_overhead, in_gb(d.objects * Bytes(offer.overhead_standard_bytes)), standard.storage);
}

void add_retrieval(Bill& bill, S3Class s3_class, const Demand& d, const S3Work& work, Bytes read_bytes,
                   const S3Offer& offer) {
  const bool archive = offer.restore_hours > 0;
  if (!row_of(s3_class).charges_reads) return;
  const Bytes bytes = archive ? work.restored_objects * d.object : read_bytes;
  bill.add(Item::retrieval, in_gb(bytes), offer.retrieval);
  if (archive) bill.add(Item::restore_requests, work.restored_objects.count(), offer.restore);
}

/// What ends in a month (as much as is written in it) pays the days that are
/// missing to the class's least storage time.
void add_minimum_duration(Bill& bill, const Demand& d, const S3Work& work, const S3Offer& offer) {
  const Seconds least = days(offer.min_days);
  if (!(d.lifetime > Seconds(0)) || d.lifetime >= least || !(d.object > Bytes(0))) return;
  const Bytes ended = work.written_bytes / d.object * billable(d.object, offer);
  const double months = (least - d.lifetime) / d.month;
  bill.add(Item::minimum_duration, in_gb(ended) * months, offer.storage);
}

}  // namespace

bool is_monitored(const Demand& d, const Performance& p) { return d.object >= p.it_monitored_from; }

void add_puts(Bill& bill, S3Class s3_class, const S3Work& work, const Catalog& catalog) {
  const S3Offer& offer = catalog.s3[static_cast<std::size_t>(s3_class)];
  const Price* part_price =
      row_of(s3_class).is_archive ? catalog.s3[static_cast<std::size_t>(S3Class::standard)].put : offer.put;
  const Count completions = work.single_puts + work.uploads;
  const Count parts = work.uploads + work.parts;
  if (part_price == offer.put) {
    bill.add(Item::put_requests, (completions + parts).count(), offer.put);
    return;
  }
  bill.add(Item::put_requests, completions.count(), offer.put);
  bill.add(Item::put_requests, parts.count(), part_price);
}

Bill bill_s3(S3Class s3_class, const Demand& d, const S3Work& work, Count gets, Bytes read_bytes,
             const Catalog& catalog, const TierFill& fill) {
  const S3Offer& offer = catalog.s3[static_cast<std::size_t>(s3_class)];
  Bill bill;
  add_storage(bill, s3_class, d, catalog, fill);
  if (d.needs.has(Need::versioning)) {
    const double months = catalog.performance.old_versions_kept / d.month;
    bill.add(Item::old_versions, in_gb(work.written_bytes) * months, offer.storage,
             fill.s3[static_cast<std::size_t>(s3_class)] + tiered_gb(s3_class, d, catalog.performance));
  }
  add_puts(bill, s3_class, work, catalog);
  bill.add(Item::get_requests, (gets + work.heads).count(), offer.get);
  bill.add(Item::list_requests, work.lists.count(), offer.put);
  if (row_of(s3_class).is_express) bill.add(Item::upload, in_gb(work.written_bytes), offer.upload);
  add_retrieval(bill, s3_class, d, work, read_bytes, offer);
  add_minimum_duration(bill, d, work, offer);
  return bill;
}

}  // namespace storeadvise
