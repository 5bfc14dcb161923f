#include "advise/regions.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "profile/profile.hpp"
#include "report/whatif/regions.hpp"
#include "storeadvise/advise.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// A store of features in milliseconds, and training on p5, whose price is known for some Regions.
Profile profile_in(const std::string& region) {
  const std::string text = R"({
    "profile_version": 1, "region": ")" +
                           region + R"(",
    "compute": { "train": { "instance": "p5.48xlarge", "count": 2 }, "own": { "instance": "p5.48xlarge", "usd_per_hour": 9 } },
    "datasets": [
      { "name": "features", "role": "feature_store", "size": "200 GB" },
      { "name": "images", "role": "training_data", "size": "2 TB", "compute": "train" },
      { "name": "results", "role": "pipeline_outputs", "size": "900 GB", "compute": "own" }
    ]
  })";
  return *read_profile(*parse_document(text, "profile.json"));
}

RegionResult there(const std::string& region) {
  return in_region(profile_in(region), *embedded_catalog("aws", region), embedded_rules(), embedded_roles());
}

std::vector<RegionResult> everywhere() {
  std::vector<RegionResult> regions;
  for (const std::string& region : embedded_regions()) regions.push_back(there(region));
  rank_regions(regions);
  return regions;
}

}  // namespace

TEST_CASE("a Region in the ranking is what a run there says", "[regions]") {
  const auto ranked = everywhere();
  const json report = json::parse(regions_json({there("eu-west-1"), ranked}));
  REQUIRE(report["rows"].size() == 31);
  CHECK(report["kind"] == "regions");
  for (const json& row : report["rows"]) {
    const std::string region = row["region"];
    const Recommendation single = advise(profile_in(region), *embedded_catalog("aws", region),
                                         embedded_rules(), embedded_roles(), {.robustness = false});
    CHECK(row["summary"]["monthly_total_usd"] == single.summary.total().count());
    CHECK(row["summary"]["monthly_bill_usd"] == single.summary.bill.count());
    CHECK(row["datasets"][1]["option"] == kOptions[*single.datasets[1].verdict.option].id);
  }
}

TEST_CASE("the cheapest Region comes first, and equals share a rank", "[regions]") {
  const auto ranked = everywhere();
  const auto places = ranks(ranked);
  std::set<std::string> names{ranked.front().catalog.region};
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    const Usd before = ranked[i - 1].result.summary.total();
    const Usd here = ranked[i].result.summary.total();
    CHECK(before <= here);
    CHECK((places[i] == places[i - 1]) == (before == here));
    if (before == here) CHECK(ranked[i - 1].catalog.region < ranked[i].catalog.region);
    names.insert(ranked[i].catalog.region);
  }
  CHECK(names.size() == 31);
}

TEST_CASE("hourly prices of another Region are told, unless the profile states its own", "[regions]") {
  CHECK(there("us-east-1").borrowed.empty());
  const RegionResult frankfurt = there("eu-central-1");
  REQUIRE(frankfurt.borrowed.size() == 1);
  CHECK(frankfurt.borrowed[0].instance == "p5.48xlarge");
  CHECK(frankfurt.borrowed[0].region == "us-west-2");  // the last by name of those that sell it
  const std::string text =
      regions_text({there("us-east-1"), {there("us-east-1"), there("eu-central-1")}}, Look{});
  CHECK_THAT(text, ContainsSubstring("The hourly price of p5.48xlarge is known for "));
  CHECK_THAT(text, ContainsSubstring("as in us-west-2."));
}

TEST_CASE("what a Region lacks a price for is listed", "[regions]") {
  const auto lacks = [](const char* region, const char* option) {
    return (unpriced(there(region)) >> *option_index(option) & 1U) != 0;
  };
  CHECK(lacks("eu-central-1", "s3.express"));
  CHECK_FALSE(lacks("eu-west-1", "s3.express"));
  CHECK(lacks("eu-south-2", "efs.onezone_elastic"));
  CHECK_FALSE(lacks("eu-south-1", "efs.onezone_elastic"));
  CHECK(lacks("eu-west-1", "hybrid.s3_files"));
  CHECK_FALSE(lacks("us-east-1", "hybrid.s3_files"));
}

TEST_CASE("Regions that cannot hold everything come last, however cheap", "[regions]") {
  RegionResult cheap = there("us-east-2");
  cheap.result.datasets[0].verdict.option.reset();
  cheap.result.summary.bill = Usd(1);
  cheap.result.summary.waiting = Usd(0);
  std::vector<RegionResult> regions{cheap, there("sa-east-1"), there("eu-west-1")};
  rank_regions(regions);
  CHECK(regions[0].catalog.region == "eu-west-1");
  CHECK(regions[2].catalog.region == "us-east-2");
  CHECK_FALSE(difference(regions[2], regions[0]));
  CHECK(difference(regions[1], regions[0])->count() > 0);
  CHECK(regions[2].result.not_held() == std::vector<std::string>{"features"});
}

TEST_CASE("amounts of a large profile keep within 80 columns", "[regions]") {
  RegionResult region = there("ap-southeast-1");
  region.result.summary.bill = Usd(12345678.9);
  region.result.summary.waiting = Usd(2345678.9);
  const std::string text = regions_text({there("us-east-1"), {region}}, Look{});
  CHECK(text.find("$12,345,679") != std::string::npos);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    CHECK(end - at <= 82);  // a dash in the title takes three bytes
    at = end + 1;
  }
}
