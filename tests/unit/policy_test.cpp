#include "check/policy.hpp"

#include "check/baseline.hpp"
#include "support/catch.hpp"

using namespace storeadvise;

namespace {

Errors mistakes(const std::string& demand) {
  const auto policy = read_policy(R"({ "policy_version": 1, "demands": [)" + demand + "] }", "p.json");
  return policy ? Errors{} : policy.error();
}

}  // namespace

TEST_CASE("a policy is read with its comments", "[policy]") {
  const auto policy = read_policy(R"({ // ours
    "policy_version": 1, "name": "team",
    "demands": [ { "dataset": "role:checkpoints", "service": ["efs"], "min_holds_in": 0.8, "because": "restarts" },
                 { "max_monthly_usd": 5000, "pattern": ["hybrid"] } ] })",
                                  "p.json");
  REQUIRE(policy);
  REQUIRE(policy->demands.size() == 2);
  CHECK(policy->demands[0].dataset == "role:checkpoints");
  CHECK(policy->demands[0].service == std::vector<std::string>{"efs"});
  CHECK(policy->demands[0].min_holds_in == 0.8);
  CHECK(policy->demands[0].because == "restarts");
  CHECK(policy->demands[0].from == "p.json");
  CHECK_FALSE(policy->demands[1].dataset);
  CHECK(policy->demands[1].max_monthly_usd == 5000);
}

TEST_CASE("a limit of zero is a limit", "[policy]") {
  const auto policy = read_policy(R"({ "policy_version": 1, "demands": [ { "max_monthly_usd": 0 } ] })", "p");
  REQUIRE(policy);
  CHECK(policy->demands[0].max_monthly_usd == 0);
}

TEST_CASE("mistakes in demands are named", "[policy]") {
  struct Row {
    const char* demand;
    const char* code;
    const char* path;
  };
  const auto row = GENERATE(
      Row{R"({ "dataset": "*", "servise": ["s3"] })", "unknown-key", "demands[0].servise"},
      Row{R"({ "dataset": "*", "service": ["s4"] })", "unknown-word", "demands[0].service[0]"},
      Row{R"({ "dataset": "*", "service": ["none"] })", "unknown-word", "demands[0].service[0]"},
      Row{R"({ "dataset": "*", "service": "s3" })", "wrong-type", "demands[0].service"},
      Row{R"({ "dataset": "*", "service": [] })", "missing-key", "demands[0].service"},
      Row{R"({ "dataset": "*", "option": ["efs.elastc"] })", "unknown-option", "demands[0].option[0]"},
      Row{R"({ "dataset": "*", "forbid_options": ["efs.twozone_*"] })", "unknown-option",
          "demands[0].forbid_options[0]"},
      Row{R"({ "dataset": "role:chekpoints", "service": ["s3"] })", "unknown-word", "demands[0].dataset"},
      Row{R"({ "dataset": "*", "min_holds_in": 1.5 })", "out-of-range", "demands[0].min_holds_in"},
      Row{R"({ "max_monthly_usd": -1 })", "out-of-range", "demands[0].max_monthly_usd"},
      Row{R"({ "max_monthly_usd": "500" })", "wrong-type", "demands[0].max_monthly_usd"},
      Row{R"({ "pattern": ["hybird"] })", "unknown-word", "demands[0].pattern[0]"},
      Row{R"({ "service": ["s3"] })", "unknown-key", "demands[0].service"},
      Row{R"({ "dataset": "*", "because": "so" })", "missing-key", "demands[0]"});
  INFO(row.demand);
  const Errors errors = mistakes(row.demand);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == row.code);
  CHECK(errors[0].path == row.path);
  CHECK(errors[0].place.line == 1);
  CHECK(errors[0].place.column > 0);
}

TEST_CASE("near words are offered", "[policy]") {
  const Errors errors = mistakes(R"({ "dataset": "*", "servise": ["s3"], "option": ["efs.elastc"] })");
  REQUIRE(errors.size() == 2);
  CHECK_THAT(errors[0].hint, ContainsSubstring("did you mean \"service\"?"));
  CHECK_THAT(errors[1].hint, ContainsSubstring("did you mean \"efs.elastic\"?"));
}

TEST_CASE("version and demands must be stated", "[policy]") {
  const auto policy = read_policy("{ }", "p.json");
  REQUIRE_FALSE(policy);
  CHECK(policy.error().size() == 2);
  CHECK_FALSE(read_policy(R"({ "policy_version": 2, "demands": [] })", "p.json"));
}

TEST_CASE("a trailing * in a demand's data set matches the rest", "[check]") {
  CHECK(is_about("ima*", "imagenet", Role::scratch));
  CHECK_FALSE(is_about("ima*", "logs", Role::scratch));
  CHECK(is_about("*", "logs", Role::scratch));
  CHECK(is_about("odd*", "odd*", Role::scratch));
}

TEST_CASE("two reports on profiles of one name cannot be told apart", "[check]") {
  const std::string one =
      R"({ "report_version": 1, "profile": { "name": "team" }, "summary": { "monthly_bill_usd": 1 } })";
  CHECK(read_baseline("[" + one + "]", "b.json"));
  CHECK_FALSE(read_baseline("[" + one + "," + one + "]", "b.json"));
}
