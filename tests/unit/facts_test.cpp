#include "rules/facts.hpp"
#include "jsonlogic/coerce.hpp"
#include "rules/engine.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"

using namespace storeadvise;

namespace {

/// Every field another number.
Demand filled_in() {
  Demand d;
  d.role = Role::checkpoints;
  d.platform = Platform::eks;
  d.bytes = Bytes(200 * kGiB);
  d.objects = Count(400);
  d.object = Bytes(512 * kMiB);
  d.prefixes = Count(3);
  d.lifetime = days(12);
  d.growth = Bytes(5 * kGiB);
  d.untouched = {{days(30), 0.5}, {days(90), 0.25}};
  d.hot_fraction = 0.1;
  d.current = option_index("efs.bursting");
  d.reads = {.bytes = Bytes(600 * kGiB),
             .operations = Count(7200),
             .request = Bytes(640 * kKiB),
             .random_fraction = 0.75,
             .clients = Count(4),
             .streams = Count(8),
             .client = S3Client::connector,
             .required = BytesPerSecond(0),
             .active = Seconds(7200)};
  d.writes = {.bytes = Bytes(90 * kGiB),
              .operations = Count(3600),
              .request = Bytes(256 * kKiB),
              .random_fraction = 0.125,
              .clients = Count(4),
              .streams = Count(8),
              .required = BytesPerSecond(96 * kMiB),
              .active = Seconds(1800)};
  d.in_place_fraction = 0.0625;
  d.cold_bytes = Bytes(30 * kGiB);
  d.max_latency = Seconds(0.25);
  d.latency_percentile = 95;
  d.dependent_reads = 2;
  d.reads_wait = false;
  d.starts = Count(20);
  d.simultaneous = Count(6);
  d.load_bytes = Bytes(15 * kGiB);
  d.checkpoint_bytes = Bytes(50 * kGiB);
  d.checkpoint_every = Seconds(1200);
  d.checkpoint_writes = Count(9);
  d.checkpoint_synchronous = true;
  d.restores = Count(1.5);
  d.usd_per_hour = UsdPerHour(2.5);
  d.hosts = Count(7);
  d.accelerators = Count(2);
  d.local_storage = Bytes(450 * kGiB);
  d.network = BytesPerSecond(1.25e9);
  d.month = Seconds(614400);
  return d;
}

Estimate measured() {
  static const Catalog c = *embedded_catalog("aws", "us-east-1");
  Estimate e;
  e.access = Access::stage;
  e.latency = {.read_p50 = Seconds(0.01),
               .read_p95 = Seconds(0.02),
               .read_p99 = Seconds(0.04),
               .write_p50 = Seconds(0.03)};
  e.throughput.held_read = BytesPerSecond(300 * kMiB);
  e.throughput.held_write = BytesPerSecond(70 * kMiB);
  e.restore = hours(5);
  e.times.load = Seconds(11);
  e.times.checkpoint_write = Seconds(13);
  e.waiting.time = hours(17);
  e.waiting.usd = Usd(8);
  e.bill.add(Item::storage, GbMonths(100), PricePerGbMonth{c.price("s3.standard.storage")});
  return e;
}

/// Facts as words, so that numbers, words and answers stand in one table.
std::vector<std::pair<std::string, std::string>> told(const Demand& d, const Option& option,
                                                      const Estimate& estimate) {
  FactArray values;
  dataset_facts(d, values);
  option_facts(d, option, estimate, values);
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < facts().size() - catalog_fact_rows().size(); ++i)
    rows.emplace_back(facts()[i].name, logic::to_text(values[i]));
  return rows;
}

using Rows = std::vector<std::pair<std::string, std::string>>;

const Rows kExpected{{"dataset.role", "checkpoints"},
                     {"dataset.size_gb", "200"},
                     {"dataset.objects", "400"},
                     {"dataset.object_kb", "524288"},
                     {"dataset.prefixes", "3"},
                     {"dataset.lifetime_days", "12"},
                     {"dataset.growth_gb", "5"},
                     {"dataset.untouched_30d", "0.5"},
                     {"dataset.untouched_90d", "0.25"},
                     {"dataset.hot_fraction", "0.1"},
                     {"dataset.hot_gb", "20"},
                     {"dataset.current", "efs.bursting"},
                     {"dataset.current_service", "efs"},
                     {"platform", "eks"},
                     {"needs.posix", "false"},
                     {"needs.file_locking", "false"},
                     {"needs.in_place_writes", "false"},
                     {"needs.append", "false"},
                     {"needs.shared_mount", "false"},
                     {"needs.object_api", "false"},
                     {"needs.versioning", "false"},
                     {"needs.multi_az", "false"},
                     {"needs.local_disk_semantics", "false"},
                     {"reads.gb", "600"},
                     {"reads.operations", "7200"},
                     {"reads.request_kb", "640"},
                     {"reads.random_fraction", "0.75"},
                     {"reads.clients", "4"},
                     {"reads.streams", "8"},
                     {"reads.s3_client", "connector"},
                     {"reads.required_mib_s", "0"},
                     {"reads.average_mib_s", "85.33333333333333"},
                     {"reads.rate_mib_s", "85.33333333333333"},
                     {"reads.month_mib_s", "1"},
                     {"reads.client_rate_mib_s", "21.333333333333332"},
                     {"reads.active_hours", "2"},
                     {"reads.passes", "3"},
                     {"reads.whole_objects", "false"},
                     {"reads.per_second", "1"},
                     {"reads.max_latency_ms", "250"},
                     {"reads.latency_percentile", "95"},
                     {"reads.dependent", "2"},
                     {"reads.cold_gb", "30"},
                     {"reads.someone_waits", "false"},
                     {"writes.gb", "90"},
                     {"writes.operations", "3600"},
                     {"writes.request_kb", "256"},
                     {"writes.random_fraction", "0.125"},
                     {"writes.in_place_fraction", "0.0625"},
                     {"writes.required_mib_s", "96"},
                     {"writes.average_mib_s", "51.2"},
                     {"writes.rate_mib_s", "96"},
                     {"writes.month_mib_s", "0.15"},
                     {"writes.per_second", "2"},
                     {"loading.starts", "20"},
                     {"loading.simultaneous", "6"},
                     {"loading.gb", "15"},
                     {"loading.total_gb", "300"},
                     {"checkpoint.gb", "50"},
                     {"checkpoint.every_minutes", "20"},
                     {"checkpoint.per_month", "9"},
                     {"checkpoint.synchronous", "true"},
                     {"checkpoint.restores", "1.5"},
                     {"compute.priced", "true"},
                     {"compute.hosts", "7"},
                     {"compute.usd_per_hour", "2.5"},
                     {"compute.accelerators", "14"},
                     {"compute.local_storage_gb", "450"},
                     {"compute.staged_gb", "56.25"},
                     {"compute.network_gbit", "10"},
                     {"option.id", "s3.standard_ia"},
                     {"option.service", "s3"},
                     {"option.access", "stage"},
                     {"option.price_missing", "false"},
                     {"option.offer", "not offered there by AWS, or at a price that is not known"},
                     {"option.latency_ms", "20"},
                     {"option.read_p50_ms", "10"},
                     {"option.read_p99_ms", "40"},
                     {"option.write_p50_ms", "30"},
                     {"option.read_mib_s", "300"},
                     {"option.write_mib_s", "70"},
                     {"option.earned_mib_s", "0"},
                     {"option.restore_hours", "5"},
                     {"option.load_s", "11"},
                     {"option.checkpoint_write_s", "13"},
                     {"option.waiting_hours", "17"},
                     {"option.bill_usd", "2.3"},
                     {"option.total_usd", "10.3"}};

std::string fact(const Demand& d, const std::string& name) {
  for (const auto& [known, value] : told(d, kOptions[0], Estimate()))
    if (known == name) return value;
  FAIL("no fact " << name);
  return {};
}

}  // namespace

TEST_CASE("every fact of a data set and of an option, in its unit", "[facts]") {
  const Rows found = told(filled_in(), kOptions[*option_index("s3.standard_ia")], measured());
  REQUIRE(found.size() == kExpected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == kExpected[i]);
}

TEST_CASE("each need is a fact of its own", "[facts]") {
  for (std::size_t i = 0; i < kNeedNames.size(); ++i) {
    Demand d;
    d.needs.insert(static_cast<Need>(i));
    for (std::size_t k = 0; k < kNeedNames.size(); ++k) {
      CAPTURE(kNeedNames[i], kNeedNames[k]);
      CHECK(fact(d, "needs." + std::string(kNeedNames[k])) == (i == k ? "true" : "false"));
    }
  }
}

TEST_CASE("facts of a data set in which nothing happens are zeros and empty words", "[facts]") {
  Demand d;
  CHECK(fact(d, "dataset.current").empty());
  CHECK(fact(d, "dataset.current_service").empty());
  CHECK(fact(d, "reads.passes") == "0");
  CHECK(fact(d, "reads.per_second") == "0");
  CHECK(fact(d, "compute.priced") == "false");
  CHECK(fact(d, "option.load_s") == "0");
  CHECK(fact(d, "option.checkpoint_write_s") == "0");
  d.reads.operations = Count(1);
  d.reads.active = Seconds(0.5);
  CHECK(fact(d, "reads.per_second") == "2");
  d.bytes = Bytes(0.5);
  d.reads.bytes = Bytes(1);
  CHECK(fact(d, "reads.passes") == "2");
  d.reads.required = BytesPerSecond(0.5 * kMiB);
  CHECK(fact(d, "reads.rate_mib_s") == "0.5");
  d.reads.required = BytesPerSecond(1.0 / 1024);
  d.reads.bytes = Bytes(0);
  CHECK(fact(d, "reads.rate_mib_s") != "0");
  d.reads.clients = Count(0.5);  // never divided by less than one
  d.reads.required = BytesPerSecond(3 * kMiB);
  CHECK(fact(d, "reads.client_rate_mib_s") == "3");
  d.object = d.reads.request = Bytes(kMiB);
  CHECK(fact(d, "reads.whole_objects") == "true");
}

TEST_CASE("only the facts that are wanted are worked out", "[facts]") {
  const Demand d = filled_in();
  const Estimate e = measured();
  FactArray all;
  FactArray some;
  dataset_facts(d, all);
  dataset_facts(d, some);
  const Option& option = kOptions[*option_index("s3.standard_ia")];
  option_facts(d, option, e, all);
  for (std::size_t i = 0; i < facts().size(); ++i) {
    CAPTURE(facts()[i].name);
    const FactMask bit = option_fact_bit(i);
    CHECK((bit == 0) == (facts()[i].scope == Scope::dataset));
    FactArray one = some;
    option_facts(d, option, e, bit, one);
    for (std::size_t k = 0; k < facts().size(); ++k) {
      const bool known = k == i || facts()[k].scope == Scope::dataset;
      CHECK(logic::to_text(one[k]) == (known ? logic::to_text(all[k]) : "undefined"));
    }
  }
}
