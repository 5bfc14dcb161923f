// Plans of Terraform, daily metrics of a bucket, converted inventories.

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

Observed observed(const std::string& name, const std::string& text) {
  const TemporaryFiles files;
  return observe_files({files.write(name, text)});
}

std::string plan(const std::string& resources) {
  return R"({"terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[)" + resources +
         "]}}}";
}

const std::string kBucket =
    R"({"type":"aws_s3_bucket","name":"data","values":{"bucket":"team-data","region":"us-west-2"}})";

std::string lifecycle(const std::string& rule) {
  return R"({"type":"aws_s3_bucket_lifecycle_configuration","name":"data","values":{"rule":[)" + rule + "]}}";
}

}  // namespace

TEST_CASE("an expiration bounds the lifetime, and a plan tells no size", "[observe][plan]") {
  const Observed o = observed(
      "plan.json", plan(kBucket + "," + lifecycle(R"({"status":"Enabled","expiration":[{"days":14}]})")));
  const Field* const lifetime = o.field("team-data", "lifetime");
  REQUIRE(lifetime != nullptr);
  CHECK(lifetime->sure == Sure::at_most);
  CHECK(lifetime->high == 14 * 86400.0);
  CHECK(o.field("team-data", "size") == nullptr);
  CHECK(o.found.region == "us-west-2");
}

TEST_CASE("what lifecycle moves is the option", "[observe][plan]") {
  const auto option = [](const std::string& rule) {
    return observed("plan.json", plan(kBucket + "," + lifecycle(rule))).word("team-data", "current");
  };
  CHECK(option(R"({"status":"Enabled","transition":[{"days":0,"storage_class":"INTELLIGENT_TIERING"}]})") ==
        "s3.intelligent_tiering");
  CHECK(option(R"({"status":"Enabled","transition":[{"days":30,"storage_class":"GLACIER_IR"}]})") ==
        "s3.lifecycle");
  CHECK(option(R"({"status":"Disabled","transition":[{"days":30,"storage_class":"GLACIER_IR"}]})") ==
        "s3.standard");
}

TEST_CASE("a rule for a prefix holds for data sets below it", "[observe][plan]") {
  const TemporaryFiles files;
  const std::string file = files.write(
      "plan.json",
      plan(kBucket + "," +
           lifecycle(R"({"status":"Enabled","filter":[{"prefix":"tmp/"}],"expiration":[{"days":1}]})")));
  CHECK(observe_files(about({file}, "scratch", "s3://team-data/tmp/x/")).field("scratch", "lifetime") !=
        nullptr);
  CHECK(observe_files(about({file}, "images", "s3://team-data/images/")).field("images", "lifetime") ==
        nullptr);
}

TEST_CASE("a file system of a plan has mode, zone and lifecycle", "[observe][plan]") {
  const Observed o = observed(
      "plan.json",
      plan(
          R"({"type":"aws_efs_file_system","name":"home","values":{"throughput_mode":"provisioned",)"
          R"("provisioned_throughput_in_mibps":128,"lifecycle_policy":[{"transition_to_ia":"AFTER_30_DAYS"}]}})"));
  CHECK(o.word("home", "current") == "efs.provisioned+ia");
  CHECK(o.number("home", "provisioned_throughput") == 128 * 1048576.0);
}

TEST_CASE("daily metrics of a bucket bound its size", "[observe][plan]") {
  const Observed o = observed(
      "metrics.json", R"({"Label":"BucketSizeBytes","Datapoints":[{"Timestamp":"2026-03-01T00:00:00Z",)"
                      R"("Average":100.0},{"Timestamp":"2026-03-02T00:00:00Z","Average":124.0}]})");
  const Field* const size = o.field("bucket", "size");
  REQUIRE(size != nullptr);
  CHECK(size->sure == Sure::at_most);
  CHECK(size->high == 124);
  CHECK(o.number("bucket", "growth_per_month") == 730);
}

TEST_CASE("a converted inventory needs no manifest", "[observe][plan]") {
  const std::string rows =
      "\"b\",\"images/secret%2C1.jpg\",true,1000,2026-03-01 00:00:00,\"STANDARD\"\n"
      "\"b\",\"images/secret-2.jpg\",true,3000,2026-03-01 00:00:00,\"STANDARD\"\n"
      "\"b\",\"images/secret-2.jpg\",false,9000,2026-02-01 00:00:00,\"STANDARD\"\n";
  for (const char* header :
       {"bucket,key,is_latest,size,last_modified_date,storage_class\n",
        "\"Bucket\",\"Key\",\"IsLatest\",\"Size\",\"LastModifiedDate\",\"StorageClass\"\n"}) {
    const Observed o = observed("inventory.csv", header + rows);
    CHECK(o.number("images", "size") == 4000);
    CHECK(o.number("images", "objects") == 2);
    CHECK(o.output().find("secret") == std::string::npos);
  }
}

TEST_CASE("ORC and Parquet end with the line that converts them", "[observe][plan]") {
  const Observed parquet = observed("x.parquet", "PAR1\x15\x04PAR1");
  REQUIRE(parquet.errors.size() == 1);
  CHECK(parquet.errors.front().code == "needs-conversion");
  CHECK(parquet.errors.front().hint.find("duckdb -c \"COPY (SELECT * FROM '") == 0);
  const Observed orc = observed("x.orc", "ORC\x0a");
  REQUIRE(orc.errors.size() == 1);
  CHECK(orc.errors.front().hint.find("pyarrow.orc") != std::string::npos);
}
