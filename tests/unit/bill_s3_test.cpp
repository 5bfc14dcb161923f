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
  d.untouched = {{days(30), 0.4}};
  d.needs.insert(Need::versioning);
  d.writes = {.bytes = Bytes(10 * kGiB),
              .operations = Count(10),
              .request = Bytes(kGiB),
              .required = {},
              .active = {}};
  const S3Work work = s3_work(d, c);
  TierFill fill;
  fill.s3[0] = GbMonths(51150);  // standard
  fill.s3[1] = GbMonths(51150);  // intelligent_tiering
  const Bill standard = bill_s3(S3Class::standard, d, work, Count(0), Bytes(0), c, {.fill = fill});
  CHECK_THAT(amount_of(standard, Item::storage), WithinRel(50 * 0.023 + 50 * 0.022, 1e-12));
  const double version_gb_months = 10 * 720 / 730.0;
  CHECK_THAT(amount_of(standard, Item::old_versions), WithinRel(version_gb_months * 0.022, 1e-12));
  const Bill tiering = bill_s3(S3Class::intelligent_tiering, d, work, Count(0), Bytes(0), c, {.fill = fill});
  CHECK_THAT(amount_of(tiering, Item::storage), WithinRel(50 * 0.023 + 10 * 0.022 + 40 * 0.0125, 1e-12));
}

TEST_CASE("old versions lie on top of what is too small for Intelligent-Tiering to move", "[bill]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");  // from 51,200 GB on $0.022, not $0.023
  Demand d = quiet_demand();
  d.object = Bytes(100 * kKiB);  // below 128 KB: all of it stays in the frequent tier
  d.objects = Count(d.bytes / d.object);
  d.untouched = {{days(30), 0.4}};
  d.needs.insert(Need::versioning);
  d.writes = {.bytes = Bytes(10 * kGiB),
              .operations = Count(10),
              .request = Bytes(kGiB),
              .required = {},
              .active = {}};
  TierFill fill;
  fill.s3[1] =
      GbMonths(51110);  // with the data set's 100 GB the first tier is full, with 60 GB it would not be
  const Bill tiering =
      bill_s3(S3Class::intelligent_tiering, d, s3_work(d, c), Count(0), Bytes(0), c, {.fill = fill});
  CHECK_THAT(amount_of(tiering, Item::storage), WithinRel(90 * 0.023 + 10 * 0.022, 1e-12));
  CHECK_THAT(amount_of(tiering, Item::old_versions), WithinRel(10 * 720 / 730.0 * 0.022, 1e-12));
}

TEST_CASE("days that are missing are owed for 128 KB of a smaller object, and not beyond them", "[bill]") {
  const Catalog c = priced({{"s3.standard_ia.storage", 1}, {"s3.standard_ia.put", 1e-9}});
  Demand d = quiet_demand();
  d.month = hours(720);
  d.object = Bytes(32 * kKiB);
  d.objects = Count(d.bytes / d.object);
  d.writes = {.bytes = Bytes(30 * kGiB),
              .operations = Count(30 * 32768),
              .request = Bytes(32 * kKiB),
              .required = {},
              .active = {}};
  const auto owed = [&](double lifetime) {
    d.lifetime = days(lifetime);
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
  d.reads = {.bytes = Bytes(10 * kMiB),
             .operations = Count(10),
             .request = Bytes(kMiB),
             .random_fraction = 1,
             .required = {},
             .active = {}};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::retrieval) == 0);
  CHECK_THAT(amount_of(bill(S3Class::standard_ia, d, c), Item::retrieval), WithinRel(20.0 / 1024, 1e-12));
  CHECK(amount_of(bill(S3Class::standard_ia, d, c), Item::restore_requests) == 0);
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, c), Item::retrieval) == 30);  // 10 objects of 1 GB
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, c), Item::restore_requests) == 100);
  Catalog soon = c;
  soon.s3[static_cast<std::size_t>(S3Class::glacier_flexible)].restore_time = hours(0.5);
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, soon), Item::restore_requests) == 100);
}

TEST_CASE("an object of exactly 128 KB is monitored", "[bill]") {
  const Catalog c = priced({{"s3.intelligent_tiering.storage", 1}, {"s3.intelligent_tiering.monitoring", 1}});
  Demand d = quiet_demand();
  d.object = Bytes(128 * kKiB);
  CHECK(amount_of(bill(S3Class::intelligent_tiering, d, c), Item::monitoring) == 100);
  d.object = Bytes(128 * kKiB - 1);
  CHECK(amount_of(bill(S3Class::intelligent_tiering, d, c), Item::monitoring) == 0);
}

TEST_CASE("a transfer manager writes objects from 8 MB on in parts of 8 MB, with a create and a complete",
          "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.writes = {
      .bytes = Bytes(2 * kGiB), .operations = Count(2), .request = Bytes(kGiB), .required = {}, .active = {}};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 2);  // plain SDK calls
  d.writes.client = S3Client::transfer_manager;
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 2 * (128 + 2));
  const auto one = [&](double size) {
    d.object = d.writes.request = d.writes.bytes = Bytes(size);
    d.writes.operations = Count(1);
    return amount_of(bill(S3Class::standard, d, c), Item::put_requests);
  };
  CHECK(one(8 * kMiB - 1) == 1);
  CHECK(one(8 * kMiB) == 1 + 2);
  CHECK(one(8 * kMiB + 1) == 2 + 2);
}

TEST_CASE("a huge upload has no more than 10,000 parts", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.bytes = d.object = Bytes(1024 * kGiB);
  d.objects = Count(1);
  d.writes = {.bytes = d.object,
              .operations = Count(1),
              .request = d.object,
              .client = S3Client::transfer_manager,
              .required = {},
              .active = {}};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 10002);
}

TEST_CASE("plain SDK calls write up to 5 GB in one PUT, and more in parts of 5 GB at most",
          "[bill][clients]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  const auto one = [&](double size) {
    d.bytes = d.object = d.writes.request = d.writes.bytes = Bytes(size);
    d.objects = d.writes.operations = Count(1);
    return amount_of(bill(S3Class::standard, d, c), Item::put_requests);
  };
  CHECK(one(5 * kGiB) == 1);
  CHECK(one(5 * kGiB + 1) == 2 + 2);
  CHECK(one(12 * kGiB) == 3 + 2);
}

TEST_CASE("small sequential writes to one object are one upload", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.object = Bytes(8 * kMiB);
  d.objects = Count(12800);
  d.writes = {.bytes = Bytes(80 * kMiB),
              .operations = Count(80 * 1024),
              .request = Bytes(kKiB),
              .required = {},
              .active = {}};
  CHECK(amount_of(bill(S3Class::standard, d, c), Item::put_requests) == 10);
}

TEST_CASE("a change inside an object uploads the whole of it", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1},
                            {"s3.standard.put", 1},
                            {"s3.express.storage", 1},
                            {"s3.express.put", 1},
                            {"s3.express.upload", 1}});
  Demand d = quiet_demand();
  d.writes = {
      .bytes = Bytes(3 * kMiB), .operations = Count(3), .request = Bytes(kMiB), .required = {}, .active = {}};
  d.in_place_fraction = 1;
  CHECK(amount_of(bill(S3Class::express, d, c), Item::upload) == 3);  // 3 x 1 GB, not 3 x 1 MB
}

TEST_CASE("objects below 128 KB are billed as 128 KB in Standard-IA", "[bill]") {
  const Catalog c = priced({{"s3.standard_ia.storage", 1}});
  Demand d = quiet_demand();
  d.object = Bytes(64 * kKiB);
  d.bytes = Bytes(1 * kGiB);
  d.objects = Count(d.bytes / d.object);
  const Bill b = bill(S3Class::standard_ia, d, c);
  CHECK(amount_of(b, Item::storage) == 1);
  CHECK(amount_of(b, Item::minimum_size) == 1);
}

TEST_CASE("archived objects carry 32 KB at their class's price and 8 KB at Standard's", "[bill]") {
  const Catalog c = priced({{"s3.deep_archive.storage", 1}, {"s3.standard.storage", 10}});
  Demand d = quiet_demand();
  d.objects = Count(32768);  // x 32 KB = 1 GB, x 8 KB = 0.25 GB
  CHECK(amount_of(bill(S3Class::deep_archive, d, c), Item::archive_overhead) == 1 + 2.5);
}

TEST_CASE("what is deleted after 10 days owes Standard-IA 20 more", "[bill]") {
  const Catalog c = priced({{"s3.standard_ia.storage", 1}, {"s3.standard_ia.put", 1e-9}});
  Demand d = quiet_demand();
  d.month = hours(720);
  d.lifetime = days(10);
  d.writes = {.bytes = Bytes(30 * kGiB),
              .operations = Count(30),
              .request = Bytes(kGiB),
              .required = {},
              .active = {}};
  CHECK_THAT(amount_of(bill(S3Class::standard_ia, d, c), Item::minimum_duration), WithinRel(20.0, 1e-12));
}

TEST_CASE("Intelligent-Tiering fills its tiers from what lies untouched and counts monitored objects",
          "[bill]") {
  const Catalog c = priced({{"s3.intelligent_tiering.storage", 10},
                            {"s3.intelligent_tiering.storage_infrequent", 5},
                            {"s3.intelligent_tiering.storage_archive_instant", 1},
                            {"s3.intelligent_tiering.monitoring", 1}});
  Demand d = quiet_demand();
  d.untouched = {{days(30), 0.5}, {days(90), 0.2}};
  const Bill b = bill(S3Class::intelligent_tiering, d, c);
  CHECK_THAT(amount_of(b, Item::storage), WithinRel(50 * 10 + 30 * 5 + 20 * 1.0, 1e-12));
  CHECK(amount_of(b, Item::monitoring) == 100);
  d.object = Bytes(100 * kKiB);
  CHECK(bill(S3Class::intelligent_tiering, d, c).total() == Usd(1000));  // too small: frequent, not monitored
}

TEST_CASE("multipart uploads into the archive classes pay Standard's price for the parts", "[bill]") {
  const Catalog c = priced({{"s3.glacier_flexible.storage", 1e-9},
                            {"s3.standard.storage", 1e-9},
                            {"s3.glacier_flexible.put", 100},
                            {"s3.standard.put", 1}});
  Demand d = quiet_demand();
  d.object = Bytes(24 * kMiB);
  d.writes = {.bytes = d.object,
              .operations = Count(1),
              .request = d.object,
              .client = S3Client::transfer_manager,
              .required = {},
              .active = {}};
  CHECK(amount_of(bill(S3Class::glacier_flexible, d, c), Item::put_requests) == 100 + 1 + 3);
}

TEST_CASE("a class that the catalog does not sell has no bill, not even for nothing", "[bill]") {
  const Catalog c = priced({{"s3.standard.storage", 1}, {"efs.standard.storage", 1}});
  Demand d = quiet_demand();
  d.bytes = Bytes(0);
  d.objects = Count(0);
  CHECK(bill(S3Class::standard, d, c).complete());
  CHECK_FALSE(bill(S3Class::express, d, c).complete());
  const auto on_efs = [&](const char* id) {
    return bill_efs(kOptions[*option_index(id)], d, efs_tiers(d, 0, 0), efs_work(d, c.performance),
                    BytesPerSecond(kMiB), c);
  };
  CHECK(on_efs("efs.bursting").complete());
  CHECK_FALSE(on_efs("efs.onezone_bursting").complete());
  CHECK_FALSE(on_efs("efs.elastic+ia").complete());
}

TEST_CASE("the 8 KB in Standard of very many archived objects fill Standard's tiers", "[bill]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.objects = Count(51200 * 2 * 131072.0);  // 8 KB each: 102,400 GB, of which the first 51,200 at $0.023
  d.object = Bytes(kMiB);
  d.bytes = d.objects * d.object;
  double standard = 0;
  for (const BillLine& line : bill(S3Class::deep_archive, d, c))
    if (line.item == Item::archive_overhead && line.price->id == "s3.standard.storage")
      standard += line.amount().count();
  CHECK_THAT(standard, WithinRel(51200 * 0.023 + 51200 * 0.022, 1e-12));
}
