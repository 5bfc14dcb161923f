#include <nlohmann/json.hpp>

#include "json/writer.hpp"
#include "report/json/report.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "support/recommendation.hpp"

using namespace storeadvise;
using Json = nlohmann::ordered_json;

TEST_CASE("the writer's commas, line breaks and escapes", "[report]") {
  const auto write = [](Layout layout) {
    JsonWriter json(layout);
    json.begin_object();
    json.field("a", 0.1);
    json.field("b", "\"\\\n\x01é");
    json.key("c");
    json.begin_list();
    json.end_list();
    json.key("d");
    json.begin_list();
    json.value(true);
    json.value(std::numeric_limits<double>::infinity());
    json.value(2.1e9);
    json.end_list();
    json.end_object();
    return json.take();
  };
  CHECK(write(Layout::one_line) == R"({"a":0.1,"b":"\"\\\n\u0001é","c":[],"d":[true,null,2.1e+09]})");
  CHECK(write(Layout::lines) ==
        "{\n  \"a\": 0.1,\n  \"b\": \"\\\"\\\\\\n\\u0001é\",\n  \"c\": [],\n  \"d\": [\n    true,\n    "
        "null,\n    "
        "2.1e+09\n  ]\n}");
}

TEST_CASE("the report keeps the contract's names and their order", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Json report = Json::parse(to_json(small_recommendation(catalog), catalog));
  std::vector<std::string> keys;
  for (const auto& [key, value] : report.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"report_version", "generator", "catalog", "profile", "summary",
                                         "warnings", "datasets"});
  CHECK(report["report_version"] == 1);
  CHECK(report["summary"]["all_on_efs"]["blocked_by"] == Json{"images"});
  CHECK(report["summary"]["all_on_efs"]["monthly_total_usd"].is_null());
  CHECK_FALSE(report["summary"].contains("current"));
  const Json& set = report["datasets"][0];
  CHECK(set["verdict"]["option"] == "s3.standard");
  CHECK(set["verdict"]["access"] == "stream");
  CHECK(set["verdict"]["margin"] == 12.25);
  CHECK(set["verdict"]["flips"][0]["below"] == "48 KB");
  CHECK(set["assumptions"][0]["value"] == 4);
}

TEST_CASE("amounts are exact and latency is in milliseconds", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Json report = Json::parse(to_json(small_recommendation(catalog), catalog));
  const Json& option = report["datasets"][0]["options"][0];
  const Json& line = option["bill"]["lines"][0];
  CHECK(line["item"] == "Storage");
  CHECK(line["unit"] == "GB-month");
  CHECK(line["quantity"] == 100);
  CHECK(line["amount_usd"].get<double>() == 100 * catalog.price("s3.standard.storage")->tiers[0].usd);
  CHECK(option["latency"]["read_p50_ms"] == 32);
  CHECK(option["throughput"]["required_read_bytes_per_s"].is_null());
  CHECK_FALSE(option["throughput"].contains("burst"));
  CHECK_FALSE(option.contains("switching"));
  CHECK(report["datasets"][0]["options"][1]["access"].is_null());
  CHECK(report["datasets"][0]["options"][2]["scores"].is_null());
}

TEST_CASE("a verdict of none has no option, score, runner-up or margin", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  r.datasets[0].verdict = {};
  r.datasets[0].neighbours = {{"FSx for Lustre, which is fast.", "max-latency"}};
  const Json report = Json::parse(to_json(r, catalog));
  const Json& verdict = report["datasets"][0]["verdict"];
  CHECK(verdict["service"] == "none");
  for (const char* key : {"option", "access", "score", "runner_up", "margin"}) CHECK(verdict[key].is_null());
  CHECK(report["datasets"][0]["neighbours"][0] ==
        "FSx for Lustre, which is fast. It is the place to look where options fail on max-latency.");
}

TEST_CASE("a report in pieces is the report", "[report][json]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  Recommendation r = small_recommendation(catalog);
  r.datasets.push_back(r.datasets.front());
  std::vector<std::string> pieces;
  report_json(r, catalog, {}, [&](std::string_view piece) { pieces.emplace_back(piece); });
  CHECK(pieces.size() == 3);  // what stands before ends with the first data set
  std::string joined;
  for (const std::string& piece : pieces) joined += piece;
  CHECK(joined == report_json(r, catalog, {}));
}

TEST_CASE("one line holds the same report", "[report]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Recommendation r = small_recommendation(catalog);
  const std::string line = report_json(r, catalog, {.layout = Layout::one_line});
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(Json::parse(line) == Json::parse(to_json(r, catalog)));
}
