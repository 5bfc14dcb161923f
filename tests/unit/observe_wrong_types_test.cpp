// Sources in JSON in which one value after the other is of another kind than it should be.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "observe_fixtures.hpp"
#include "support/catch.hpp"

using nlohmann::json;
using namespace storeadvise::observe;

namespace {

const std::vector<std::string>& sources() {
  static const std::vector<std::string> all{
      // get-metric-data
      R"({"MetricDataResults":[{"Id":"r","Label":"DataReadIOBytes","Timestamps":["2026-03-02T09:00:00Z",
          "2026-03-02T09:01:00Z"],"Values":[6000000.0,7000000.0],"StatusCode":"Complete"}]})",
      // its queries
      R"([{"Id":"r","MetricStat":{"Metric":{"Namespace":"AWS/EFS","MetricName":"DataReadIOBytes",
          "Dimensions":[{"Name":"FileSystemId","Value":"fs-0123456789abcdef0"}]},"Period":60,"Stat":"Sum"}}])",
      // get-metric-statistics
      R"({"Label":"DataWriteIOBytes","Datapoints":[{"Timestamp":"2026-03-02T10:00:00Z","Sum":8000000.0,
          "SampleCount":100.0,"Unit":"Bytes"},{"Timestamp":"2026-03-02T10:01:00Z","Sum":8000000.0}]})",
      // describe-file-systems
      R"({"FileSystems":[{"FileSystemId":"fs-0123456789abcdef0","FileSystemArn":
          "arn:aws:elasticfilesystem:us-west-2:111122223333:file-system/fs-0123456789abcdef0","Name":"team",
          "SizeInBytes":{"Value":400000000000,"Timestamp":"2026-03-03T23:00:00Z","ValueInIA":100000000000,
          "ValueInStandard":300000000000,"ValueInArchive":0},"ThroughputMode":"provisioned",
          "ProvisionedThroughputInMibps":64.0,"AvailabilityZoneName":"us-west-2a"}]})",
      // describe-lifecycle-configuration
      R"({"LifecyclePolicies":[{"TransitionToIA":"AFTER_30_DAYS"},{"TransitionToArchive":"AFTER_90_DAYS"}]})",
      // list-objects-v2
      R"({"Contents":[{"Key":"images/a.jpg","LastModified":"2026-01-01T00:00:00Z","Size":1000,
          "StorageClass":"STANDARD"}]})",
      // CloudTrail
      R"({"Records":[{"userIdentity":{"arn":"arn:aws:iam::111122223333:user/a"},"eventTime":
          "2026-03-02T00:10:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-west-2",
          "sourceIPAddress":"198.51.100.1","userAgent":"[Boto3/1.34.0]","requestParameters":{"bucketName":
          "team-data","key":"images/0.jpg"},"additionalEventData":{"bytesTransferredIn":0.0,
          "bytesTransferredOut":1048576.0},"requestID":"R","eventCategory":"Data"}]})",
      // a log in JSON
      R"({"schema_version_id":"V_1_0","bucket_name":"team-data","request_time":"2026-03-01T00:00:00.000Z",
          "remote_ip":"198.51.100.1","requester":"a","request_id":"R","operation":"REST.GET.OBJECT",
          "key":"images/a.jpg","request_uri":"GET /a HTTP/1.1","http_status":200,"bytes_sent":5,"object_size":5,
          "total_time":10,"user_agent":"Boto3","host_header":"team-data.s3.us-west-2.amazonaws.com"})",
      // an inventory's manifest
      R"({"sourceBucket":"team-data","destinationBucket":"arn:aws:s3:::inventories","version":"2016-11-30",
          "creationTimestamp":"1772582400000","fileFormat":"CSV","fileSchema":"Bucket, Key, Size",
          "files":[{"key":"data/part-1.csv.gz","size":1,"MD5checksum":"0"}]})",
      // a plan
      R"({"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[
          {"address":"aws_s3_bucket.old","mode":"managed","type":"aws_s3_bucket","name":"old","values":{"bucket":
          "old-style","lifecycle_rule":[{"enabled":true,"prefix":"","expiration":[{"days":14}],"transition":[
          {"days":30,"storage_class":"GLACIER"}]}],"versioning":[{"enabled":true}]}},
          {"address":"aws_efs_file_system.home","mode":"managed","type":"aws_efs_file_system","name":"home",
          "values":{"throughput_mode":"provisioned","provisioned_throughput_in_mibps":128,
          "lifecycle_policy":[{"transition_to_ia":"AFTER_30_DAYS"}],"availability_zone_name":null}}]}}})",
      // a state
      R"({"version":4,"terraform_version":"1.9.0","resources":[{"mode":"managed","type":"aws_efs_file_system",
          "name":"scratch","instances":[{"attributes":{"id":"fs-0a1b2c3d4e5f60718","throughput_mode":
          "provisioned","provisioned_throughput_in_mibps":128,"size_in_bytes":[{"value":6144}]}}]}]})"};
  return all;
}

/// The places of all values of a document.
std::vector<json::json_pointer> places_in(const json& document) {
  std::vector<json::json_pointer> places;
  const json flat = document.flatten();
  for (const auto& [path, value] : flat.items())
    for (json::json_pointer at(path); !at.empty(); at.pop_back())
      if (std::find(places.begin(), places.end(), at) == places.end()) places.push_back(at);
  return places;
}

void check_explained(const Observed& observed) {
  for (const storeadvise::Error& error : observed.errors) CHECK_FALSE(error.message.empty());
  const std::string output = observed.output();
  for (const char* word : {": nan", ": -nan", ": inf", ": -inf"})
    CHECK(output.find(word) == std::string::npos);
}

}  // namespace

TEST_CASE("a value of another kind is refused or left out, wherever it stands", "[observe][hostile]") {
  const std::vector<json> others{"x",     1e300,         -1e300,         -1,  true,
                                 nullptr, json::array(), json::object(), {1}, {{"a", 1}}};
  const TemporaryFiles files;
  std::size_t tried = 0;
  for (std::size_t s = 0; s < sources().size(); ++s) {
    const json document = json::parse(sources()[s]);
    for (const json::json_pointer& place : places_in(document))
      for (const json& other : others) {
        json changed = document;
        changed.at(place) = other;
        INFO("source " << s << ", " << place.to_string() << " is " << other.dump());
        std::vector<std::string> names{files.write("changed.json", changed.dump())};
        if (s == 1) names.push_back(files.write("data.json", sources()[0]));
        Observed observed;
        CHECK_NOTHROW(observed = observe_files(names));
        check_explained(observed);
        ++tried;
      }
  }
  CHECK(tried > 1000);
}

TEST_CASE("a listed object of more bytes than there are, or of fewer than none, is refused",
          "[observe][hostile]") {
  const TemporaryFiles files;
  for (const std::string size : {"1e300", "-1e300", "-1"}) {
    CAPTURE(size);
    const std::string list =
        R"({"Contents":[{"Key":"a","Size":5},{"Key":"b","Size":)" + size + R"(}],"Name":"team-data"})";
    const Observed observed = observe_files({files.write("list.json", list)});
    REQUIRE_FALSE(observed.errors.empty());
    CHECK(observed.errors.front().message.find("size or key") != std::string::npos);
  }
}
