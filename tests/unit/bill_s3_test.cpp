#include "models/bills.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

Bill bill(S3Class s3_class, const Demand& d, const Catalog& c) {
  const S3Work work = s3_work(d, c);
  return bill_s3(s3_class, d, work, work.gets, work.read_bytes, c);
}

}  // namespace

TEST_CASE("tiers are billed each at its own price", "[bill]") {
  Price price;
  price.tiers = {{0, 2, ""}, {100, 1, ""}};
  Bill from_zero;
  from_zero.add_tiered(Item::storage, 300, &price);
  CHECK(from_zero.total() == Usd(400));
  CHECK(from_zero.size() == 2);
  Bill after_others;
  after_others.add_tiered(Item::storage, 50, &price, 75);
  CHECK(after_others.total() == Usd(75));  // 25 x 2 + 25 x 1
}

TEST_CASE("a price that is missing leaves the bill incomplete, never free", "[bill]") {
  Bill b;
  b.add(Item::retrieval, 0, nullptr);
  CHECK(b.complete());
  b.add(Item::retrieval, 1, nullptr);
  CHECK_FALSE(b.complete());
}

TEST_CASE("an object over 16 MB is written in parts of 8 MB, plus a create and a complete", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.writes = {.bytes = 2 * kGiB, .operations = 2, .request = kGiB};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 2 * (128 + 2));
}

TEST_CASE("a huge upload has no more than 10,000 parts", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.bytes = d.object = 1024 * kGiB;
  d.objects = 1;
  d.writes = {.bytes = d.object, .operations = 1, .request = d.object};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 10002);
}

TEST_CASE("small sequential writes to one object are one upload", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.object = 8 * kMiB;
  d.objects = 12800;
  d.writes = {.bytes = 80 * kMiB, .operations = 80 * 1024, .request = kKiB};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 10);
}

TEST_CASE("a change inside an object uploads the whole of it", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1},
                            {"s3.standard.put", 1},
                            {"s3.express.storage", 1},
                            {"s3.express.put", 1},
                            {"s3.express.upload", 1}});
  Demand d = quiet_demand();
  d.writes = {.bytes = 3 * kMiB, .operations = 3, .request = kMiB};
  d.in_place_fraction = 1;
  CHECK(amount_of(bill(S3Class::express, d, c), Item::upload) == 3);  // 3 x 1 GB, not 3 x 1 MB
}

TEST_CASE("objects below 128 KB are billed as 128 KB in Standard-IA", "[bill]") {
  const Catalog c = priced({{"s3.standard_ia.storage", 1}});
  Demand d = quiet_demand();
  d.object = 64 * kKiB;
  d.bytes = 1 * kGiB;
  d.objects = d.bytes / d.object;
  const Bill b = bill(S3Class::standard_ia, d, c);
  CHECK(amount_of(b, Item::storage) == 1);
  CHECK(amount_of(b, Item::minimum_size) == 1);
}

TEST_CASE("archived objects carry 32 KB at their class's price and 8 KB at Standard's", "[bill]") {
  const Catalog c = priced({{"s3.deep_archive.storage", 1}, {"s3.standard.storage", 10}});
  Demand d = quiet_demand();
  d.objects = 32768;  // x 32 KB = 1 GB, x 8 KB = 0.25 GB
  CHECK(amount_of(bill(S3Class::deep_archive, d, c), Item::archive_overhead) == 1 + 2.5);
}

TEST_CASE("what is deleted after 10 days owes Standard-IA 20 more", "[bill]") {
  const Catalog c = priced({{"s3.standard_ia.storage", 1}, {"s3.standard_ia.put", 1e-9}});
  Demand d = quiet_demand();
  d.month_hours = 720;
  d.lifetime_days = 10;
  d.writes = {.bytes = 30 * kGiB, .operations = 30, .request = kGiB};
  CHECK_THAT(amount_of(bill(S3Class::standard_ia, d, c), Item::minimum_duration), WithinRel(20.0, 1e-12));
}

TEST_CASE("Intelligent-Tiering fills its tiers from what lies untouched and counts monitored objects",
          "[bill]") {
  const Catalog c = priced({{"s3.intelligent_tiering.storage", 10},
                            {"s3.intelligent_tiering.storage_infrequent", 5},
                            {"s3.intelligent_tiering.storage_archive_instant", 1},
                            {"s3.intelligent_tiering.monitoring", 1}});
  Demand d = quiet_demand();
  d.untouched_ia = 0.5;
  d.untouched_archive = 0.2;
  const Bill b = bill(S3Class::intelligent_tiering, d, c);
  CHECK_THAT(amount_of(b, Item::storage), WithinRel(50 * 10 + 30 * 5 + 20 * 1.0, 1e-12));
  CHECK(amount_of(b, Item::monitoring) == 100);
  d.object = 100 * kKiB;
  CHECK(bill(S3Class::intelligent_tiering, d, c).total() == Usd(1000));  // too small: frequent, not monitored
}

TEST_CASE("multipart uploads into the archive classes pay Standard's price for the parts", "[bill]") {
  const Catalog c = priced({{"s3.glacier_flexible.storage", 1e-9},
                            {"s3.standard.storage", 1e-9},
                            {"s3.glacier_flexible.put", 100},
                            {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.object = 24 * kMiB;
  d.writes = {.bytes = d.object, .operations = 1, .request = d.object};
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, c), Item::put_requests) == 100 + 1 + 3);
}

TEST_CASE("a class that the catalog does not sell has no bill, not even for nothing", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"efs.standard.storage", 1}});
  Demand d = quiet_demand();
  d.bytes = d.objects = 0;
  CHECK(bill(S3Class::standard, d, c).complete());
  CHECK_FALSE(bill(S3Class::express, d, c).complete());
  const auto on_efs = [&](const char* id) {
    return bill_efs(kOptions[*option_index(id)], d, efs_work(d, c.performance), 1, c);
  };
  CHECK(on_efs("efs.bursting").complete());
  CHECK_FALSE(on_efs("efs.onezone_bursting").complete());
  CHECK_FALSE(on_efs("efs.elastic+ia").complete());
}

TEST_CASE("the 8 KB in Standard of very many archived objects fill Standard's tiers", "[bill]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.objects = 51200 * 2 * 131072.0;  // 8 KB each: 102,400 GB, of which the first 51,200 at $0.023
  d.object = kMiB;
  d.bytes = d.objects * d.object;
  double standard = 0;
  for (const BillLine& line : bill(S3Class::deep_archive, d, c))
    if (line.item == Item::archive_overhead && line.price->id == "s3.standard.storage")
      standard += line.amount().count();
  CHECK_THAT(standard, WithinRel(51200 * 0.023 + 51200 * 0.022, 1e-12));
}
