// What observe writes and reads besides the profile: profiles that measurements are put into, parts,
// statements, scripts, thresholds.

#include <nlohmann/json.hpp>

#include "observe/rows/obs_file.hpp"
#include "observe/thresholds.hpp"
#include "observe/write/into.hpp"
#include "observe/write/queries.hpp"
#include "observe/write/sql.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;
using nlohmann::ordered_json;

namespace {

/// A profile of one data set with a size of 1,000 bytes, with or without the evidence that it was measured.
ordered_json profile_of(const char* size, bool measured) {
  ordered_json profile = {{"region", "us-east-1"},
                          {"datasets", {{{"name", "a"}, {"size", ordered_json::parse(size)}}}}};
  if (measured)
    profile["evidence"]["fields"]["datasets.a.size"] = {
        {"sure", "measured"}, {"value", 1000}, {"from", {"inv"}}};
  return profile;
}

ordered_json measured_profile() {
  return ordered_json::parse(R"({ "region": "us-east-1",
    "datasets": [ { "name": "a", "size": 2000, "reads": { "clients": 4 } }, { "name": "b", "size": 5 } ],
    "evidence": { "sources": [ { "id": "inv" } ],
      "fields": { "datasets.a.size": { "sure": "measured", "value": 2000, "from": ["inv"] } } } })");
}

Errors refusal(const std::string& text) {
  const TemporaryFiles files;
  return observe_files({files.write("a.obs", text)}).errors;
}

std::string head(const std::string& halvings) {
  return R"({"observation_version":1,"datasets":[["a","s3://b/a/"]],"given":true,"salt_check":"0","complete":true,)"
         R"("halvings":)" +
         halvings + R"(,"last_delivery":0,"file_days":[],"files":[],"sources":[],"snapshots":[]})" + "\n";
}

}  // namespace

TEST_CASE("What was stated by hand stays, and a disagreement is told", "[observe][into]") {
  const auto joined = join_profile(profile_of("1000", false), measured_profile());
  CHECK(joined["datasets"][0]["size"] == 1000);
  CHECK(joined["datasets"][0]["reads"]["clients"] == 4);
  REQUIRE(joined["evidence"]["disagree"].size() == 1);
  CHECK(joined["evidence"]["disagree"][0]["path"] == "datasets.a.size");
  CHECK(joined["evidence"]["disagree"][0]["other"]["value"] == 2000);
}

TEST_CASE("What was measured before is measured anew", "[observe][into]") {
  const auto joined = join_profile(profile_of("1000", true), measured_profile());
  CHECK(joined["datasets"][0]["size"] == 2000);
  CHECK(!joined["evidence"].contains("disagree"));
}

TEST_CASE("A measured value that was changed since is stated by hand", "[observe][into]") {
  const auto joined = join_profile(profile_of("\"1001 B\"", true), measured_profile());
  CHECK(joined["datasets"][0]["size"] == "1001 B");
}

TEST_CASE("Within 10 % nobody disagrees, in whatever unit", "[observe][into]") {
  const auto joined = join_profile(profile_of("\"2 KB\"", false), measured_profile());
  CHECK(joined["datasets"][0]["size"] == "2 KB");
  CHECK(!joined["evidence"].contains("disagree"));
}

TEST_CASE("New data sets come last, and none is taken out", "[observe][into]") {
  ordered_json profile = profile_of("1000", false);
  profile["datasets"].push_back({{"name", "z"}, {"size", 1}});
  const auto joined = join_profile(profile, measured_profile());
  REQUIRE(joined["datasets"].size() == 3);
  CHECK(joined["datasets"][1]["name"] == "z");
  CHECK(joined["datasets"][2]["name"] == "b");
}

TEST_CASE("Of bytes, operations and request size no more than two are taken", "[observe][into]") {
  ordered_json profile = profile_of("1000", false);
  profile["datasets"][0]["reads"] = {{"bytes_per_month", 7}};
  ordered_json measured = measured_profile();
  measured["datasets"][0]["reads"] = {
      {"bytes_per_month", 100}, {"operations_per_month", 10}, {"request_size", 10}};
  const auto joined = join_profile(profile, measured)["datasets"][0]["reads"];
  CHECK(joined["bytes_per_month"] == 7);
  CHECK(joined["request_size"] == 10);
  CHECK(!joined.contains("operations_per_month"));
}

TEST_CASE("A part whose rows nobody of us wrote is refused", "[observe][parts]") {
  CHECK(refusal(head("[0,0]") + R"(["minute",0,1,29541599,10,40,1,1,1,[7]])"
                                "\n")
            .empty());
  for (const char* row :
       {R"(["minute",0,7,29541599,10,40,1,1,1,[7]])", R"(["minute",3,1,29541599,10,40,1,1,1,[7]])",
        R"(["day",0,1,200,99,1,1])", R"(["tally",0,99,1,1,1])", R"(["covered","b",-5,5,[],[]])",
        R"(["stranger",1])", "[]", "{"}) {
    INFO(row);
    const Errors errors = refusal(head("[0,0]") + row + "\n");
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "unknown-source");
  }
  CHECK(!refusal(head("[200,0]")).empty());
  const Errors cut = refusal(head("[0,0]") + R"(["day",0,20514,200,0,1,1])");
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].code == "truncated");
}

TEST_CASE("A statement has neither placeholders nor backslashes", "[observe][sql]") {
  for (const std::string_view engine : kSqlEngines) {
    const std::string text = sql_text(engine, "it's/*", "pepper");
    INFO(text);
    CHECK(text.find('\\') == std::string::npos);
    CHECK(text.find("{LINES}") == std::string::npos);
    CHECK(text.find("{HASH") == std::string::npos);
    CHECK(text.find("{SALT}") == std::string::npos);
    CHECK(text.find("--") == std::string::npos);
    CHECK(text.find("pepper") != std::string::npos);
  }
  CHECK(sql_text("duckdb", "it's/*", "").find("'it''s/*'") != std::string::npos);
  CHECK(sql_text("trino", "", "").find("FROM s3_access_log_lines") != std::string::npos);
}

TEST_CASE("A script is about one name, and never about what a shell acts on", "[observe][queries]") {
  const auto text = queries_text("efs", "fs-0123456789abcdef0");
  REQUIRE(text);
  CHECK(text->find("--file-system-id fs-0123456789abcdef0") != std::string::npos);
  CHECK(text->find("{ID}") == std::string::npos);
  CHECK(queries_text("s3", "my-bucket"));
  for (const char* name : {"", "a", "$(rm -r .)", "a b", "x;y", "UPPER", "../up"})
    CHECK(!queries_text("s3", name));
  CHECK(!queries_text("efs", "my-bucket"));
}

TEST_CASE("Every threshold stands in data/observe.json, once, with its source", "[observe][thresholds]") {
  const std::string text(embedded("observe.json"));
  REQUIRE(read_thresholds(text, "observe.json"));
  CHECK(thresholds().carried == 0.99);
  nlohmann::json document = nlohmann::json::parse(text);
  auto& figures = document["figures"];
  nlohmann::json changed = document;
  changed["figures"].erase(0);
  CHECK(!read_thresholds(changed.dump(), "less"));
  changed = document;
  changed["figures"].push_back(figures[0]);
  CHECK(!read_thresholds(changed.dump(), "twice"));
  changed = document;
  changed["figures"][0].erase("source");
  CHECK(!read_thresholds(changed.dump(), "without a source"));
  changed = document;
  changed["figures"][0]["id"] = "pattern.unknown";
  CHECK(!read_thresholds(changed.dump(), "unknown"));
}

TEST_CASE("A log that begins with lines of 70,000 bytes is a log", "[observe][kind]") {
  const std::string record =
      "79a59df900b9 team-data [02/Mar/2026:00:00:05 +0000] 10.0.0.1 - A1 REST.GET.OBJECT images/a.bin "
      "\"GET /images/a.bin HTTP/1.1\" 200 - 10 10 5 4 \"-\" \"curl/8.5.0\" - h SigV4 - - - -\n";
  const std::string bad = std::string(70000, 'a') + "\n";
  const TemporaryFiles files;
  Request request;
  request.sources = {files.write("log", bad + bad + bad + record + record)};
  request.max_bad.share = 1;
  const Observed o = observe_files(request);
  CHECK(o.errors.empty());
  REQUIRE(o.found.sources.size() == 1);
  CHECK(o.found.sources[0].lines == 5);
  CHECK(o.found.sources[0].bad_lines == 3);
}
