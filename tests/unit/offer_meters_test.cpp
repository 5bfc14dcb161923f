#include <set>

#include "catalog/offers/aws_regions.hpp"
#include "catalog/offers/meters.hpp"
#include "support/catch.hpp"
#include "unit/offer_fixtures.hpp"

namespace storeadvise::offers {

TEST_CASE("a usage type begins with its Region, by AWS's own list") {
  const auto ireland = split_usage_type("EU-TimedStorage-ByteHrs", "eu-west-1");
  REQUIRE(ireland);
  CHECK(ireland->region == "eu-west-1");
  CHECK(ireland->meter == "TimedStorage-ByteHrs");
  const auto london = split_usage_type("EUW2-TimedStorage-ByteHrs", "");
  REQUIRE(london);
  CHECK(london->region == "eu-west-2");
  CHECK(split_usage_type("APS3-Requests-Tier1", "")->region == "ap-south-1");
  CHECK(split_usage_type("Requests-Tier1", "")->region == "us-east-1");
  CHECK(split_usage_type("Requests-Tier1", "")->meter == "Requests-Tier1");
  CHECK(split_usage_type("USE1-TimedStorage-ByteHrs", "us-east-1")->meter == "TimedStorage-ByteHrs");
}

TEST_CASE("a usage type of another Region than the product's is not taken") {
  CHECK_FALSE(split_usage_type("APN2-TimedStorage-ByteHrs", "us-east-1"));
  CHECK_FALSE(split_usage_type("TimedStorage-ByteHrs", "eu-west-1"));
  CHECK(split_usage_type("XYZ9-TimedStorage-ByteHrs", "")->meter == "XYZ9-TimedStorage-ByteHrs");
  CHECK(split_usage_type("EU", "")->meter == "EU");
}

TEST_CASE("meters that several operations share are told apart by the operation") {
  struct Row {
    const char* offer;
    const char* meter;
    const char* operation;
    const char* id;
  };
  const auto row = GENERATE(
      Row{"AmazonS3", "Requests-Tier3", "RestoreObject", "s3.glacier_flexible.restore"},
      Row{"AmazonS3", "Requests-Tier3", "S3-GlacierTransition", "s3.glacier_flexible.transition"},
      Row{"AmazonS3", "Requests-Tier3", "S3-GDATransition", "s3.deep_archive.transition"},
      Row{"AmazonS3", "Requests-Tier4", "S3-ZIATransition", "s3.onezone_ia.transition"},
      Row{"AmazonS3", "Requests-GLACIER-Tier1", "PutObject", "s3.glacier_flexible.put"},
      Row{"AmazonS3", "Requests-GLACIER-Tier1", "CopyObject", ""},
      Row{"AmazonS3", "Requests-Tier1", "PutObjectAnnotation", ""},
      Row{"AmazonS3", "Standard-Retrieval-Bytes", "RestoreObject", "s3.glacier_flexible.retrieval"},
      Row{"AmazonS3", "Standard-Retrieval-Bytes", "DeepArchiveRestoreObject", ""},
      Row{"AmazonS3GlacierDeepArchive", "Standard-Retrieval-Bytes", "", "s3.deep_archive.retrieval"},
      Row{"AmazonS3GlacierDeepArchive", "Requests-GDA-Tier1", "PutObject", "s3.deep_archive.put"},
      Row{"AmazonS3GlacierDeepArchive", "Requests-GDA-Tier1", "InitiateMultipartUpload", ""},
      Row{"AmazonS3", "TimedStorage-GDA-Staging", "", ""},
      Row{"AmazonS3", "TimedStorage-GDA-ByteHrs", "", ""},
      Row{"AmazonEFS", "TimedStorage-ByteHrs", "", "efs.standard.storage"},
      Row{"AmazonEFS", "IADataAccess-Bytes", "Write", "efs.ia.tiering"},
      Row{"AmazonEFS", "IncludedTP-MiBpsHrs", "", ""}, Row{"AmazonEC2", "TimedStorage-ByteHrs", "", ""});
  INFO(row.offer << " " << row.meter << " " << row.operation);
  CHECK(metered_price(row.offer, row.meter, row.operation) == row.id);
}

TEST_CASE("the kind of access stands in for an operation that is left out") {
  std::string text = bulk({{.usage_type = "USE1-ETDataAccess-Bytes", .unit = "GB"}}, "AmazonEFS");
  const std::string none = R"("operation":"")";
  text.replace(text.find(none), none.size(), R"("accessType":"Read")");
  const auto made = tables({text});
  REQUIRE(made);
  CHECK(made->front().prices.front().id == "efs.elastic.read");
}

TEST_CASE("every unit of a price has AWS's name") {
  std::set<std::string_view> names;
  for (const PriceSlot& slot : price_slots()) names.insert(aws_unit(slot.unit));
  CHECK(names == std::set<std::string_view>{"GB-Mo", "Requests", "GB", "Objects", "MiBps-Mo"});
}

}  // namespace storeadvise::offers
