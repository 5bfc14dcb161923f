#include <algorithm>
#include <cmath>

#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

const char* const kStated = R"({"region": "us-east-1",
  "compute": {"c": {"usd_per_hour": 10, "count": 2, "network": "10 Gbit/s"}},
  "datasets": [{"name": "d", "role": "training_data", "size": "100 GB", "object_size": "1 GB", "compute": "c",
    "reads": {"bytes_per_month": "400 GB", "request_size": "1 MB", "pattern": "random", "clients": 8,
              "streams_per_client": 6, "required_throughput": "100 MB/s", "active_hours_per_month": 300,
              "max_latency": "1 s"}}]})";

std::vector<Flip> flips_of(const Profile& profile, const std::string& condition,
                           Service service = Service::s3) {
  const Catalog catalog = *embedded_catalog("aws", profile.region);
  const RuleBook rules = s3_where(condition);
  const Demand d = demand(profile, 0, catalog, embedded_roles());
  return flips(d, service, {profile, 0, {catalog, rules, embedded_roles()}});
}

std::string compared(const std::string& op, const std::string& fact, double value) {
  return nlohmann::json{{op, {{{"var", fact}}, value}}}.dump();
}

struct Row {
  const char* fact;
  const char* path;
  double now;        ///< of the fact
  double base_unit;  ///< of the field, for one of the fact
};

/// The fact is turned at half of the way to the next doubling, and at two thirds of it downwards: a flip
/// names the last value before, of three digits.
void check_both_ways(const Profile& profile, const Row& row) {
  CAPTURE(row.path);
  const auto up = flips_of(profile, compared("<", row.fact, 1.5 * row.now));
  REQUIRE(up.size() == 1);
  CHECK(up[0].path == row.path);
  CHECK_FALSE(up[0].below);
  CHECK(up[0].to == Service::efs);
  CHECK_THAT(up[0].now, WithinRel(row.now * row.base_unit, 1e-12));
  CHECK(up[0].value >= 1.485 * row.now * row.base_unit);
  CHECK(up[0].value < 1.5 * row.now * row.base_unit);
  const auto down = flips_of(profile, compared(">", row.fact, row.now / 1.5));
  REQUIRE(down.size() == 1);
  CHECK(down[0].path == row.path);
  CHECK(down[0].below);
  CHECK(down[0].value <= row.now / 1.485 * row.base_unit);
  CHECK(down[0].value > row.now / 1.5 * row.base_unit);
}

}  // namespace

TEST_CASE("a flip is found on each input, above and below", "[flips]") {
  const Profile profile = profile_from(kStated);
  for (const Row& row :
       std::vector<Row>{{"dataset.size_gb", "datasets.d.size", 100, kGiB},
                        {"reads.gb", "datasets.d.reads.bytes_per_month", 400, kGiB},
                        {"reads.request_kb", "datasets.d.reads.request_size", 1024, kKiB},
                        {"reads.required_mib_s", "datasets.d.reads.required_throughput", 100, kMiB},
                        {"reads.active_hours", "datasets.d.reads.active_hours_per_month", 300, 1},
                        {"reads.max_latency_ms", "datasets.d.reads.max_latency", 1000, 0.001},
                        {"compute.usd_per_hour", "compute.c.usd_per_hour", 10, 1}})
    check_both_ways(profile, row);
}

TEST_CASE("a flip is found on passes, operations, cold starts and checkpoints", "[flips]") {
  check_both_ways(profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "training_data",
    "size": "100 GB", "object_size": "1 GB", "reads": {"passes_per_month": 12}}]})"),
                  {"reads.passes", "datasets.d.reads.passes_per_month", 12, 1});
  check_both_ways(profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "training_data",
    "size": "100 GB", "object_size": "1 GB", "reads": {"operations_per_month": 6000, "request_size": "1 MB"}}]})"),
                  {"reads.operations", "datasets.d.reads.operations_per_month", 6000, 1});
  check_both_ways(profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "model_serving",
    "size": "10 GB", "object_size": "1 GB", "loading": {"cold_starts_per_month": 300}}]})"),
                  {"loading.starts", "datasets.d.loading.cold_starts_per_month", 300, 1});
  check_both_ways(profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "checkpoints",
    "size": "10 GB", "object_size": "1 GB", "checkpoint": {"every": "90 min"}}]})"),
                  {"checkpoint.every_minutes", "datasets.d.checkpoint.every", 90, 60});
}

TEST_CASE("the volume that a flip is about leaves loads and restores out", "[flips]") {
  const auto volume = [](const std::string& uses) {
    const Profile profile =
        profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "scratch",
      "size": "10 GB", "object_size": "1 GB", )" +
                     uses + "}]}");
    const Demand d = demand(profile, 0, *embedded_catalog("aws", "us-east-1"), embedded_roles());
    const double uses_gb = in_gb(d.starts * d.load_bytes + d.restores * d.checkpoint_bytes);
    const double rest = in_gb(d.reads.bytes) - uses_gb;
    CHECK(uses_gb > rest / 3);
    CHECK(rest > 0);
    const auto found = flips_of(profile, compared("<", "reads.gb", 1.5 * rest + uses_gb));
    const auto flip = std::ranges::find(found, "datasets.d.reads.bytes_per_month", &Flip::path);
    REQUIRE(flip != found.end());
    CHECK_THAT(flip->value / kGiB, WithinRel(1.5 * rest, 0.01));
  };
  volume(R"("loading": {"cold_starts_per_month": 20, "fraction_read": 0.5})");
  volume(R"("checkpoint": {"restores_per_month": 10})");
}

TEST_CASE("no flip is looked for on what is not there", "[flips]") {
  const Profile unread = profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d", "role": "scratch",
    "size": "10 GB", "object_size": "1 GB", "reads": {"bytes_per_month": 0, "request_size": "1 MB"}}]})");
  CHECK(flips_of(unread, compared("<", "reads.request_kb", 1500)).empty());
  CHECK(flips_of(unread, compared(">", "reads.request_kb", 700)).empty());
}

TEST_CASE("of hosts and threads the last count with the same verdict is told, and never less than one",
          "[flips]") {
  const Profile profile = profile_from(kStated);
  const auto one = [&](const std::string& condition) {
    const auto found = flips_of(profile, condition);
    REQUIRE(found.size() == 1);
    return found[0];
  };
  CHECK(one(compared("<", "reads.clients", 11)).value == 10);
  CHECK(one(compared("<", "reads.clients", 11)).path == "datasets.d.reads.clients");
  CHECK(one(compared("<", "reads.clients", 16)).value == 15);
  CHECK(one(compared("<", "reads.clients", 9)).value == 8);
  CHECK(one(compared(">", "reads.clients", 5)).value == 6);
  CHECK(one(compared(">", "reads.clients", 1)).value == 2);
  CHECK(one(compared("<", "reads.streams", 10)).value == 9);
  CHECK(one(compared(">", "reads.streams", 4)).value == 5);
  CHECK(one(compared(">", "reads.streams", 2)).path == "datasets.d.reads.streams_per_client");
  CHECK(one(compared(">", "reads.streams", 2)).value == 3);
  CHECK(one(compared("<", "reads.dependent", 2)).path == "datasets.d.reads.dependent_reads");
  CHECK(one(compared("<", "reads.dependent", 2)).value == 1);
  CHECK(flips_of(profile, compared(">=", "reads.clients", 1)).empty());
}

TEST_CASE("a flip is looked for up to 64 times, and down to a 64th", "[flips]") {
  const Profile profile = profile_from(kStated);
  CHECK(flips_of(profile, compared("<", "dataset.size_gb", 6300)).size() == 1);
  CHECK(flips_of(profile, compared("<", "dataset.size_gb", 6500)).empty());
  CHECK(flips_of(profile, compared(">", "dataset.size_gb", 1.6)).size() == 1);
  CHECK(flips_of(profile, compared(">", "dataset.size_gb", 1.5)).empty());
  CHECK(flips_of(profile, compared("<", "reads.active_hours", 731)).empty());  // a month has 730
  CHECK(flips_of(profile, compared("<", "reads.active_hours", 599)).size() == 1);
}

TEST_CASE("inputs that the profile does not state are marked", "[flips]") {
  const Profile stated = profile_from(kStated);
  const Profile silent = profile_from(R"({"region": "us-east-1", "compute": {"c": {"instance": "g5.xlarge"}},
    "datasets": [{"name": "d", "role": "training_data", "size": "100 GB", "object_size": "1 GB", "compute": "c"}]})");
  const Demand d = demand(silent, 0, *embedded_catalog("aws", "us-east-1"), embedded_roles());
  const auto assumed = [](const Profile& profile, const std::string& path, const std::string& condition) {
    CAPTURE(path);
    const auto found = flips_of(profile, condition);
    const auto flip = std::ranges::find(found, path, &Flip::path);
    REQUIRE(flip != found.end());
    return flip->assumed;
  };
  const std::string reads = "datasets.d.reads.";
  CHECK_FALSE(assumed(stated, reads + "bytes_per_month", compared("<", "reads.gb", 600)));
  CHECK_FALSE(assumed(stated, reads + "clients", compared("<", "reads.clients", 11)));
  CHECK_FALSE(assumed(stated, reads + "streams_per_client", compared("<", "reads.streams", 9)));
  CHECK_FALSE(assumed(stated, reads + "active_hours_per_month", compared("<", "reads.active_hours", 400)));
  CHECK_FALSE(assumed(stated, "compute.c.usd_per_hour", compared("<", "compute.usd_per_hour", 12)));
  CHECK_FALSE(assumed(silent, "datasets.d.size", compared("<", "dataset.size_gb", 150)));
  CHECK(assumed(silent, reads + "bytes_per_month", compared("<", "reads.gb", 1.5 * in_gb(d.reads.bytes))));
  CHECK(assumed(silent, reads + "clients", compared("<", "reads.clients", 2 * d.reads.clients.count())));
  CHECK(assumed(silent, reads + "streams_per_client",
                compared("<", "reads.streams", 2 * d.reads.streams.count())));
  CHECK(assumed(silent, reads + "active_hours_per_month",
                compared("<", "reads.active_hours", 1.5 * in_hours(d.reads.active))));
  const std::string dearer = compared("<", "compute.usd_per_hour", 2 * d.usd_per_hour.count());
  CHECK_FALSE(assumed(silent, "compute.c.usd_per_hour", dearer));  // the catalog has it
  Profile elsewhere = silent;
  elsewhere.region = "af-south-1";  // for which it is taken from another Region
  CHECK(assumed(elsewhere, "compute.c.usd_per_hour", dearer));
}

TEST_CASE("the six nearest flips are told, the nearest first", "[flips]") {
  const Profile profile = profile_from(kStated);
  const auto found = flips_of(profile, R"({"and":[
    {"<":[{"var":"dataset.size_gb"},200]}, {">":[{"var":"dataset.size_gb"},90]}, {"<":[{"var":"reads.gb"},1000]},
    {"<":[{"var":"reads.clients"},9]}, {"<":[{"var":"compute.usd_per_hour"},30]},
    {"<":[{"var":"reads.required_mib_s"},400]}, {"<":[{"var":"reads.max_latency_ms"},5000]},
    {"<":[{"var":"reads.streams"},36]}]})");
  std::vector<std::string> told;
  for (const Flip& flip : found) told.push_back(flip.path + (flip.below ? " below" : " above"));
  // By 8/8 (the last count that holds), 90/100, 200/100, 1000/400, 30/10, 400/100; not by 5 or 6.
  CHECK(told == std::vector<std::string>{"datasets.d.reads.clients above", "datasets.d.size below",
                                         "datasets.d.size above", "datasets.d.reads.bytes_per_month above",
                                         "compute.c.usd_per_hour above",
                                         "datasets.d.reads.required_throughput above"});
}

TEST_CASE("a figure of low confidence that turns the verdict is told", "[flips]") {
  Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Profile profile = profile_from(kStated);
  const Demand d = demand(profile, 0, catalog, embedded_roles());
  const auto shaky = [&](const std::string& condition, Service service) {
    const RuleBook rules = s3_where(condition);
    return shaky_figures(d, service, {catalog, rules, embedded_roles()});
  };
  // Cold reads take 30 ms more, give or take a quarter; an option's own latency decides.
  const auto figure = std::ranges::find(catalog.figures, "s3.get_first_byte", &Figure::id);
  REQUIRE(figure != catalog.figures.end());
  const std::string slow = R"({"or":[{"!=":[{"var":"option.id"},"s3.standard"]},
    {"<":[{"var":"option.read_p50_ms"},45]}]})";
  CHECK(shaky(slow, Service::none).size() > 0);
  const std::string never = R"({">":[{"var":"dataset.size_gb"},0]})";
  CHECK(shaky(never, Service::s3).empty());
}

TEST_CASE("a service that wins for a moment is passed over", "[flips]") {
  // Halving the way from 100 to 200 GB comes to 168.18 GB, where EFS wins for less than 2 %.
  const Profile profile = profile_from(kStated);
  const auto found = flips_of(profile, R"({"and": [{"<": [{"var": "dataset.size_gb"}, 180]},
    {"or": [{"<": [{"var": "dataset.size_gb"}, 167.5]}, {">": [{"var": "dataset.size_gb"}, 168.8]}]}]})");
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "datasets.d.size");
  CHECK(found[0].value >= 179 * kGiB);
  CHECK(found[0].value < 180 * kGiB);
}

TEST_CASE("a whole number is told to the last one of today's service", "[flips]") {
  const Profile profile = profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d",
    "role": "training_data", "size": "100 TB", "objects": 1000003, "reads": {"passes_per_month": 4}}]})");
  const auto up = flips_of(profile, compared("<", "dataset.objects", 1500007));
  REQUIRE(up.size() == 1);
  CHECK(up[0].path == "datasets.d.objects");
  CHECK(up[0].value == 1500006);
}

TEST_CASE("writes that are stated as passes are varied and told as passes", "[flips]") {
  const Profile profile = profile_from(R"({"region": "us-east-1", "datasets": [{"name": "d",
    "role": "training_data", "size": "100 GB", "object_size": "1 GB", "reads": {"passes_per_month": 4},
    "writes": {"passes_per_month": 0.1}}]})");
  const auto found = flips_of(profile, compared("<", "writes.gb", 15));
  const auto up = std::ranges::find(found, "datasets.d.writes.passes_per_month", &Flip::path);
  REQUIRE(up != found.end());
  CHECK_FALSE(up->assumed);
  CHECK_THAT(up->now, WithinRel(0.1, 1e-12));
  CHECK_THAT(up->value, WithinRel(0.15, 0.01));
}

TEST_CASE("what checkpoints write is no input of its own", "[flips]") {
  const Profile profile =
      profile_from(R"({"region": "us-east-1", "datasets": [{"name": "c", "role": "checkpoints",
    "size": "10 GB", "checkpoint": {"every": "30 min", "keep": 2}, "reads": {"active_hours_per_month": 100}}]})");
  const auto found = flips_of(profile, compared("<", "writes.gb", 3000));  // 200 of 10 GB now
  CHECK(std::ranges::any_of(found, [](const Flip& f) { return f.path == "datasets.c.checkpoint.every"; }));
  CHECK(std::ranges::none_of(found,
                             [](const Flip& f) { return f.path == "datasets.c.writes.bytes_per_month"; }));
}

TEST_CASE("a flip tells where what wins beyond it gives way in its turn", "[flips]") {
  const Profile profile = profile_from(kStated);
  const auto end_of = [&](double efs_from, double efs_until) {
    const auto found = flips_of(profile, R"({"or": [)" + compared("<", "reads.streams", efs_from) + ", " +
                                             compared(">", "reads.streams", efs_until) + "]}");
    REQUIRE(found.size() == 1);
    CHECK(found[0].path == "datasets.d.reads.streams_per_client");
    CHECK(found[0].value == efs_from - 1);
    CHECK(found[0].to == Service::efs);
    return found[0].end;
  };
  const auto some = end_of(8, 20);
  REQUIRE(some);
  CHECK(some->value == 20);
  CHECK(some->shown == "20");
  CHECK(some->to == Service::s3);
  const auto single = end_of(12, 12);
  REQUIRE(single);
  CHECK(single->value == 12);
  CHECK_FALSE(end_of(8, 1000));  // more than 64 times 6
}
