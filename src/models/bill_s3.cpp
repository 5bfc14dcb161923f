#include <algorithm>

#include "models/bills.hpp"
#include "options/s3_classes.hpp"

namespace storeadvise {
namespace {

/// Bytes that an object of `size` is billed as in a class with a least billable size.
Bytes billable(Bytes size, const S3Offer& offer) { return std::max(size, offer.min_size); }

/// What of the data set the class's tiered price is paid for.
GbMonths tiered_part(S3Class s3_class, const Demand& d, const Performance& p) {
  const bool moved = row_of(s3_class).is_tiered && is_monitored(d, p);
  return gb_months(d.bytes) * (moved ? 1 - d.untouched_for(p.ia_after) : 1);
}

void add_colder_tiers(Bill& bill, const Demand& d, const S3Offer& offer, const Performance& p) {
  if (!is_monitored(d, p)) return;
  const GbMonths all = gb_months(d.bytes);
  const double cold = d.untouched_for(p.ia_after);
  const double colder = d.untouched_for(p.archive_after);
  bill.add(Item::storage, all * (cold - colder), offer.storage_infrequent);
  bill.add(Item::storage, all * colder, offer.storage_archive_instant);
  bill.add(Item::monitoring, ObjectMonths(d.objects.count()), offer.monitoring);
}

void add_storage(Bill& bill, S3Class s3_class, const Demand& d, const Catalog& catalog,
                 const TierFill& fill) {
  const S3Offer& offer = catalog.s3[static_cast<std::size_t>(s3_class)];
  const GbMonths already = fill.s3[static_cast<std::size_t>(s3_class)];
  bill.require(offer.storage);
  bill.add(Item::storage, tiered_part(s3_class, d, catalog.performance), offer.storage, already);
  if (row_of(s3_class).is_tiered) return add_colder_tiers(bill, d, offer, catalog.performance);
  bill.add(Item::minimum_size, gb_months(d.objects * (billable(d.object, offer) - d.object)), offer.storage);
  const S3Offer& standard = catalog.s3[static_cast<std::size_t>(S3Class::standard)];
  bill.add(Item::archive_overhead, gb_months(d.objects * offer.overhead), offer.storage);
  bill.add(Item::archive_overhead, gb_months(d.objects * offer.overhead_standard), standard.storage);
}

void add_retrieval(Bill& bill, S3Class s3_class, const Demand& d, const S3Work& work, Bytes read_bytes,
                   const S3Offer& offer) {
  const bool archive = offer.restore_time > Seconds(0);
  if (!row_of(s3_class).charges_reads) return;
  const Bytes bytes = archive ? work.restored_objects * d.object : read_bytes;
  bill.add(Item::retrieval, gb(bytes), offer.retrieval);
  if (archive) bill.add(Item::restore_requests, work.restored_objects, offer.restore);
}

/// What ends in a month (as much as is written in it) pays the days that are
/// missing to the class's least storage time.
void add_minimum_duration(Bill& bill, const Demand& d, const S3Work& work, const S3Offer& offer) {
  const Seconds least = offer.min_stay;
  if (!(d.lifetime > Seconds(0)) || d.lifetime >= least || !(d.object > Bytes(0))) return;
  const Bytes ended = work.written_bytes / d.object * billable(d.object, offer);
  const double months = (least - d.lifetime) / d.month;
  bill.add(Item::minimum_duration, gb_months(ended, months), offer.storage);
}

}  // namespace

bool is_monitored(const Demand& d, const Performance& p) { return d.object >= p.it_monitored_from; }

void add_puts(Bill& bill, S3Class s3_class, const S3Work& work, const Catalog& catalog) {
  const S3Offer& offer = catalog.s3[static_cast<std::size_t>(s3_class)];
  const PricePerRequest part_price =
      row_of(s3_class).is_archive ? catalog.s3[static_cast<std::size_t>(S3Class::standard)].put : offer.put;
  const Count completions = work.single_puts + work.uploads;
  const Count parts = work.uploads + work.parts;
  if (part_price == offer.put) {
    bill.add(Item::put_requests, completions + parts, offer.put);
    return;
  }
  bill.add(Item::put_requests, completions, offer.put);
  bill.add(Item::put_requests, parts, part_price);
}

Bill bill_s3(S3Class s3_class, const Demand& d, const S3Work& work, Count gets, Bytes read_bytes,
             const Catalog& catalog, const Billing& how) {
  const S3Offer& offer = catalog.s3[static_cast<std::size_t>(s3_class)];
  Bill bill(how.keep);
  add_storage(bill, s3_class, d, catalog, how.fill);
  if (d.needs.has(Need::versioning)) {
    const double months = catalog.performance.old_versions_kept / d.month;
    bill.add(Item::old_versions, gb_months(work.written_bytes, months), offer.storage,
             how.fill.s3[static_cast<std::size_t>(s3_class)] + tiered_part(s3_class, d, catalog.performance));
  }
  add_puts(bill, s3_class, work, catalog);
  bill.add(Item::get_requests, gets + work.heads, offer.get);
  bill.add(Item::list_requests, work.lists, offer.put);
  if (row_of(s3_class).is_express) bill.add(Item::upload, gb(work.written_bytes), offer.upload);
  add_retrieval(bill, s3_class, d, work, read_bytes, offer);
  add_minimum_duration(bill, d, work, offer);
  return bill;
}

}  // namespace storeadvise
