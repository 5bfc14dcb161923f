#include "report/story/advice.hpp"

#include <fmt/format.h>

#include "json/document.hpp"
#include "profile/profile.hpp"
#include "profile/warnings.hpp"
#include "report/json/report.hpp"
#include "report/story/story.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "support/recommendation.hpp"
#include "units/money.hpp"

using namespace storeadvise;

namespace {

Catalog here() { return *embedded_catalog("aws", "us-east-1"); }

DataSetReport images() { return small_recommendation(here()).datasets.front(); }

/// Four threads today; from the fifth on EFS would win.
DataSetReport threads() {
  DataSetReport set = images();
  set.verdict.flips = {{.path = "datasets.images.reads.streams_per_client",
                        .below = false,
                        .value = 4,
                        .now = 4,
                        .shown = "4",
                        .to = Service::efs,
                        .assumed = true}};
  return set;
}

Errors warned(const std::string& text) {
  const Document document = *parse_document(text, "p.json");
  return warnings_of(document, *read_profile(document), here());
}

}  // namespace

TEST_CASE("a flip of a count names the first that is different", "[report]") {
  CHECK(deciding_sentence(threads()) == "reads.streams_per_client* from 5 on (4 now): EFS wins.");
  DataSetReport set = threads();
  set.verdict.flips.front().below = true;
  CHECK(deciding_sentence(set) == "reads.streams_per_client* at 3 or fewer (4 now): EFS wins.");
  CHECK(deciding_sentence(images()) == "reads.request_size* below 48 KB (64 KB now): EFS wins.");
}

TEST_CASE("what decides is told with its dollars where a lever goes as far, and once", "[report]") {
  DataSetReport set = threads();
  set.verdict.levers = {{.path = "datasets.images.reads.streams_per_client",
                         .value = "8",
                         .change = {},
                         .option = *option_index("efs.bursting"),
                         .total = Usd(310),
                         .saves = Usd(690)}};
  CHECK(deciding_sentence(set) ==
        "reads.streams_per_client* from 5 on (4 now): EFS wins; with 8 efs.bursting costs $310.00 instead of "
        "$1,000.00 a month.");
  CHECK(other_lever(set) == nullptr);
  set.verdict.levers.front().path = "datasets.images.prefixes";
  CHECK(other_lever(set) == &set.verdict.levers.front());
  CHECK(lever_sentence(set.verdict.levers.front(), set) ==
        "prefixes = 8: efs.bursting at $310.00 instead of $1,000.00 a month");
  set.verdict.levers.front().with = {{"datasets.images.reads.request_size", "8 MB"},
                                     {"datasets.images.reads.s3_client", "sdk"},
                                     {"datasets.images.writes.request_size", "8 MB"}};
  CHECK(lever_sentence(set.verdict.levers.front(), set)
            .starts_with("prefixes = 8 (requests of 8 MB by sdk): "));
}

TEST_CASE("a lever of a mode names the change", "[report]") {
  const Lever lever{.path = {},
                    .value = {},
                    .change = "efs.elastic -> efs.bursting",
                    .option = *option_index("efs.bursting"),
                    .total = Usd(30),
                    .saves = Usd(12)};
  const std::string told = "efs.elastic -> efs.bursting: $30.00 instead of $42.00 a month";
  DataSetReport set = images();
  set.verdict.option = std::nullopt;
  CHECK(lever_sentence(lever, set) == told);
  REQUIRE(winner_of(images())->estimate().total() < Usd(30));
  CHECK(lever_sentence(lever, images()) == told + ", if the data stays where it is");
}

TEST_CASE("a mode that the move tells of already is no lever beside it", "[report]") {
  DataSetReport set = images();
  const auto mode = [](std::string_view id) {
    Lever lever;
    lever.option = *option_index(id);
    return lever;
  };
  set.verdict.levers = {mode("efs.bursting"), mode("efs.elastic+ia"), mode(kOptions[*set.verdict.option].id)};
  set.verdict.levers[2].path = "datasets.images.prefixes";
  set.verdict.option = option_index("efs.bursting");
  set.verdict.move = Move{};
  set.verdict.move->option = *option_index("efs.elastic+ia");
  const auto told = told_levers(set);
  REQUIRE(told.size() == 1);
  CHECK(told.front() == &set.verdict.levers[2]);
  set.verdict.move.reset();
  CHECK(told_levers(set).size() == 2);
}

TEST_CASE("a flip of a count that may have fractions is told with separators", "[report]") {
  DataSetReport set = threads();
  Flip& flip = set.verdict.flips.front();
  flip.path = "datasets.images.reads.operations_per_month";
  flip.value = 349e6;
  flip.now = 30e6;
  flip.shown = "349000000";
  CHECK_THAT(deciding_sentence(set), ContainsSubstring("reads.operations_per_month* above 349,000,000 ("));
}

TEST_CASE("a lever on data that is to move is told beside the advice, and beside today", "[report]") {
  const DataSetReport set = images();
  const Usd advised = winner_of(set)->estimate().total();
  const Lever lever{.path = "datasets.images.prefixes",
                    .value = "8",
                    .change = {},
                    .option = *set.verdict.option,
                    .total = advised - Usd(1),
                    .saves = Usd(101)};
  CHECK(lever_sentence(lever, set) == fmt::format("prefixes = 8: {} at {} instead of {} a month ({} today)",
                                                  kOptions[*set.verdict.option].id, money(lever.total),
                                                  money(advised), money(lever.total + lever.saves)));
}

TEST_CASE("data that stays is told with what moving would cost", "[report]") {
  DataSetReport set = images();
  CHECK(staying_sentence(set).empty());
  set.verdict.move = Move{*option_index("efs.bursting"), Usd(12.4), Usd(3), 4.13};
  CHECK(staying_sentence(set) ==
        "It stays on s3.standard, where it is. efs.bursting leads, but moving costs $12.40 once and saves "
        "$3.00 a month: paid back in 4.1 months.");
  set.verdict.move = Move{*option_index("efs.bursting"), Usd(12.4), Usd(-3), std::nullopt};
  CHECK_THAT(staying_sentence(set), ContainsSubstring("costs $3.00 a month more: never paid back."));
}

TEST_CASE("what is to be set up is told: days and bought throughput", "[report]") {
  Estimate e = images().options.front().estimate();
  CHECK(setup_sentence(e).empty());
  e.lifecycle.add({"glacier_instant", Seconds(90 * 86400)});
  CHECK(setup_sentence(e) == "lifecycle into glacier_instant after 90 d");
}

TEST_CASE("bare numbers that are hardly meant are warned of, with their place", "[profile]") {
  const Errors found = warned(R"({ "profile_version": 1, "region": "us-east-1", "datasets": [
  { "name": "a", "role": "training_data", "size": 500,
    "reads": { "max_latency": 20 } } ] })");
  REQUIRE(found.size() == 2);
  CHECK(found[0].path == "datasets[0].size");
  CHECK(found[0].place.line == 2);
  CHECK(found[0].message == "500 without a unit is that many bytes");
  CHECK(found[1].path == "datasets[0].reads.max_latency");
  CHECK(found[1].place.line == 3);
  CHECK_THAT(found[1].hint, ContainsSubstring("\"20 ms\""));
}

TEST_CASE("an interval of so many seconds, and a life of so many, are warned of", "[profile]") {
  const Errors found = warned(R"({ "region": "us-east-1", "datasets": [
  { "name": "a", "role": "checkpoints", "size": "1 TB", "checkpoint": { "every": 20 } },
  { "name": "b", "role": "scratch", "size": "1 TB", "lifetime": 30 },
  { "name": "c", "role": "checkpoints", "size": "1 TB", "checkpoint": { "every": 600 }, "lifetime": 86400 } ] })");
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0].hint, ContainsSubstring("\"20 min\""));
  CHECK_THAT(found[1].hint, ContainsSubstring("\"30 d\""));
}

TEST_CASE("what is meant is not warned of", "[profile]") {
  CHECK(warned(R"({ "profile_version": 1, "region": "us-east-1", "datasets": [
  { "name": "a", "role": "training_data", "size": "500 B", "growth_per_month": 0,
    "reads": { "max_latency": 0.02, "request_size": 4096 } } ] })")
            .empty());
}

TEST_CASE("a data set of a few bytes, and one of none, are warned of", "[profile]") {
  const auto of_size = [](const std::string& size) {
    return warned(R"({ "region": "us-east-1", "datasets": [ { "name": "a", "role": "scratch", "size": )" +
                  size + " } ] }");
  };
  CHECK(of_size("8000").front().message == "8000 without a unit is that many bytes");
  CHECK(of_size("0").front().message == "\"a\" holds nothing, for its size is 0");
  CHECK(of_size("\"0 TB\"").size() == 1);
  CHECK(of_size("1024").empty());
  CHECK(of_size("\"8000 B\"").empty());
}

TEST_CASE("hosts that a role assumes although the profile has some are warned of", "[profile]") {
  const auto of_set = [](const std::string& member) {
    return warned(
        R"({ "region": "us-east-1", "compute": { "train": { "instance": "p4d.24xlarge" } }, "datasets": [
  { "name": "a", "role": "checkpoints", "size": "1 GB")" +
        member + " } ] }");
  };
  const Errors found = of_set("");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "\"a\" names no compute: g5.12xlarge is assumed");
  CHECK(found[0].hint == "did you mean \"compute\": \"train\"?");
  CHECK(of_set(R"(, "compute": "train")").empty());
}

TEST_CASE("a rate that is required for far longer than anything is read is warned of", "[profile]") {
  // 1 GB/s for 1 h are 3,600 GB: 30 times what is read, or 24 times.
  const auto of_bytes = [](const std::string& bytes) {
    return warned(R"({ "region": "us-east-1", "datasets": [ { "name": "a", "role": "scratch", "size": "1 TB",
  "reads": { "required_throughput": "1 GB/s", "active_hours_per_month": 1, "bytes_per_month": ")" +
                  bytes + "\" } } ] }");
  };
  const Errors found = of_bytes("120 GB");
  REQUIRE(found.size() == 1);
  CHECK_THAT(found[0].message, ContainsSubstring("1 GB/s for 1 hours are 3.52 TB a month") &&
                                   ContainsSubstring("reads 120 GB"));
  CHECK(of_bytes("150 GB").empty());
  CHECK(of_bytes("0 GB").empty());
}

TEST_CASE("an instance that nobody knows is warned of with the nearest of its family", "[profile]") {
  const Errors found = warned(R"({ "profile_version": 1, "region": "us-east-1",
  "compute": { "t": { "instance": "m5.4xlrge", "count": 2 } },
  "datasets": [ { "name": "a", "role": "training_data", "size": "1 GB", "compute": "t" } ] })");
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "compute.t.instance");
  CHECK_THAT(found[0].hint, ContainsSubstring("m5.4xlarge"));
}

TEST_CASE("warnings are in the JSON, and an empty list without", "[report]") {
  const Catalog catalog = here();
  Recommendation r = small_recommendation(catalog);
  CHECK_THAT(report_json(r, catalog, {}), ContainsSubstring("\"warnings\": []"));
  r.warnings = {{"hardly-meant", {"p.json", 2, 3}, "datasets[0].size", "500 without a unit", "write it"}};
  const auto json = nlohmann::json::parse(report_json(r, catalog, {}))["warnings"][0];
  CHECK(json["path"] == "datasets[0].size");
  CHECK(json["line"] == 2);
  CHECK(json["column"] == 3);
  CHECK(json["text"] == "500 without a unit; write it");
}

TEST_CASE("no bill is named under which an option would win, where its known prices charge more",
          "[advise]") {
  const Document document = *parse_document(
      R"({ "profile_version": 1, "region": "eu-west-1", "datasets": [
  { "name": "shuffle", "role": "scratch", "size": "1 TB", "objects": 65536, "needs": [] } ] })",
      "p.json");
  const Catalog catalog = *embedded_catalog("aws", "eu-west-1");
  const Recommendation r = advise(*read_profile(document), catalog, embedded_rules(), embedded_roles());
  for (const OptionReport& option : r.datasets.front().options) {
    const Usd known = option.estimate().bill.total();
    INFO(kOptions[option.option].id << " " << known.count());
    CHECK((!option.wins_under || *option.wins_under > known));
  }
  const OptionReport* files = find_option(r.datasets.front(), *option_index("hybrid.s3_files"));
  REQUIRE(files != nullptr);
  CHECK_FALSE(files->estimate().bill.complete());
  CHECK_FALSE(files->wins_under);
}

TEST_CASE("what has no price would win under a bill near that of the choice", "[advise]") {
  const Document document = *parse_document(
      R"({ "profile_version": 1, "region": "eu-west-1", "datasets": [
  { "name": "home", "role": "shared_workspace", "size": "1 TB", "objects": 65536 } ] })",
      "p.json");
  const Catalog catalog = *embedded_catalog("aws", "eu-west-1");
  const Recommendation r = advise(*read_profile(document), catalog, embedded_rules(), embedded_roles());
  const DataSetReport& set = r.datasets.front();
  REQUIRE(set.verdict.option);
  std::size_t told = 0;
  for (const OptionReport& option : set.options) {
    if (option.estimate().bill.complete()) CHECK_FALSE(option.wins_under);
    if (!option.wins_under) continue;
    ++told;
    CHECK(*option.wins_under > Usd(0));
    CHECK(*option.wins_under < r.summary.total() * 2);
  }
  CHECK(told == 1);  // hybrid.s3_files, which is sold there at a price that is not known
}

TEST_CASE("a hybrid that scores more is told with what it costs", "[report]") {
  const Catalog catalog = here();
  const auto told = [&](double margin, double gb) {
    DataSetReport set = images();
    const OptionReport hybrid = option_report(catalog, "hybrid.s3_files", "s3.standard.storage", gb, 87);
    set.options.push_back(hybrid);
    set.verdict.runner_up = hybrid.option;
    set.verdict.margin = margin;
    return one_service_reason(set);
  };
  CHECK(told(0.4, 50) == "");
  CHECK(told(-0.4, 50) ==
        "hybrid.s3_files scores 0.4 points more and costs $1.15 a month less: too little for a second "
        "service.");
  CHECK(told(-0.01, 100) == "hybrid.s3_files scores hardly more: too little for a second service.");
  CHECK(told(-0.4, 200) ==
        "hybrid.s3_files scores 0.4 points more and costs $2.30 a month more: as good, and dearer.");
}
