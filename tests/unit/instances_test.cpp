#include "catalog/instances.hpp"

#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;

namespace {

std::vector<std::string_view> lines(std::string_view table) {
  std::vector<std::string_view> out;
  for (table.remove_prefix(table.find('\n') + 1); !table.empty();) {
    out.push_back(table.substr(0, table.find('\n')));
    table.remove_prefix(std::min(out.back().size() + 1, table.size()));
  }
  return out;
}

std::string_view key_of(std::string_view line) { return line.substr(0, line.find(',')); }

}  // namespace

TEST_CASE("an instance type is found with its network, disks, accelerators and price", "[instances]") {
  const auto p5 = instance_of_data("p5.48xlarge", "us-east-1");
  REQUIRE(p5);
  CHECK(p5->accelerators == 8);
  CHECK(p5->network.count() == 400e9);
  CHECK(p5->local_storage.count() == 8 * 3800e9);
  CHECK(p5->usd_per_hour == std::map<std::string, double, std::less<>>{{"us-east-1", 55.04}});
  const auto g5 = instance_of_data("g5.xlarge", "eu-west-1");
  REQUIRE(g5);
  CHECK(g5->network.count() == 2.5e9 / 8);
  CHECK(g5->network_burst.count() == 10e9 / 8);
  CHECK(g5->usd_per_hour.at("eu-west-1") == 1.123);
  CHECK(instance_of_data("m5.4xlarge", "sa-east-1")->accelerators == 0);
  CHECK_FALSE(instance_of_data("m5.3xlarge", "us-east-1"));
  CHECK_FALSE(instance_of_data("", "us-east-1"));
  CHECK_FALSE(instance_of_data("zzz", "us-east-1"));
}

TEST_CASE("without a price in the Region an instance type has those of the others", "[instances]") {
  const auto p5en = instance_of_data("p5en.48xlarge", "af-south-1");
  REQUIRE(p5en);
  CHECK_FALSE(p5en->usd_per_hour.contains("af-south-1"));
  CHECK(p5en->usd_per_hour.at("us-east-1") == 63.296);
  CHECK(instance_of_data("trn2.48xlarge", "us-east-1")->usd_per_hour.empty());
}

TEST_CASE("each line of data/compute/ is found", "[instances]") {
  const auto types = lines(embedded("compute/instances.csv"));
  CHECK(types.size() > 1000);
  CHECK(std::is_sorted(types.begin(), types.end(), [](auto a, auto b) { return key_of(a) < key_of(b); }));
  for (const std::string_view type : types) CHECK(instance_of_data(key_of(type), "us-east-1").has_value());
  const auto prices = lines(embedded("compute/prices.csv"));
  CHECK(prices.size() > 10000);
  std::set<std::string> regions;
  for (const std::string_view line : prices) {
    const std::string region(key_of(line));
    regions.insert(region);
    const auto instance = instance_of_data(key_of(line.substr(region.size() + 1)), region);
    if (!instance || !instance->usd_per_hour.contains(region) || instance->usd_per_hour.at(region) <= 0 ||
        instance->source.empty())
      FAIL_CHECK(line);
  }
  CHECK(regions.size() == embedded_regions().size());
}

TEST_CASE("the nearest instance type is one of the same family", "[instances]") {
  CHECK(nearest_instance("m5.3xlarge")->starts_with("m5."));
  CHECK(nearest_instance("m5.40xlarge")->starts_with("m5."));
  CHECK(nearest_instance("p4d.24xlarg") == "p4d.24xlarge");
  CHECK(nearest_instance("p4dd.24xlarge") == "p4d.24xlarge");
  CHECK(nearest_instance("p5.48xlarg") == "p5.48xlarge");
  CHECK(nearest_instance("g5.2xl") == "g5.2xlarge");
  CHECK(nearest_instance("G5.xlarge") == "g5.xlarge");
  CHECK(nearest_instance("ml.p4d.24xlarge") == "p4d.24xlarge");
  CHECK(looks_like_instance("u7i-12tb.224xlarge"));
  CHECK_FALSE(looks_like_instance("m5"));
  CHECK_FALSE(looks_like_instance("m5."));
  CHECK_FALSE(looks_like_instance(".large"));
  CHECK_FALSE(looks_like_instance("M5 large.x"));
}

TEST_CASE("without that family the nearest instance type shares its letters, and its size first",
          "[instances]") {
  CHECK(nearest_instance("p9.4xlarge") == "p5.4xlarge");
  CHECK(nearest_instance("p9.24xlarge") == "p4d.24xlarge");
  CHECK(nearest_instance("p9.xlarge")->starts_with("p3."));
  CHECK(nearest_instance("x9.large") == "x2gd.large");
  CHECK(nearest_instance("trn5.48xlarge") == "trn2.48xlarge");
  CHECK(nearest_instance("tnr1.32xlarge") == "trn1.32xlarge");
  CHECK_FALSE(nearest_instance("q5.48xlarge"));  // p5 and g5 are as near
  CHECK_FALSE(nearest_instance("h100.8xlarge"));
  CHECK_FALSE(nearest_instance(""));
  CHECK_FALSE(nearest_instance(std::string(100000, 'p')));
}
