#include <cmath>

#include "support/fixtures.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

/// Every input that varies, all different.
Demand stated() {
  Demand d = quiet_demand();
  d.month_hours = 730;
  d.untouched_ia = 0.5;
  d.reads = {.bytes = 4000 * kGiB,
             .operations = 4000 * 1024,
             .request = kMiB,
             .clients = 40,
             .streams = 20,
             .streams_stated = true,
             .required = 100 * kMiB,
             .active_seconds = 700 * 3600};
  d.writes = {.bytes = 50 * kGiB,
              .operations = 50 * 1024,
              .request = kMiB,
              .clients = 40,
              .streams = 20,
              .streams_stated = true,
              .required = 10 * kMiB,
              .active_seconds = 200 * 3600};
  d.cold_bytes = 50 * kGiB;
  d.starts = 100;
  d.load_bytes = 8 * kGiB;
  d.checkpoint_bytes = 5 * kGiB;
  d.hosts = 2;
  d.usd_per_hour = 10;
  return d;
}

/// Share of the variations in which the condition holds.
double share(const std::string& condition, const Demand& d = stated()) {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const RuleBook rules = s3_where(condition);
  return holds_in(d, Service::s3, {catalog, rules, embedded_roles()});
}

std::string at_least(const std::string& fact, double value) {
  return nlohmann::json{{">=", {{{"var", fact}}, value}}}.dump();
}

struct Varied {
  const char* fact;
  double stated;
};

/// One fact for each input.
const std::vector<Varied> kVaried{
    {"dataset.size_gb", 100},     {"reads.gb", 4000},    {"reads.request_kb", 1024},
    {"reads.clients", 40},        {"reads.streams", 20}, {"reads.required_mib_s", 100},
    {"reads.active_hours", 700},  {"writes.gb", 50},     {"loading.starts", 100},
    {"compute.usd_per_hour", 10}, {"reads.cold_gb", 50}};

const double kMedian = std::sqrt(0.75 * 1.25);

}  // namespace

TEST_CASE("each input varies between three and five quarters, evenly on a log scale", "[variations]") {
  for (const Varied& input : kVaried) {
    CAPTURE(input.fact);
    for (const double factor : {0.8, 0.9, kMedian}) {
      const double expected = std::log(1.25 / factor) / std::log(1.25 / 0.75);
      CHECK_THAT(share(at_least(input.fact, factor * input.stated)), WithinAbs(expected, 0.05));
    }
    CHECK(share(at_least(input.fact, 0.75 * input.stated)) == 1);
    CHECK(share(at_least(input.fact, 1.2501 * input.stated)) == 0);
  }
}

TEST_CASE("each pair of inputs varies independently", "[variations]") {
  for (std::size_t i = 0; i < kVaried.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      if (std::string_view(kVaried[i].fact) == "reads.active_hours") continue;  // cut at the end of the month
      CAPTURE(kVaried[i].fact, kVaried[k].fact);
      const std::string both = R"({"and":[)" + at_least(kVaried[i].fact, kMedian * kVaried[i].stated) + "," +
                               at_least(kVaried[k].fact, kMedian * kVaried[k].stated) + "]}";
      CHECK_THAT(share(both), WithinAbs(0.25, 0.04));
    }
}

TEST_CASE("what belongs together varies together", "[variations]") {
  const auto within = [](const std::string& ratio, double value) {
    return R"({"<":[)" + std::to_string(value * 0.999) + "," + ratio + "," + std::to_string(value * 1.001) +
           "]}";
  };
  const auto quotient = [](const std::string& a, const std::string& b) {
    return R"({"/":[{"var":")" + a + R"("},{"var":")" + b + R"("}]})";
  };
  CHECK(share(within(quotient("dataset.objects", "dataset.size_gb"), 1)) == 1);
  CHECK(share(within(quotient("loading.gb", "dataset.size_gb"), 0.08)) == 1);
  CHECK(share(within(quotient("checkpoint.gb", "dataset.size_gb"), 0.05)) == 1);
  CHECK(share(within(quotient("writes.required_mib_s", "reads.required_mib_s"), 0.1)) == 1);
  CHECK(share(within(quotient("writes.operations", "writes.gb"), 1024)) == 1);
  // Bytes stay what operations x size of one make.
  CHECK(share(within(
            R"({"/":[{"*":[{"var":"reads.operations"},{"var":"reads.request_kb"}]},{"var":"reads.gb"}]})",
            1024 * 1024)) == 1);
  Demand even = stated();
  even.reads.active_seconds = even.writes.active_seconds = 400 * 3600;
  CHECK(
      share(
          within(
              R"({"/":[{"*":[{"var":"writes.average_mib_s"},{"var":"reads.active_hours"}]},{"var":"writes.gb"}]})",
              1024 / 3600.0),
          even) == 1);
}

TEST_CASE("a variation stays what can be", "[variations]") {
  Demand d = stated();
  d.reads.clients = d.writes.clients = d.reads.streams = d.writes.streams = 1;
  CHECK(share(R"({"<":[{"var":"reads.clients"},1]})", d) == 0);
  CHECK(share(R"({"<":[{"var":"reads.streams"},1]})", d) == 0);
  d.reads.request = d.object;
  CHECK(share(R"({">":[{"var":"reads.request_kb"},1048576]})", d) == 0);
  CHECK(share(R"({">":[{"var":"reads.active_hours"},730]})", d) == 0);
  CHECK_THAT(share(at_least("reads.active_hours", 730), d),
             WithinAbs(std::log(1.25 * 700 / 730) / std::log(1.25 / 0.75), 0.01));
  d.cold_bytes = d.reads.bytes;
  CHECK(share(R"({">":[{"var":"reads.cold_gb"},{"var":"reads.gb"}]})", d) == 0);
  Demand nothing = quiet_demand();  // nothing is read: no request of 0 bytes comes of it
  CHECK(share(R"({"==":[{"var":"reads.operations"},0]})", nothing) == 1);
}

TEST_CASE("the share of variations is of 256", "[variations]") {
  const double some = share(at_least("dataset.size_gb", 95));
  CHECK(some * 256 == std::round(some * 256));
  CHECK(some * 128 != std::round(some * 128));
}
