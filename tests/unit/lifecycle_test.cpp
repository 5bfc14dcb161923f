#include "models/lifecycle.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

std::string shown(const Lifecycle& lifecycle) {
  std::string text;
  for (const LifecycleStep& step : lifecycle)
    text +=
        std::string(step.storage_class) + " " + std::to_string(static_cast<int>(in_days(step.after))) + " ";
  return text;
}

EfsOffering efs(const char* id, const Demand& d, const Catalog& c) {
  return efs_offering(kOptions[*option_index(id)], d, efs_work(d, c.performance), BytesPerSecond(kMiB),
                      lifecycle_ages(d), c);
}

S3Offering s3(const Demand& d, const Catalog& c, OptionMask allowed = ~OptionMask{0}) {
  const S3Work work = s3_work(d, c);
  return s3_offering(d, work, work.gets, work.read_bytes, allowed, c);
}

/// 100 GB in objects of 1 GB; 60 % untouched for 30 days, 40 % for 90. A month has 30 days.
Demand cooling() {
  Demand d = quiet_demand();
  d.month = days(30);
  d.untouched = {{days(30), 0.6}, {days(90), 0.4}};
  return d;
}

Catalog efs_prices(double tiering) {
  return priced({{"efs.standard.storage", 1},
                 {"efs.ia_elastic.storage", 0.5},
                 {"efs.archive.storage", 0.25},
                 {"efs.elastic.write", 1e-9},
                 {"efs.ia.tiering", tiering},
                 {"efs.archive.tiering", tiering}});
}

Catalog s3_prices(double retrieval) {
  return priced({{"s3.standard.storage", 1},
                 {"s3.standard.put", 1e-9},
                 {"s3.standard.get", 1e-9},
                 {"s3.glacier_instant.storage", 0.5},
                 {"s3.glacier_instant.get", 1e-9},
                 {"s3.glacier_instant.retrieval", retrieval},
                 {"s3.glacier_instant.transition", 0.01}});
}

}  // namespace

TEST_CASE("a share holds until the age that states it, and is 0 after the last", "[lifecycle]") {
  const Demand d = cooling();
  CHECK(d.untouched_for(days(1)) == 0.6);
  CHECK(d.untouched_for(days(30)) == 0.6);
  CHECK(d.untouched_for(days(31)) == 0.4);
  CHECK(d.untouched_for(days(90)) == 0.4);
  CHECK(d.untouched_for(days(91)) == 0);
}

TEST_CASE("EFS moves files at the ages that are stated, or not at all where it does not save",
          "[lifecycle]") {
  const Demand d = cooling();
  const EfsOffering both = efs("efs.elastic+ia+archive", d, efs_prices(1));
  CHECK(shown(both.lifecycle) == "ia 30 archive 30 ");  // Archive need not wait
  CHECK_THAT(both.bill.total().count(), WithinRel(40 + 60 * 0.25, 1e-5));
  CHECK(shown(efs("efs.elastic+ia", d, efs_prices(1)).lifecycle) == "ia 30 ");
  Demand written = d;
  written.writes = {.bytes = Bytes(10 * kGiB),
                    .operations = Count(10),
                    .request = Bytes(kGiB),
                    .required = {},
                    .active = {}};
  // 60 GB in IA save 30, and 6 GB a month tiered for 10 each cost 60.
  CHECK(shown(efs("efs.elastic+ia", written, efs_prices(10)).lifecycle).empty());
  CHECK_THAT(efs("efs.elastic+ia", written, efs_prices(10)).bill.total().count(), WithinRel(100.0, 1e-5));
  CHECK(shown(efs("efs.elastic", d, efs_prices(1)).lifecycle).empty());
}

TEST_CASE("nothing is moved before the first age that is stated", "[lifecycle]") {
  Demand d = cooling();
  d.untouched = {{days(45), 0.5}, {days(200), 0.25}};
  std::vector<double> ages;
  for (const Seconds age : lifecycle_ages(d)) ages.push_back(in_days(age));
  CHECK(ages == std::vector<double>{180});  // from 60 on the share of 200 days holds, at 270 nothing does
  d.untouched.clear();
  const Ages none = lifecycle_ages(d);
  CHECK(none.begin() == none.end());
}

TEST_CASE("a rule of S3 begins with the first age that is stated, though nothing is that old",
          "[lifecycle]") {
  Demand d = quiet_demand();
  d.month = hours(720);
  d.writes.bytes = Bytes(10 * kGiB);  // 10 of 100 GB a month: after 30 days the class holds the rest
  d.untouched = {{days(30), 0}, {days(90), 0}};
  CHECK(shown(s3(d, s3_prices(0)).lifecycle) == "glacier_instant 30 ");
  d.untouched.clear();
  CHECK(shown(s3(d, s3_prices(0)).lifecycle) == "glacier_instant 1 ");
}

TEST_CASE("a rule of S3 moves what is old enough, for the price of the moves", "[lifecycle]") {
  Demand d = cooling();
  d.writes = {.bytes = Bytes(50 * kGiB),
              .operations = Count(50),
              .request = Bytes(kGiB),
              .required = {},
              .active = {}};
  const S3Offering rule = s3(d, s3_prices(0));
  CHECK(shown(rule.lifecycle) == "glacier_instant 30 ");
  CHECK(rule.share == 0.6);  // untouched; only half was written longer ago
  CHECK_THAT(amount_of(rule.bill, Item::storage), WithinRel(40 + 60 * 0.5, 1e-9));
  CHECK_THAT(amount_of(rule.bill, Item::lifecycle_transitions), WithinRel(0.5, 1e-9));
  CHECK(shown(s3(d, s3_prices(0), 1).lifecycle).empty());  // no class but Standard is allowed
}

TEST_CASE("what is read of it pays retrieval, unless the profile says how much is cold", "[lifecycle]") {
  Demand d = cooling();
  d.reads = {.bytes = Bytes(10 * kGiB),
             .operations = Count(10),
             .request = Bytes(kGiB),
             .required = {},
             .active = {}};
  // Nothing is written, so all was written longer ago than 30 days: 100 GB save 50, and 10 GB are read.
  CHECK_THAT(amount_of(s3(d, s3_prices(4)).bill, Item::retrieval), WithinRel(40.0, 1e-9));
  const S3Offering none = s3(d, s3_prices(6));
  CHECK(none.lifecycle.empty());
  CHECK_THAT(none.bill.total().count(), WithinRel(100.0, 1e-6));
  d.cold_bytes = Bytes(5 * kGiB);
  d.cold_bytes_known = true;
  CHECK_THAT(amount_of(s3(d, s3_prices(6)).bill, Item::retrieval), WithinRel(30.0, 1e-9));
}

TEST_CASE("small objects stay, and so do those that are gone before", "[lifecycle]") {
  Demand d = cooling();
  d.lifetime = days(30);
  CHECK(s3(d, s3_prices(0)).lifecycle.empty());
  d.lifetime = Seconds(0);
  d.object = Bytes(127 * kKiB);
  d.objects = Count(d.bytes / d.object);
  CHECK(s3(d, s3_prices(0)).lifecycle.empty());
}

TEST_CASE("days that are missing where it goes are owed", "[lifecycle]") {
  Demand d = cooling();
  d.lifetime = days(60);  // 30 of the 90 days of Glacier Instant Retrieval
  d.untouched = {{days(30), 0.5}};
  d.writes = {.bytes = Bytes(10 * kGiB),
              .operations = Count(10),
              .request = Bytes(kGiB),
              .required = {},
              .active = {}};
  CHECK_THAT(amount_of(s3(d, s3_prices(0)).bill, Item::minimum_duration), WithinRel(10 * 2 * 0.5, 1e-9));
}
