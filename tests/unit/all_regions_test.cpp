// Every Region's own prices, from its table to the lines of the bills in a report.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "json/document.hpp"
#include "profile/profile.hpp"
#include "storeadvise/advise.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

/// Uses every class and every fee: large enough for all tiers, with versions, old data, restores and cold
/// reads.
Profile busy_profile(const std::string& region) {
  const std::string text = R"({
    "profile_version": 1, "region": ")" +
                           region + R"(",
    "datasets": [
      { "name": "large", "role": "pipeline_outputs", "size": "900 TB", "object_size": "40 KB", "lifetime": "20 d",
        "needs": ["versioning"], "untouched": { "30 d": 0.6, "90 d": 0.4 },
        "reads": { "bytes_per_month": "80 TB", "request_size": "40 KB", "cold_bytes_per_month": "5 TB" },
        "writes": { "bytes_per_month": "60 TB", "request_size": "40 KB" } },
      { "name": "resting", "role": "archive", "size": "20 TB", "object_size": "20 MB",
        "reads": { "bytes_per_month": "1 TB" }, "untouched": { "30 d": 0.9, "90 d": 0.8 } },
      { "name": "shared", "role": "shared_workspace", "size": "3 TB",
        "untouched": { "30 d": 0.5, "90 d": 0.3 }, "provisioned_throughput": "900 MB/s",
        "reads": { "bytes_per_month": "9 TB", "hot_fraction": 0.2, "cold_bytes_per_month": "300 GB" },
        "writes": { "bytes_per_month": "2 TB" } }
    ]
  })";
  const auto profile = read_profile(*parse_document(text, "profile.json"));
  REQUIRE(profile);
  return *profile;
}

/// The USD of each tier, by price id, as data/prices has them for a Region.
std::map<std::string, std::set<double>> listed(const std::string& region) {
  std::map<std::string, std::set<double>> prices;
  for (const std::string& name : {region, std::string("s3-files")}) {
    const json table = json::parse(embedded("prices/" + name + ".json"));
    if (table.at("region") != region) continue;
    for (const json& price : table.at("prices"))
      for (const json& tier : price.at("tiers")) prices[price.at("id")].insert(tier.at("usd").get<double>());
  }
  return prices;
}

json report_of(const std::string& region) {
  const Catalog catalog = *embedded_catalog("aws", region);
  return json::parse(to_json(
      advise(busy_profile(region), catalog, embedded_rules(), embedded_roles(), {.robustness = false}),
      catalog));
}

/// Calls `visit` with each bill of each way to each option; null for one that lacks a price.
template <class Visit>
void each_bill(const json& report, const Visit& visit) {
  for (const json& set : report.at("datasets"))
    for (const json& option : set.at("options")) {
      visit(option, option.at("bill"));
      for (const json& way : option.at("accesses")) visit(option, way.at("bill"));
    }
}

}  // namespace

TEST_CASE("every unit price in a report is that of the Region's price list", "[regions]") {
  for (const std::string& region : embedded_regions()) {
    INFO(region);
    const auto prices = listed(region);
    std::set<std::string> seen;
    each_bill(report_of(region), [&](const json&, const json& bill) {
      if (bill.is_null()) return;
      for (const json& line : bill.at("lines")) {
        const std::string id = line.at("price_id");
        INFO(id << " " << line.at("unit_price_usd"));
        REQUIRE(prices.contains(id));
        CHECK(prices.at(id).contains(line.at("unit_price_usd").get<double>()));
        seen.insert(id);
      }
    });
    // Nearly all of a Region's prices are in use: what is left out are transitions, which no option pays.
    for (const auto& [id, usd] : prices) {
      INFO("unused: " << id);
      CHECK((seen.contains(id) || id.ends_with(".transition")));
    }
  }
}

TEST_CASE("a Region that lacks a class rejects it for that, and prices all the others", "[regions]") {
  const std::set<std::string> express{"us-east-1", "us-east-2",      "us-west-2", "ap-south-1",
                                      "eu-west-1", "ap-northeast-1", "eu-north-1"};
  const std::set<std::string> no_one_zone{"eu-south-2",     "eu-central-2", "ap-south-2",  "ap-southeast-3",
                                          "ap-southeast-4", "me-central-1", "il-central-1"};
  for (const std::string& region : embedded_regions()) {
    each_bill(report_of(region), [&](const json& option, const json& bill) {
      const std::string id = option.at("id");
      INFO(region << " " << id);
      const bool offered = id == "s3.express"              ? express.contains(region)
                           : id.starts_with("efs.onezone") ? !no_one_zone.contains(region)
                           : id == "hybrid.s3_files"       ? region == "us-east-1"
                                                           : true;
      CHECK(bill.is_null() == !offered);
      if (offered) return;
      std::set<std::string> rules;
      for (const json& rejection : option.at("rejected_by")) rules.insert(rejection.at("rule"));
      CHECK(rules.contains("missing-price"));
      CHECK_FALSE(option.at("eligible").get<bool>());
    });
  }
}

// https://docs.aws.amazon.com/efs/latest/ug/limits.html: the larger limits hold in the Regions listed.
TEST_CASE("the total throughput of EFS is that of the Region", "[regions]") {
  const std::set<std::string> elastic{"us-east-1",      "us-east-2",      "us-west-2",     "eu-west-1",
                                      "eu-west-2",      "eu-central-1",   "ap-south-1",    "ap-northeast-1",
                                      "ap-northeast-2", "ap-southeast-1", "ap-southeast-2"};
  const std::set<std::string> provisioned{"us-east-1", "us-east-2", "us-west-2", "eu-west-1"};
  const std::set<std::string> bursting{"us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-southeast-2"};
  for (const std::string& region : embedded_regions()) {
    INFO(region);
    const Performance p = embedded_catalog("aws", region)->performance;
    const bool e = elastic.contains(region);
    const bool t = provisioned.contains(region);
    const bool b = bursting.contains(region);
    const auto check = [](const std::array<BytesPerSecond, 3>& found, double elastic_gib,
                          double provisioned_gib, double bursting_gib) {
      CHECK(found[0] == elastic_gib * kGiB);
      CHECK(found[1] == provisioned_gib * kGiB);
      CHECK(found[2] == bursting_gib * kGiB);
    };
    check(p.efs_read_max, e ? 60 : 20, t ? 10 : 3, b ? 5 : 3);
    check(p.efs_write_max, e ? 5 : 1, t ? 3.33 : 1, b ? 3 : 1);
    CHECK(p.efs_onezone_read_max == 3 * kGiB);
    CHECK(p.efs_onezone_write_max == kGiB);
  }
}
