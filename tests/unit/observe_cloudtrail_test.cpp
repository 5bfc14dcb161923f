// CloudTrail data events, one a request.

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

std::string event(const std::string& name, const std::string& key, int hour, double in, double out) {
  static int number = 0;
  const std::string time =
      "2026-03-02T" + std::string(hour < 10 ? "0" : "") + std::to_string(hour) + ":10:00Z";
  return R"({"eventSource":"s3.amazonaws.com","eventName":")" + name + R"(","eventTime":")" + time +
         R"(","awsRegion":"us-west-2","sourceIPAddress":"198.51.100.7","userAgent":"[Boto3/1.34]","requestID":"R1",)" +
         R"("eventID":"E)" + std::to_string(++number) +
         R"(","userIdentity":{"arn":"arn:aws:sts::111122223333:assumed-role/t/i-0f50820648985e29d"},)" +
         R"("requestParameters":{"bucketName":"team-data","key":")" + key +
         R"("},"additionalEventData":{"bytesTransferredIn":)" + std::to_string(in) +
         R"(,"bytesTransferredOut":)" + std::to_string(out) + "}}";
}

std::string records(const std::vector<std::string>& events) {
  std::string text = R"({"Records":[)";
  for (const std::string& one : events) text += (text.ends_with('[') ? "" : ",") + one;
  return text + "]}";
}

/// A whole day, so that a month is 730 / 24 of it.
std::vector<std::string> a_day() {
  std::vector<std::string> events;
  for (int hour = 0; hour < 24; ++hour)
    events.push_back(event("GetObject", "images/secret.jpg", hour, 0, 1000));
  return events;
}

}  // namespace

TEST_CASE("bytes and requests of data events", "[observe][cloudtrail]") {
  const TemporaryFiles files;
  std::vector<std::string> events = a_day();
  events.push_back(event("PutObject", "images/new.jpg", 23, 500, 0));
  const Observed o = observe_files({files.write("trail.json", records(events))});
  CHECK(o.number("images", "reads.bytes_per_month") == 730000);
  CHECK(o.number("images", "reads.operations_per_month") == 730);
  CHECK(o.found.region == "us-west-2");
  CHECK(o.field("images", "reads.pattern") == nullptr);
}

TEST_CASE("an event that was delivered twice counts once", "[observe][cloudtrail]") {
  const TemporaryFiles files;
  const std::vector<std::string> events = a_day();
  std::vector<std::string> again = events;
  again.push_back(events.front());
  const Observed o = observe_files({files.write("trail.json", records(again))});
  CHECK(o.number("images", "reads.operations_per_month") == 730);
}

TEST_CASE("a key that looks encoded is not decoded", "[observe][cloudtrail]") {
  const TemporaryFiles files;
  std::vector<std::string> events;
  for (int hour = 0; hour < 24; ++hour) events.push_back(event("GetObject", "a%2Fb/x", hour, 0, 10));
  const Observed o = observe_files({files.write("trail.json", records(events))});
  CHECK(o.number("a%2Fb", "reads.operations_per_month") == 730);
}

TEST_CASE("secrets of data events are in no output", "[observe][cloudtrail]") {
  const TemporaryFiles files;
  const std::string output = observe_files({files.write("trail.json", records(a_day()))}).output();
  for (const char* secret :
       {"secret.jpg", "198.51.100.7", "arn:aws", "i-0f50820648985e29d", "111122223333", "R1"})
    CHECK(output.find(secret) == std::string::npos);
}

TEST_CASE("half a document is refused in words", "[observe][cloudtrail]") {
  const TemporaryFiles files;
  const std::string text = records(a_day());
  const Observed o = observe_files({files.write("trail.json", text.substr(0, text.size() / 2))});
  REQUIRE(o.errors.size() == 1);
  CHECK(o.errors.front().code == "unknown-source");
  CHECK(o.errors.front().message == "is not whole JSON");
}
