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

TEST_CASE("what other data sets store in a class fills its cheap tiers first", "[bill]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");  // from 51,200 GB on $0.022, not $0.023
  Demand d = quiet_demand();
  d.untouched_ia = 0.4;
  d.needs.insert(Need::versioning);
  d.writes = {.bytes = 10 * kGiB, .operations = 10, .request = kGiB};
  const S3Work work = s3_work(d, c);
  TierFill fill;
  fill.s3[0] = 51150;  // standard
  fill.s3[1] = 51150;  // intelligent_tiering
  const Bill standard = bill_s3(S3Class::standard, d, work, 0, 0, c, fill);
  CHECK_THAT(amount_of(standard, Item::storage), WithinRel(50 * 0.023 + 50 * 0.022, 1e-12));
  const double version_gb_months = 10 * 720 / 730.0;
  CHECK_THAT(amount_of(standard, Item::old_versions), WithinRel(version_gb_months * 0.022, 1e-12));
  const Bill tiering = bill_s3(S3Class::intelligent_tiering, d, work, 0, 0, c, fill);
  CHECK_THAT(amount_of(tiering, Item::storage), WithinRel(50 * 0.023 + 10 * 0.022 + 40 * 0.0125, 1e-12));
}

TEST_CASE("old versions lie on top of what is too small for Intelligent-Tiering to move", "[bill]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");  // from 51,200 GB on $0.022, not $0.023
  Demand d = quiet_demand();
  d.object = 100 * kKiB;  // below 128 KB: all of it stays in the frequent tier
  d.objects = d.bytes / d.object;
  d.untouched_ia = 0.4;
  d.needs.insert(Need::versioning);
  d.writes = {.bytes = 10 * kGiB, .operations = 10, .request = kGiB};
  TierFill fill;
  fill.s3[1] = 51110;  // with the data set's 100 GB the first tier is full, with 60 GB it would not be
  const Bill tiering = bill_s3(S3Class::intelligent_tiering, d, s3_work(d, c), 0, 0, c, fill);
  CHECK_THAT(amount_of(tiering, Item::storage), WithinRel(90 * 0.023 + 10 * 0.022, 1e-12));
  CHECK_THAT(amount_of(tiering, Item::old_versions), WithinRel(10 * 720 / 730.0 * 0.022, 1e-12));
}

TEST_CASE("days that are missing are owed for 128 KB of a smaller object, and not beyond them", "[bill]") {
  const Catalog c = priced({{"s3.standard_ia.storage", 1}, {"s3.standard_ia.put", 1e-9}});
  Demand d = quiet_demand();
  d.month_hours = 720;
  d.object = 32 * kKiB;
  d.objects = d.bytes / d.object;
  d.writes = {.bytes = 30 * kGiB, .operations = 30 * 32768, .request = 32 * kKiB};
  const auto owed = [&](double days) {
    d.lifetime_days = days;
    return amount_of(bill(S3Class::standard_ia, d, c), Item::minimum_duration);
  };
  CHECK_THAT(owed(10), WithinRel(4 * 30 * 20 / 30.0, 1e-12));
  CHECK_THAT(owed(0.5), WithinRel(4 * 30 * 29.5 / 30.0, 1e-12));
  CHECK(owed(30) == 0);
  CHECK(owed(31) == 0);
  CHECK(owed(0) == 0);
}

TEST_CASE("reading: free, for each GB, or for each object restored whole", "[bill]") {
  const Catalog c = priced({{"s3.standard.retrieval", 1},
                            {"s3.standard.storage", 1e-9},
                            {"s3.standard_ia.storage", 1e-9},
                            {"s3.standard_ia.retrieval", 2},
                            {"s3.glacier_flexible.storage", 1e-9},
                            {"s3.glacier_flexible.retrieval", 3},
                            {"s3.glacier_flexible.restore", 10}});
  Demand d = quiet_demand();
  d.reads = {.bytes = 10 * kMiB, .operations = 10, .request = kMiB, .random_fraction = 1};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::retrieval) == 0);
  CHECK_THAT(amount_of(bill(S3Class::standard_ia, d, c), Item::retrieval), WithinRel(20.0 / 1024, 1e-12));
  CHECK(amount_of(bill(S3Class::standard_ia, d, c), Item::restore_requests) == 0);
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, c), Item::retrieval) == 30);  // 10 objects of 1 GB
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, c), Item::restore_requests) == 100);
  Catalog soon = c;
  soon.s3[static_cast<std::size_t>(S3Class::glacier_flexible)].restore_hours = 0.5;
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, soon), Item::restore_requests) == 100);
}

TEST_CASE("an object of exactly 128 KB is monitored", "[bill]") {
  const Catalog c = priced({{"s3.intelligent_tiering.storage", 1}, {"s3.intelligent_tiering.monitoring", 1}});
  Demand d = quiet_demand();
  d.object = 128 * kKiB;
  CHECK(amount_of(bill(S3Class::intelligent_tiering, d, c), Item::monitoring) == 100);
  d.object = 128 * kKiB - 1;
  CHECK(amount_of(bill(S3Class::intelligent_tiering, d, c), Item::monitoring) == 0);
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
