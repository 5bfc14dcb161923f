#include <algorithm>

#include "report/story/advice.hpp"
#include "report/story/story.hpp"
#include "storeadvise/advise.hpp"
#include "support/switching_rules.hpp"

using namespace storeadvise;

namespace {

Recommendation advised(const std::string& region, const std::string& dataset) {
  const Profile profile = profile_from(R"({"region": ")" + region +
                                       R"(", "compute": {"s": {"instance": "g5.xlarge", "count": 2}},
    "datasets": [{"name": "d", )" + dataset +
                                       "}]}");
  return advise(profile, *embedded_catalog("aws", region), embedded_rules(), embedded_roles());
}

std::vector<Lever> levers_of(const std::string& dataset) {
  return advised("us-east-1", dataset).datasets.front().verdict.levers;
}

}  // namespace

TEST_CASE("what today costs is not told where a price of it is missing", "[plan][levers]") {
  const std::string data = R"("role": "training_data", "size": "100 TB", "current": "s3.express")";
  const Recommendation r = advised("eu-central-2", data);
  CHECK_FALSE(r.summary.current);
  CHECK_FALSE(r.summary.switching);
  const DataSetReport& set = r.datasets.front();
  const OptionReport& choice = *find_option(set, *set.verdict.option);
  CHECK_FALSE(choice.switching);
  REQUIRE_FALSE(set.verdict.levers.empty());
  for (const Lever& lever : set.verdict.levers)
    CHECK_THAT(lever.saves.count(), WithinAbs((choice.estimate().total() - lever.total).count(), 1e-9));
  // Where all prices are known, it is.
  CHECK(advised("us-east-1", data).summary.current);
}

TEST_CASE("another mode of the file system lies in as many zones", "[levers]") {
  const auto levers = levers_of(R"("role": "model_serving", "size": "40 GB", "compute": "s",
    "current": "efs.elastic", "loading": {"cold_starts_per_month": 300, "simultaneous": 2})");
  const auto mode = std::ranges::find_if(levers, [](const Lever& l) { return !l.change.empty(); });
  REQUIRE(mode != levers.end());
  CHECK_FALSE(kOptions[mode->option].one_zone);
}

TEST_CASE("another mode of the file system is no lever where one is the choice", "[levers]") {
  const Recommendation r = advised("us-east-1", R"("role": "shared_workspace", "size": "200 GB",
    "object_size": "100 KB", "current": "efs.elastic")");
  const Verdict& verdict = r.datasets.front().verdict;
  REQUIRE(verdict.option);
  REQUIRE(kOptions[*verdict.option].service == Service::efs);
  REQUIRE(verdict.option != option_index("efs.elastic"));
  CHECK(std::ranges::none_of(verdict.levers, [](const Lever& l) { return l.path.empty(); }));
}

TEST_CASE("what is read at random is not read by more where it is packed", "[levers]") {
  const std::string data =
      R"("role": "training_data", "size": "20 TB", "object_size": "200 KB", "compute": "s",
    "reads": {"passes_per_month": 12, "required_throughput": "4 GB/s", "pattern": )";
  const auto packed = [&](const std::string& reads) {
    auto all = levers_of(data + reads + "}");
    std::erase_if(all, [](const Lever& l) { return !l.path.ends_with("object_size"); });
    return all;
  };
  using With = std::vector<std::pair<std::string, std::string>>;
  const auto random = packed(R"("random")");
  REQUIRE(random.size() == 1);
  CHECK(random.front().with == With{{"datasets.d.reads.request_size", "200 KB"}});
  // Not told where the volume says it.
  const auto fixed = packed(R"("random", "operations_per_month": 2e9)");
  REQUIRE(fixed.size() == 1);
  CHECK(fixed.front().with.empty());
  // In order more is read at once, which the lever says; whether what the role assumes is stated or not.
  const auto silent = packed(R"("sequential")");
  REQUIRE(silent.size() == 1);
  CHECK(silent.front().with == With{{"datasets.d.reads.request_size", "8 MB"}});
  const auto stated = packed(R"("sequential", "request_size": "200 KB")");
  REQUIRE(stated.size() == 1);
  CHECK(stated.front().with == silent.front().with);
  CHECK(stated.front().total == silent.front().total);
}

TEST_CASE("files that are locked or changed one by one are not packed", "[levers]") {
  const auto packs = [](const std::string& needs) {
    const auto levers = levers_of(R"("role": "training_data", "size": "2 TB", "object_size": "64 KB",
      "reads": {"passes_per_month": 10}, "needs": [)" +
                                  needs + "]");
    return std::ranges::any_of(levers, [](const Lever& l) { return l.path.ends_with("object_size"); });
  };
  CHECK(packs(""));
  CHECK_FALSE(packs(R"("file_locking")"));
  CHECK_FALSE(packs(R"("in_place_writes")"));
  CHECK_FALSE(packs(R"("append")"));
}

TEST_CASE("an option that lacks nothing but a price is named where none is left", "[report]") {
  const std::string data =
      R"("role": "model_artifacts", "size": "200 GB", "needs": ["object_api", "in_place_writes", "multi_az"])";
  const Recommendation r = advised("eu-west-1", data);
  REQUIRE_FALSE(r.datasets.front().verdict.option);
  const auto sentences = unpriced_sentences(r.datasets.front(), *embedded_catalog("aws", "eu-west-1"));
  REQUIRE(sentences.size() == 1);
  CHECK(sentences.front() ==
        "hybrid.s3_files is sold in eu-west-1 at a price that is not known here, and lacks nothing else.");
}

TEST_CASE("who stays for what moving costs may lie behind", "[report]") {
  Verdict v;
  CHECK(lead_sentence(v).empty());
  v.runner_up = option_index("s3.express");
  v.margin = 3.44;
  CHECK(lead_sentence(v) == "3.4 points ahead of s3.express");
  v.margin = -3.44;
  CHECK(lead_sentence(v) == "3.4 points behind s3.express");
}

TEST_CASE("a move that pays back within a month is told in days and weeks", "[report]") {
  CHECK(paid_back(4.13) == "paid back in 4.1 months");
  CHECK(paid_back(1.04) == "paid back in 1.0 months");
  CHECK(paid_back(0.98) == "paid back within a month");
  CHECK(paid_back(0.3) == "paid back within two weeks");
  CHECK(paid_back(0.2) == "paid back within a week");
  CHECK(paid_back(0.05) == "paid back within two days");
  CHECK(paid_back(0) == "paid back within two days");
}

TEST_CASE("files that people work in are not packed", "[levers]") {
  for (const Lever& lever : levers_of(R"("role": "shared_workspace", "size": "2 TB", "object_size": "16 KB",
      "reads": {"passes_per_month": 10}, "needs": [])"))
    CHECK_FALSE(lever.path.ends_with("object_size"));
}

TEST_CASE("entries of a cache, which are replaced one by one, are not packed", "[levers]") {
  for (const Lever& lever : levers_of(R"("role": "inference_cache", "size": "150 GB", "object_size": "32 KB",
      "reads": {"operations_per_month": 60000000}, "writes": {"operations_per_month": 15000000}, "needs": [])"))
    CHECK_FALSE(lever.path.ends_with("object_size"));
}

TEST_CASE("of modes that cost as much the lever keeps today's", "[levers]") {
  const auto levers = levers_of(R"("role": "shared_workspace", "size": "500 GB", "current": "efs.bursting",
    "untouched": {"30 d": 0.8})");
  const auto mode = std::ranges::find_if(levers, [](const Lever& l) { return !l.change.empty(); });
  REQUIRE(mode != levers.end());
  CHECK(mode->change == "efs.bursting -> efs.bursting+ia");
}

TEST_CASE("a gateway endpoint instead of a NAT gateway is a lever", "[levers]") {
  const auto levers = levers_of(R"("role": "model_artifacts", "size": "4 TB", "object_size": "30 MB",
    "reads": {"bytes_per_month": "60 TB"}, "surroundings": {"nat_gateway": true})");
  const auto lever = std::ranges::find_if(
      levers, [](const Lever& l) { return l.path == "datasets.d.surroundings.nat_gateway"; });
  REQUIRE(lever != levers.end());
  CHECK(lever->value == "false");
  CHECK(kOptions[lever->option].service == Service::s3);
}

TEST_CASE("another client of S3 is a lever", "[levers]") {
  const auto levers = levers_of(R"("role": "model_serving", "size": "140 GB", "object_size": "10 GB",
    "compute": "s", "needs": [], "reads": {"s3_client": "sdk", "streams_per_client": 1},
    "loading": {"cold_starts_per_month": 3000, "simultaneous": 2})");
  const auto lever =
      std::ranges::find_if(levers, [](const Lever& l) { return l.path == "datasets.d.reads.s3_client"; });
  REQUIRE(lever != levers.end());
  CHECK(lever->value != "sdk");
  CHECK(lever->saves > Usd(0));
}

TEST_CASE("more throughput than the demand needs is a lever where it saves", "[levers]") {
  const auto report_of = [](const std::string& more) {
    const Profile profile = profile_from(R"({"region": "us-east-1",
      "compute": {"gpu": {"instance": "p4d.24xlarge", "count": 4}},
      "datasets": [{"name": "d", "role": "checkpoints", "size": "500 GB", "compute": "gpu",
        "needs": ["posix", "multi_az", "append"], "checkpoint": {"every": "30 min", "keep": 5})" +
                                         more + "}]}");
    return advise(profile, *embedded_catalog("aws", "us-east-1"), embedded_rules(), embedded_roles())
        .datasets.front();
  };
  const DataSetReport set = report_of("");
  const auto more = std::ranges::find(set.verdict.levers, "datasets.d.provisioned_throughput", &Lever::path);
  REQUIRE(more != set.verdict.levers.end());
  CHECK(kOptions[more->option].id == "efs.provisioned");
  CHECK(more->total < winner_of(set)->estimate().total());
  const DataSetReport bought = report_of(R"(, "provisioned_throughput": ")" + more->value + "\"");
  CHECK_THAT(winner_of(bought)->estimate().total().count(), WithinRel(more->total.count(), 0.01));
}
