#include "models/bills.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

Bill bill(const char* option, const Demand& d, const Catalog& c) {
  const Option& o = kOptions[*option_index(option)];
  const EfsTiers tiers =
      efs_tiers(d, o.ia ? d.untouched_for(days(30)) : 0, o.archive ? d.untouched_for(days(90)) : 0);
  return bill_efs(o, d, tiers, efs_work(d, c.performance), provisioned_rate(d, c), c);
}

}  // namespace

TEST_CASE("files are metered in steps of 4 KiB, and reads of cold files in steps of 128 KiB", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1}, {"efs.ia.storage", 1}, {"efs.ia.read", 1}});
  Demand d = quiet_demand();
  d.object = Bytes(199 * kKiB);  // 200 KiB are billed, and 2 KiB of metadata
  d.objects = Count(d.bytes / d.object);
  CHECK_THAT(amount_of(bill("efs.bursting", d, c), Item::storage), WithinRel(100 * 202 / 199.0, 1e-12));
  d.untouched = {{days(30), 0.5}};
  d.cold_bytes = Bytes(kGiB);
  d.reads = {.bytes = Bytes(kGiB),
             .operations = Count(262144),
             .request = Bytes(4 * kKiB),
             .random_fraction = 1,
             .required = {},
             .active = {}};
  CHECK_THAT(amount_of(bill("efs.bursting+ia", d, c), Item::ia_reads), WithinRel(32.0, 1e-12));
  d.reads.random_fraction = 0;  // whole files: 199 KiB are read as 256
  CHECK_THAT(amount_of(bill("efs.bursting+ia", d, c), Item::ia_reads), WithinRel(256 / 199.0, 1e-12));
}

TEST_CASE("questions about names are metadata reads", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9}, {"efs.elastic.read", 1}});
  Demand d = quiet_demand();
  d.lookups = {.lists = Count(262144), .heads = Count(262144)};  // 4 KiB each
  CHECK_THAT(amount_of(bill("efs.elastic", d, c), Item::elastic_reads), WithinRel(2.0, 1e-12));
  CHECK(amount_of(bill("efs.bursting", d, c), Item::elastic_reads) == 0);
}

TEST_CASE("a small operation is metered at 32 KiB, a larger one in steps of 1 KiB", "[bill][efs]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  CHECK(metered(Bytes(1), c.performance) == 32 * kKiB);
  CHECK(metered(Bytes(32 * kKiB), c.performance) == 32 * kKiB);
  CHECK(metered(Bytes(33 * kKiB - 1), c.performance) == 33 * kKiB);
  CHECK(metered(Bytes(kMiB), c.performance) == kMiB);
  CHECK(metered(Bytes(kMiB + 1), c.performance) == kMiB + 32 * kKiB);
}

TEST_CASE("Elastic bills random reads by their metered size and opens by 4 KiB", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9}, {"efs.elastic.read", 1}});
  Demand d = quiet_demand();
  d.reads = {.bytes = Bytes(32768 * 4 * kKiB),
             .operations = Count(32768),
             .request = Bytes(4 * kKiB),
             .random_fraction = 1,
             .required = {},
             .active = {}};
  // 32,768 x 32 KiB = 1 GB, and 128 MiB / 1 GB of a file opened.
  CHECK_THAT(amount_of(bill("efs.elastic", d, c), Item::elastic_reads), WithinRel(1.0, 1e-6));
}

TEST_CASE("Infrequent Access costs more without Elastic", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 10},
                            {"efs.ia.storage", 2},
                            {"efs.ia_elastic.storage", 1},
                            {"efs.onezone.storage", 5},
                            {"efs.onezone_ia.storage", 3}});
  Demand d = quiet_demand();
  d.untouched = {{days(30), 0.5}};
  CHECK_THAT(bill("efs.bursting+ia", d, c).total().count(), WithinRel(600.0, 1e-5));
  CHECK_THAT(bill("efs.elastic+ia", d, c).total().count(), WithinRel(550.0, 1e-5));
  CHECK_THAT(bill("efs.onezone_bursting+ia", d, c).total().count(), WithinRel(400.0, 1e-5));
}

TEST_CASE("Archive takes the share untouched for 90 days out of Infrequent Access", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 10},
                            {"efs.ia_elastic.storage", 2},
                            {"efs.archive.storage", 1},
                            {"efs.ia.read", 1},
                            {"efs.archive.read", 3}});
  Demand d = quiet_demand();
  d.untouched = {{days(30), 0.5}, {days(90), 0.2}};
  d.reads.bytes = Bytes(10 * kGiB);
  d.cold_bytes = Bytes(5 * kGiB);
  const Bill b = bill("efs.elastic+ia+archive", d, c);
  CHECK_THAT(amount_of(b, Item::storage), WithinRel(500 + 60 + 20.0, 1e-5));
  CHECK_THAT(amount_of(b, Item::ia_reads), WithinRel(3.0, 1e-9));       // 30 of 50 GB
  CHECK_THAT(amount_of(b, Item::archive_reads), WithinRel(6.0, 1e-9));  // 20 of 50 GB x 3
}

TEST_CASE("Provisioned is whole MiB/s above what Standard storage includes", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9}, {"efs.provisioned.throughput", 1}});
  Demand d = quiet_demand();  // 100 GB include 5 MiB/s
  d.reads.required = BytesPerSecond(30.3 * kMiB);
  CHECK(provisioned_rate(d, c) == (11) * kMiB);  // a third of 30.3, rounded up
  CHECK_THAT(amount_of(bill("efs.provisioned", d, c), Item::provisioned_throughput), WithinRel(6.0, 1e-5));
  d.reads.required = BytesPerSecond(0);
  CHECK(provisioned_rate(d, c) == (1) * kMiB);
  CHECK(amount_of(bill("efs.provisioned", d, c), Item::provisioned_throughput) == 0);
}

TEST_CASE("files of 32 KB count as 128 KB in Infrequent Access and Archive, not in Standard", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9},
                            {"efs.ia_elastic.storage", 2},
                            {"efs.archive.storage", 1},
                            {"efs.elastic.read", 1e-9}});
  Demand d = quiet_demand();
  d.object = Bytes(32 * kKiB);
  d.objects = Count(d.bytes / d.object);
  d.untouched = {{days(30), 0.5}, {days(90), 0.2}};
  const Bill b = bill("efs.elastic+ia+archive", d, c);
  CHECK_THAT(amount_of(b, Item::minimum_size), WithinRel(3 * 30 * 2 + 3 * 20.0, 1e-12));
  d.object = Bytes(128 * kKiB);
  CHECK(amount_of(bill("efs.elastic+ia+archive", d, c), Item::minimum_size) == 0);
}

TEST_CASE("what is tiered is the untouched share of the month's writes", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9},
                            {"efs.ia_elastic.storage", 1e-9},
                            {"efs.archive.storage", 1e-9},
                            {"efs.elastic.write", 1e-9},
                            {"efs.ia.tiering", 1},
                            {"efs.archive.tiering", 10}});
  Demand d = quiet_demand();
  d.untouched = {{days(30), 0.5}, {days(90), 0.2}};
  d.writes = {.bytes = Bytes(10 * kGiB),
              .operations = Count(10),
              .request = Bytes(kGiB),
              .required = {},
              .active = {}};
  CHECK(amount_of(bill("efs.elastic", d, c), Item::ia_tiering) == 0);
  CHECK_THAT(amount_of(bill("efs.elastic+ia", d, c), Item::ia_tiering), WithinRel(5.0, 1e-12));
  CHECK(amount_of(bill("efs.elastic+ia", d, c), Item::archive_tiering) == 0);
  CHECK_THAT(amount_of(bill("efs.elastic+ia+archive", d, c), Item::archive_tiering), WithinRel(20.0, 1e-12));
}

TEST_CASE("each file has 2 KB of metadata in Standard, and opens are metered as 4 KB", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1}, {"efs.elastic.read", 1}, {"efs.elastic.write", 1}});
  Demand d = quiet_demand();
  d.objects = Count(512 * 1024);  // 1 GB of metadata
  d.object = Bytes(200 * kKiB);
  CHECK_THAT(amount_of(bill("efs.bursting", d, c), Item::storage), WithinRel(101.0, 1e-12));
  d.reads = {.bytes = Bytes(10 * 200 * kKiB),
             .operations = Count(10),
             .request = Bytes(200 * kKiB),
             .required = {},
             .active = {}};
  d.writes = {.bytes = Bytes(20 * 200 * kKiB),
              .operations = Count(20),
              .request = Bytes(200 * kKiB),
              .required = {},
              .active = {}};
  CHECK_THAT(amount_of(bill("efs.elastic", d, c), Item::elastic_reads),
             WithinRel(10 * 204 / 1048576.0, 1e-12));
  CHECK_THAT(amount_of(bill("efs.elastic", d, c), Item::elastic_writes),
             WithinRel(20 * 204 / 1048576.0, 1e-12));
  CHECK(amount_of(bill("efs.bursting", d, c), Item::elastic_reads) == 0);
}

TEST_CASE("Provisioned is sized by what is required, else by the average, unless it is bought",
          "[bill][efs]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  Demand d = quiet_demand();
  d.reads.bytes = BytesPerSecond(30 * kMiB) * d.reads.active;
  d.writes.bytes = BytesPerSecond(7 * kMiB) * d.writes.active;
  CHECK(provisioned_rate(d, c) == (7 + 10) * kMiB);
  d.writes.required = BytesPerSecond(20 * kMiB);
  CHECK(provisioned_rate(d, c) == (20 + 10) * kMiB);
  d.reads.required = BytesPerSecond(90 * kMiB);
  CHECK(provisioned_rate(d, c) == (20 + 30) * kMiB);
  d.reads.required = BytesPerSecond(90.1 * kMiB);
  CHECK(provisioned_rate(d, c) == (20 + 31) * kMiB);
  d.provisioned = BytesPerSecond(0.5);
  CHECK(provisioned_rate(d, c) == 0.5);
  d.provisioned = BytesPerSecond(12.5 * kMiB);
  CHECK(provisioned_rate(d, c) == (12.5) * kMiB);
  const EfsTiers all = efs_tiers(d, 0, 0);
  CHECK_THAT(in_mib(included_rate(all, d, c)), WithinRel(5.0, 1e-5));  // 100 GB / 20
  d.objects = Count(10 * 1024 * 1024);
  d.object = Bytes(10 * kKiB);  // metered as 12 KiB, and 2 KiB of metadata
  CHECK_THAT(in_mib(included_rate(all, d, c)), WithinRel(7.0, 1e-12));
}

TEST_CASE("a catalog that charges nothing for throughput gives all there is", "[bill][efs]") {
  Catalog c = priced({{"efs.standard.storage", 1}, {"efs.provisioned.throughput", 0}});
  c.performance.efs_read_max[static_cast<std::size_t>(EfsMode::provisioned)] = BytesPerSecond(3 * kGiB);
  CHECK_THAT(provisioned_rate(quiet_demand(), c), WithinRel(kGiB, 1e-12));  // a byte read counts a third
  c.efs.provisioned = {};
  CHECK(provisioned_rate(quiet_demand(), c) == kMiB);
}
