#include "profile/patch.hpp"
#include "profile/profile.hpp"
#include "report/html/html.hpp"
#include "report/whatif/csv.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/why.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

namespace storeadvise {
namespace {

constexpr std::string_view kProfile = R"({
  "name": "team", "region": "us-east-1",
  "datasets": [
    { "name": "store", "role": "pipeline_outputs", "size": "2 TB", "objects": 20000 },
    { "name": "home", "role": "shared_workspace", "size": "50 GB" }
  ]
})";

Recommendation run_with(const std::vector<std::string>& sets) {
  static const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const auto changed = apply_sets(*parse_document(kProfile, "team.json"), sets);
  REQUIRE(changed);
  const auto profile = read_profile(*changed);
  REQUIRE(profile);
  return advise(*profile, catalog, embedded_rules(), embedded_roles(), {.robustness = false});
}

std::string why(const std::vector<std::string>& sets) {
  std::string all;
  for (const std::string& sentence : why_changed(run_with({}).datasets[0], run_with(sets).datasets[0]))
    all += sentence + "\n";
  return all;
}

}  // namespace

TEST_CASE("nothing changed needs no reason") { CHECK(why({"datasets.home.size=60 GB"}).empty()); }

TEST_CASE("a total that moves says by which lines of the bill") {
  CHECK_THAT(why({"datasets.store.size=3 TB", "datasets.store.objects=30000"}),
             ContainsSubstring("stays the best") && ContainsSubstring("Storage +$"));
}

TEST_CASE("a move says which rule ruled the old option out") {
  CHECK_THAT(why({"datasets.store.needs=[\"file_locking\"]"}),
             ContainsSubstring("is now ruled out: ") && ContainsSubstring("(rule "));
}

TEST_CASE("where nothing is left the reason is the old option's rule") {
  CHECK_THAT(why({"datasets.store.needs=[\"local_disk_semantics\"]"}),
             ContainsSubstring("No option meets the requirements any more; s3."));
}

TEST_CASE("a move between options that can both do it is told by scores") {
  const std::string told =
      why({"datasets.store.size=20 GB", "datasets.store.objects=4000000",
           "datasets.store.reads.operations_per_month=90000000", "datasets.store.reads.pattern=random",
           "datasets.store.reads.request_size=4 KB"});
  CHECK_THAT(told, ContainsSubstring("moved the lead by") && ContainsSubstring("would then score"));
}

TEST_CASE("scenarios are compared in one table of 80 columns") {
  const Recommendation base = run_with({});
  std::vector<WhatIf> scenarios;
  for (const char* size : {"3 TB", "40 TB", "900 TB"}) {
    const std::string set = std::string("datasets.store.size=") + size;
    scenarios.push_back({std::string("a scenario with a long name: ") + size,
                         {{"datasets.store.size", size}},
                         run_with({set})});
  }
  const std::string text = whatif_text(base, scenarios, 80);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    INFO(text.substr(at, end - at));
    CHECK(columns(text.substr(at, end - at)) <= 80);
    at = end + 1;
  }
  CHECK_THAT(text, ContainsSubstring("all data sets") && ContainsSubstring("Why, under a scenario"));
}

TEST_CASE("the table of scenarios for spreadsheets has score, bill and waiting") {
  const std::string csv = whatif_csv(run_with({}), {{"set", {}, run_with({"datasets.home.size=1 TB"})}});
  CHECK_THAT(csv, ContainsSubstring("scenario,dataset,from_option,to_option,from_monthly_total_usd,"
                                    "to_monthly_total_usd,difference_usd,from_score,to_score,"));
}

TEST_CASE("what is kept of a scenario tells the same in every format") {
  const Recommendation base = run_with({});
  const std::vector<std::vector<std::string>> changes{
      {"datasets.home.size=60 GB"},
      {"datasets.store.size=3 TB", "datasets.store.objects=30000"},
      {"datasets.store.needs=[\"file_locking\"]"},
      {"datasets.store.needs=[\"local_disk_semantics\"]"},
      {"datasets.store.objects=1000000000", "datasets.store.reads.request_size=4 KB"}};
  std::vector<WhatIf> whole;
  for (const auto& sets : changes) whole.push_back({sets.front(), {}, run_with(sets)});
  std::vector<WhatIf> kept = whole;
  for (WhatIf& scenario : kept) {
    keep_compared(scenario.result, base);
    for (const DataSetReport& set : scenario.result.datasets) CHECK(set.options.size() <= 2);
  }
  CHECK(whatif_text(base, kept, 80) == whatif_text(base, whole, 80));
  CHECK(whatif_csv(base, kept) == whatif_csv(base, whole));
  CHECK(whatif_json(base, kept) == whatif_json(base, whole));
  CHECK(whatif_html(base, kept) == whatif_html(base, whole));
}

}  // namespace storeadvise
