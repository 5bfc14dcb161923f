#include "models/bills.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

Bill bill(const char* option, const Demand& d, const Catalog& c) {
  return bill_efs(kOptions[*option_index(option)], d, efs_work(d, c.performance), provisioned_mib(d, c), c);
}

}  // namespace

TEST_CASE("a small operation is metered at 32 KiB, a larger one in steps of 1 KiB", "[bill][efs]") {
  const Catalog c = *embedded_catalog("aws", "us-east-1");
  CHECK(metered(1, c.performance) == 32 * kKiB);
  CHECK(metered(32 * kKiB, c.performance) == 32 * kKiB);
  CHECK(metered(33 * kKiB - 1, c.performance) == 33 * kKiB);
  CHECK(metered(kMiB, c.performance) == kMiB);
  CHECK(metered(kMiB + 1, c.performance) == kMiB + 32 * kKiB);
}

TEST_CASE("Elastic bills random reads by their metered size and opens by 4 KiB", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9}, {"efs.elastic.read", 1}});
  Demand d = quiet_demand();
  d.reads = {.bytes = 32768 * 4 * kKiB, .operations = 32768, .request = 4 * kKiB, .random_fraction = 1};
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
  d.untouched_ia = 0.5;
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
  d.untouched_ia = 0.5;
  d.untouched_archive = 0.2;
  d.reads.bytes = 10 * kGiB;
  d.cold_bytes = 5 * kGiB;
  const Bill b = bill("efs.elastic+ia+archive", d, c);
  CHECK_THAT(amount_of(b, Item::storage), WithinRel(500 + 60 + 20.0, 1e-5));
  CHECK_THAT(amount_of(b, Item::ia_reads), WithinRel(3.0, 1e-9));       // 30 of 50 GB
  CHECK_THAT(amount_of(b, Item::archive_reads), WithinRel(6.0, 1e-9));  // 20 of 50 GB x 3
}

TEST_CASE("Provisioned is whole MiB/s above what Standard storage includes", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9}, {"efs.provisioned.throughput", 1}});
  Demand d = quiet_demand();  // 100 GB include 5 MiB/s
  d.reads.required = 30.3 * kMiB;
  CHECK(provisioned_mib(d, c) == 11);  // a third of 30.3, rounded up
  CHECK_THAT(amount_of(bill("efs.provisioned", d, c), Item::provisioned_throughput), WithinRel(6.0, 1e-9));
  d.reads.required = 0;
  CHECK(provisioned_mib(d, c) == 1);
  CHECK(amount_of(bill("efs.provisioned", d, c), Item::provisioned_throughput) == 0);
}

TEST_CASE("files of 32 KB count as 128 KB in Infrequent Access and Archive, not in Standard", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1e-9},
                            {"efs.ia_elastic.storage", 2},
                            {"efs.archive.storage", 1},
                            {"efs.elastic.read", 1e-9}});
  Demand d = quiet_demand();
  d.object = 32 * kKiB;
  d.objects = d.bytes / d.object;
  d.untouched_ia = 0.5;
  d.untouched_archive = 0.2;
  const Bill b = bill("efs.elastic+ia+archive", d, c);
  CHECK_THAT(amount_of(b, Item::minimum_size), WithinRel(3 * 30 * 2 + 3 * 20.0, 1e-12));
  d.object = 128 * kKiB;
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
  d.untouched_ia = 0.5;
  d.untouched_archive = 0.2;
  d.writes = {.bytes = 10 * kGiB, .operations = 10, .request = kGiB};
  CHECK(amount_of(bill("efs.elastic", d, c), Item::ia_tiering) == 0);
  CHECK_THAT(amount_of(bill("efs.elastic+ia", d, c), Item::ia_tiering), WithinRel(5.0, 1e-12));
  CHECK(amount_of(bill("efs.elastic+ia", d, c), Item::archive_tiering) == 0);
  CHECK_THAT(amount_of(bill("efs.elastic+ia+archive", d, c), Item::archive_tiering), WithinRel(20.0, 1e-12));
}

TEST_CASE("each file has 2 KB of metadata in Standard, and opens are metered as 4 KB", "[bill][efs]") {
  const Catalog c = priced({{"efs.standard.storage", 1}, {"efs.elastic.read", 1}, {"efs.elastic.write", 1}});
  Demand d = quiet_demand();
  d.objects = 512 * 1024;  // 1 GB of metadata
  d.object = 200 * kKiB;
  CHECK_THAT(amount_of(bill("efs.bursting", d, c), Item::storage), WithinRel(101.0, 1e-12));
  d.reads = {.bytes = 10 * 200 * kKiB, .operations = 10, .request = 200 * kKiB};
  d.writes = {.bytes = 20 * 200 * kKiB, .operations = 20, .request = 200 * kKiB};
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
  d.reads.bytes = 30 * kMiB * d.reads.active_seconds;
  d.writes.bytes = 7 * kMiB * d.writes.active_seconds;
  CHECK(provisioned_mib(d, c) == 7 + 10);
  d.writes.required = 20 * kMiB;
  CHECK(provisioned_mib(d, c) == 20 + 10);
  d.reads.required = 90 * kMiB;
  CHECK(provisioned_mib(d, c) == 20 + 30);
  d.reads.required = 90.1 * kMiB;
  CHECK(provisioned_mib(d, c) == 20 + 31);
  d.provisioned = 0.5;
  CHECK(provisioned_mib(d, c) == 0.5 / kMiB);
  d.provisioned = 12.5 * kMiB;
  CHECK(provisioned_mib(d, c) == 12.5);
  CHECK(included_mib(kOptions[*option_index("efs.provisioned")], d, c) == 5);  // 100 GB / 20
}

TEST_CASE("a catalog that charges nothing for throughput gives all there is", "[bill][efs]") {
  Catalog c = priced({{"efs.standard.storage", 1}, {"efs.provisioned.throughput", 0}});
  c.performance.efs_read_max[static_cast<std::size_t>(EfsMode::provisioned)] = 3 * kGiB;
  CHECK_THAT(provisioned_mib(quiet_demand(), c), WithinRel(1024.0, 1e-12));  // a byte read counts a third
  c.efs.provisioned = nullptr;
  CHECK(provisioned_mib(quiet_demand(), c) == 1);
}
