#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "check/findings.hpp"
#include "report/csv.hpp"
#include "report/formats.hpp"
#include "report/github.hpp"
#include "report/json/report.hpp"
#include "report/junit.hpp"
#include "report/markdown.hpp"
#include "report/sarif.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "support/recommendation.hpp"
#include "text/csv.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

CheckedDemand too_dear() {
  return {.demand = "max_monthly_usd",
          .from = "policy.json",
          .dataset = "a|b<c>",
          .applies = true,
          .holds = false,
          .expected = "500",
          .found = "812.4",
          .because = "the \"budget\"",
          .remedy = "s3.standard would meet it"};
}

Findings findings() {
  Findings f{"dir/my profile.json", "team", "2025-10-22", {}, {false, {too_dear(), too_dear()}, {}}};
  f.result.demands[1].holds = true;
  f.places["a|b<c>"] = {"dir/my profile.json", 7, 5};
  return f;
}

}  // namespace

TEST_CASE("both sides of a finding are in the same words", "[formats]") {
  CheckedDemand d = too_dear();
  CHECK(found_text(d) == "$812.40");
  CHECK(expected_text(d) == "at most $500.00");
  d.found = "500.004";
  CHECK(found_text(d) == "500.004");
  CHECK(expected_text(d) == "at most 500");
  d.demand = "option";
  d.expected = R"(["s3.standard","s3.express"])";
  d.found = "\"efs.elastic\"";
  CHECK(finding_text(d) == "a|b<c>: option: found efs.elastic, expected one of s3.standard, s3.express");
}

TEST_CASE("the last line names as many of what fails as have room in it", "[formats]") {
  std::vector<Findings> all(30, findings());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].profile = fmt::format("profile-{}", i + 1);
  CHECK(outcome_text({all[0]}) == "profile-1 fails: max_monthly_usd of a|b<c>");
  CHECK(outcome_text({all[0], all[1]}, 80) == "2 of 2 profiles fail: profile-1, profile-2");
  const std::string last = outcome_text(all, 80);
  CHECK(last == "30 of 30 profiles fail: profile-1, profile-2, profile-3, profile-4 and 26 more");
  CHECK(outcome_text(all, 10) == "30 of 30 profiles fail: profile-1 and 29 more");
  CHECK_THAT(outcome_text(all), ContainsSubstring("profile-29, profile-30"));
}

TEST_CASE("how many demands hold is told as people say it", "[formats]") {
  CheckResult result;
  CHECK(tally_text(result) == "No demand applies to this profile.");
  const auto with = [&](std::size_t held, std::size_t unmet) {
    result.demands.assign(held + unmet, too_dear());
    for (std::size_t i = 0; i < held; ++i) result.demands[i].holds = true;
    return tally_text(result);
  };
  CHECK(with(1, 0) == "The demand holds.");
  CHECK(with(0, 1) == "The demand does not hold.");
  CHECK(with(2, 0) == "Both demands hold.");
  CHECK(with(0, 2) == "Neither demand holds.");
  CHECK(with(1, 1) == "1 of 2 demands does not hold.");
  CHECK(with(3, 0) == "All 3 demands hold.");
  CHECK(with(0, 3) == "None of the 3 demands holds.");
  CHECK(with(1, 2) == "2 of 3 demands do not hold.");
}

TEST_CASE("what a strict policy fails for is told once, and not as a warning, too", "[formats]") {
  Findings f = findings();
  f.result.demands.clear();
  add_vacuities(f.result, {{.from = "p.json", .text = "a"}, {.from = "p.json", .text = "b"}}, true);
  add_vacuities(f.result, {{.from = "p.json", .text = "less", .is_in_vain = false}}, true);
  CHECK(outcome_text({f}) == "team fails: strict_policy");
  const std::vector<Vacuity> mere = mere_warnings(f.result);
  REQUIRE(mere.size() == 1);
  CHECK(mere.front().text == "less");
}

TEST_CASE("hybrid is told apart: of a data set both services, of a profile a mixture", "[formats]") {
  CheckedDemand d = too_dear();
  d.demand = "service";
  d.expected = R"(["s3","efs"])";
  d.found = "\"hybrid\"";
  CHECK(finding_text(d) == "a|b<c>: service: found hybrid (S3 with EFS), expected one of s3, efs");
  d.demand = "pattern";
  d.expected = R"(["hybrid"])";
  d.found = "\"s3_primary\"";
  CHECK(expected_text(d) == "hybrid (a mixed profile)");
  CHECK(found_text(d) == "s3_primary");
  d.demand = "option";
  d.expected = R"(["hybrid.s3_efs"])";
  CHECK(expected_text(d) == "hybrid.s3_efs");
}

TEST_CASE("a report gets one key more", "[formats]") {
  const CheckResult result{false, {too_dear()}, {}};
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const Recommendation r = small_recommendation(catalog);
  for (const Layout layout : {Layout::one_line, Layout::lines}) {
    const std::string text = report_json(r, catalog, {.layout = layout, .check = &result});
    json report = json::parse(text);
    CHECK(report["check"]["holds"] == false);
    CHECK(report["check"]["demands"][0]["found"] == 812.4);
    CHECK(report["check"]["demands"][0]["expected"] == 500);
    CHECK((text.find('\n') == text.size() - 1) == (layout == Layout::one_line));
    report.erase("check");
    CHECK(report == json::parse(to_json(r, catalog)));
  }
}

TEST_CASE("SARIF points at the data set", "[formats]") {
  const json log = json::parse(to_sarif({findings()}));
  const json& results = log["runs"][0]["results"];
  REQUIRE(results.size() == 1);
  const json& where = results[0]["locations"][0]["physicalLocation"];
  CHECK(where["artifactLocation"]["uri"] == "dir/my%20profile.json");
  CHECK(where["region"]["startLine"] == 7);
  CHECK(where["region"]["startColumn"] == 5);
  const json& rules = log["runs"][0]["tool"]["driver"]["rules"];
  CHECK(rules[results[0]["ruleIndex"].get<std::size_t>()]["id"] == "max_monthly_usd");
}

TEST_CASE("GitHub gets one line for each demand that does not hold", "[formats]") {
  Findings f = findings();
  f.result.demands[0].because = "100 %\nsure";
  f.result.warnings = {{"policy.json", "demands[0]: no data set is \"ima\""}};
  const std::string text = to_github({f});
  CHECK(text ==
        "::error file=dir/my profile.json,line=7,col=5,title=storeadvise max_monthly_usd::a|b<c>: "
        "max_monthly_usd: found $812.40, expected at most $500.00; because: 100 %25\\u000asure; remedy: "
        "s3.standard would meet it\n"
        "::warning file=policy.json,title=storeadvise policy::demands[0]: no data set is \"ima\"\n"
        "team fails: max_monthly_usd of a|b<c>\n");
}

TEST_CASE("JUnit counts and escapes", "[formats]") {
  const std::string xml = to_junit({findings()});
  CHECK_THAT(xml, ContainsSubstring("tests=\"2\" failures=\"1\""));
  CHECK_THAT(xml, ContainsSubstring("a|b&lt;c&gt;: max_monthly_usd"));
  CHECK_THAT(xml, ContainsSubstring("because: the &quot;budget&quot;"));
  CHECK(xml.find("b<c>") == std::string::npos);
}

TEST_CASE("CSV quotes what needs it", "[formats]") {
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv_field("plain") == "plain");
  CHECK(csv_field("=1+1") == "'=1+1");
  CHECK(csv_field("-1.5") == "-1.5");
  CHECK(csv_flag("--expect a,b=s3") == "\"--expect a,b=s3\"");
  CHECK_THAT(findings_csv({findings()}), ContainsSubstring("my profile.json,7,team,a|b<c>,max_monthly_usd"));
}

TEST_CASE("Markdown tables survive any name", "[formats]") {
  const std::string table = check_markdown(findings().result);
  CHECK_THAT(table, ContainsSubstring(R"(| a\|b&lt;c&gt; | `max_monthly_usd` |)"));
  CHECK_THAT(table, ContainsSubstring("1 of 2 demands does not hold"));
}

TEST_CASE("a table of writers in which one is missing, or is twice, is refused", "[format]") {
  using Table = std::array<Writer<int>, 2>;
  constexpr auto kWrite = [](const int&) { return std::string(); };
  STATIC_REQUIRE(is_whole(Table{{{Format::text, kWrite}, {Format::json, kWrite}}}));
  STATIC_REQUIRE_FALSE(is_whole(Table{{{Format::text, kWrite}, {Format::json, nullptr}}}));
  STATIC_REQUIRE_FALSE(is_whole(Table{{{Format::text, kWrite}, {Format::text, kWrite}}}));
}
