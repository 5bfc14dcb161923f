#include "models/estimate.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

/// 200 GB are read and 30 GB written a month, in objects of 1 GB.
Demand surrounded() {
  Demand d = quiet_demand();
  d.reads = {.bytes = Bytes(200 * kGiB),
             .operations = Count(200),
             .request = Bytes(kGiB),
             .required = {},
             .active = hours(100)};
  d.writes = {.bytes = Bytes(30 * kGiB),
              .operations = Count(30),
              .request = Bytes(kGiB),
              .required = {},
              .active = hours(100)};
  d.surrounded = {.by_nat = true,
                  .across_zones = 0.5,
                  .kms = Kms::per_object,
                  .backed_up = true,
                  .egress = Bytes(50 * kGiB)};
  return d;
}

Catalog catalog_around() {
  return priced({{"s3.standard.storage", 1e-9},
                 {"s3.standard.get", 1e-9},
                 {"s3.standard.put", 1e-9},
                 {"efs.standard.storage", 1e-9},
                 {"nat.processing", 2},
                 {"transfer.cross_zone", 3},
                 {"kms.request", 5},
                 {"backup.s3.storage", 7},
                 {"backup.efs.storage", 11},
                 {"transfer.out", 13}});
}

Bill bill_of(const char* id, const Demand& d, const Catalog& c) {
  return estimate(workbench(d, c), kOptions[*option_index(id)], false).front().bill;
}

}  // namespace

TEST_CASE("a bucket pays for NAT, KMS, backup and what leaves for the Internet", "[surroundings]") {
  Demand d = surrounded();
  d.writes.client = S3Client::transfer_manager;
  const Bill bill = bill_of("s3.standard", d, catalog_around());
  CHECK_THAT(amount_of(bill, Item::nat), WithinRel(2 * 230.0, 1e-9));
  CHECK(amount_of(bill, Item::cross_zone_transfer) == 0);
  CHECK_THAT(amount_of(bill, Item::kms_requests), WithinRel(5 * (200 + 30 * 128.0), 1e-9));  // parts of 8 MB
  CHECK_THAT(amount_of(bill, Item::backup), WithinRel(700.0, 1e-9));
  CHECK_THAT(amount_of(bill, Item::transfer_out), WithinRel(650.0, 1e-9));
  d.surrounded.kms = Kms::bucket_key;
  CHECK_THAT(amount_of(bill_of("s3.standard", d, catalog_around()), Item::kms_requests),
             WithinRel(0.05 * (200 + 30 * 128.0), 1e-9));
}

TEST_CASE("a file system pays for traffic across zones, backup and what leaves", "[surroundings]") {
  const Bill bill = bill_of("efs.bursting", surrounded(), catalog_around());
  CHECK(amount_of(bill, Item::nat) == 0);
  CHECK_THAT(amount_of(bill, Item::cross_zone_transfer), WithinRel(3 * 115.0, 1e-9));
  CHECK(amount_of(bill, Item::kms_requests) == 0);
  CHECK_THAT(amount_of(bill, Item::backup), WithinRel(1100.0, 1e-9));
  CHECK_THAT(amount_of(bill, Item::transfer_out), WithinRel(650.0, 1e-9));
}

TEST_CASE("what is not stated is not billed, and what has no price is named", "[surroundings]") {
  Demand quiet = surrounded();
  quiet.surrounded = {};
  const Bill none = bill_of("s3.standard", quiet, catalog_around());
  for (const Item item : {Item::nat, Item::kms_requests, Item::backup, Item::transfer_out})
    CHECK(amount_of(none, item) == 0);
  Catalog unknown = catalog_around();
  unknown.surroundings = {};
  const Bill bill = bill_of("s3.standard", surrounded(), unknown);
  CHECK(bill.complete());
  CHECK(bill.leaves_out(Item::nat));
  CHECK(bill.leaves_out(Item::kms_requests));
  CHECK_FALSE(bill.leaves_out(Item::cross_zone_transfer));
}

TEST_CASE("listings are billed as PUTs and HEADs as GETs", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1e-9}, {"s3.standard.get", 2}, {"s3.standard.put", 3}});
  Demand d = quiet_demand();
  d.lookups = {.lists = Count(10), .heads = Count(100)};
  const Bill bill = bill_of("s3.standard", d, c);
  CHECK_THAT(amount_of(bill, Item::list_requests), WithinRel(30.0, 1e-12));
  CHECK_THAT(amount_of(bill, Item::get_requests), WithinRel(200.0, 1e-12));
}
