#include "models/surroundings.hpp"

namespace storeadvise {

Passing past_bucket(const Demand& d, const S3Work& work, Count gets, Bytes read_bytes) {
  return {.bucket = read_bytes + work.written_bytes,
          .mount = {},
          .encrypted = gets + work.single_puts + work.parts,
          .in_bucket = d.bytes,
          .in_files = {}};
}

void add_surroundings(Bill& bill, const Demand& d, const Passing& passing, const Catalog& catalog) {
  const Surrounded& around = d.surrounded;
  const SurroundingsOffer& offer = catalog.surroundings;
  if (around.by_nat) bill.add_beside(Item::nat, gb(passing.bucket), offer.nat);
  bill.add_beside(Item::cross_zone_transfer, gb(passing.mount * around.across_zones), offer.cross_zone);
  const double asked = around.kms == Kms::bucket_key ? catalog.performance.kms_bucket_key_share : 1;
  if (around.kms != Kms::none) bill.add_beside(Item::kms_requests, passing.encrypted * asked, offer.kms);
  if (around.backed_up) {
    bill.add_beside(Item::backup, gb_months(passing.in_bucket), offer.backup_s3);
    bill.add_beside(Item::backup, gb_months(passing.in_files), offer.backup_efs);
  }
  bill.add_beside(Item::transfer_out, gb(around.egress), offer.transfer_out);
}

}  // namespace storeadvise
