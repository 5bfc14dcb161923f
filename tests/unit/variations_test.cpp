#include <cmath>

#include "support/fixtures.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

/// Every input that varies, all different.
Demand stated() {
  Demand d = quiet_demand();
  d.month = hours(730);
  d.untouched = {{days(30), 0.5}};
  d.reads = {.bytes = Bytes(4000 * kGiB),
             .operations = Count(4000 * 1024),
             .request = Bytes(kMiB),
             .clients = Count(40),
             .streams = Count(20),

             .required = BytesPerSecond(100 * kMiB),
             .active = Seconds(700 * 3600)};
  d.writes = {.bytes = Bytes(50 * kGiB),
              .operations = Count(50 * 1024),
              .request = Bytes(kMiB),
              .clients = Count(40),
              .streams = Count(20),

              .required = BytesPerSecond(10 * kMiB),
              .active = Seconds(200 * 3600)};
  d.cold_bytes = Bytes(50 * kGiB);
  d.starts = Count(100);
  d.load_bytes = Bytes(kMiB);  // of next to nothing, so that what is read varies by itself
  d.checkpoint_bytes = Bytes(5 * kGiB);
  d.hosts = Count(2);
  d.usd_per_hour = UsdPerHour(10);
  return d;
}

/// Share of the variations in which the condition holds.
double share(const std::string& condition, const Demand& d = stated()) {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const RuleBook rules = s3_where(condition);
  const Evaluation now{.demand = d, .options = {}, .option = option_index("s3.standard"), .move = {}};
  return holds_in(now, {}, {catalog, rules, embedded_roles()}).service;
}

/// The same, with all inputs known in one way.
double share_of(const std::string& condition, Known known) {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const RuleBook rules = s3_where(condition);
  const Evaluation now{.demand = stated(), .options = {}, .option = option_index("s3.standard"), .move = {}};
  return holds_in(now, std::vector<Known>(64, known), {catalog, rules, embedded_roles()}).service;
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
  CHECK(
      share(within(
          R"({"/":[{"*":[{"var":"dataset.objects"},{"var":"dataset.object_kb"}]},{"var":"dataset.size_gb"}]})",
          1024 * 1024)) == 1);
  Demand loads = stated();
  loads.load_bytes = Bytes(8 * kGiB);
  CHECK(share(within(quotient("loading.gb", "dataset.size_gb"), 0.08), loads) == 1);
  CHECK(share(within(quotient("checkpoint.gb", "dataset.size_gb"), 0.05)) == 1);
  CHECK(share(within(quotient("writes.required_mib_s", "reads.required_mib_s"), 0.1)) == 1);
  CHECK(share(within(
            R"({"/":[{"*":[{"var":"writes.operations"},{"var":"writes.request_kb"}]},{"var":"writes.gb"}]})",
            1024 * 1024)) == 1);
  // Bytes stay what operations x size of one make.
  CHECK(share(within(
            R"({"/":[{"*":[{"var":"reads.operations"},{"var":"reads.request_kb"}]},{"var":"reads.gb"}]})",
            1024 * 1024)) == 1);
  Demand even = stated();
  even.reads.active = even.writes.active = Seconds(400 * 3600);
  CHECK(
      share(
          within(
              R"({"/":[{"*":[{"var":"writes.average_mib_s"},{"var":"reads.active_hours"}]},{"var":"writes.gb"}]})",
              1024 / 3600.0),
          even) == 1);
}

TEST_CASE("a variation stays what can be", "[variations]") {
  Demand d = stated();
  d.reads.clients = d.writes.clients = d.reads.streams = d.writes.streams = Count(1);
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
  const double some = share(at_least("dataset.size_gb", 97));
  CHECK(some * 256 == std::round(some * 256));
  CHECK(some * 128 != std::round(some * 128));
}

TEST_CASE("What was measured varies within its interval", "[variations]") {
  const auto above = [](double times, Known known) {
    return share_of(at_least("dataset.size_gb", 100 * times), known);
  };
  const Known exact{Known::How::measured, 1, 1};
  CHECK(above(0.999, exact) == 1);
  CHECK(above(1.001, exact) == 0);
  const Known wide{Known::How::measured, 0.5, 2};  // the middle of the logarithms is 1
  CHECK(above(0.499, wide) == 1);
  CHECK(std::abs(above(1, wide) - 0.5) < 0.03);
  CHECK(above(2.001, wide) == 0);
  const Known from_nothing{Known::How::measured, 0, 4};  // uniform
  CHECK(std::abs(above(1, from_nothing) - 0.75) < 0.03);
  CHECK(above(4.001, from_nothing) == 0);
}
