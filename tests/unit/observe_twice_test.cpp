// The same requests told twice, by files of one kind or of two, count once.

#include <algorithm>

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// One read of 1000 bytes, as the three kinds of log write it: request `number`, in some hour of a day.
std::string trail_event(int number) {
  return R"({"eventSource":"s3.amazonaws.com","eventName":"GetObject","eventTime":"2026-03-02T)" +
         two_digits(number % 24) + R"(:10:00Z","awsRegion":"us-west-2","sourceIPAddress":"198.51.100.7",)" +
         R"("userAgent":"[Boto3/1.34]","requestID":"R)" + std::to_string(number) + R"(","eventID":"E)" +
         std::to_string(number) +
         R"(","requestParameters":{"bucketName":"team-data","key":"images/a.jpg"},)" +
         R"("additionalEventData":{"bytesTransferredOut":1000.0}})";
}

std::string json_line(int number) {
  return R"({"schema_version_id":"V_1_0","bucket_name":"team-data","request_time":"2026-03-02T)" +
         two_digits(number % 24) + R"(:10:00.250Z","remote_ip":"198.51.100.7","request_id":"R)" +
         std::to_string(number) +
         R"(","operation":"REST.GET.OBJECT","key":"images/a.jpg","http_status":200,"bytes_sent":1000,)" +
         R"("object_size":1000,"total_time":35,"user_agent":"Boto3/1.34.0"})";
}

std::string plain_line(int number) {
  return "owner team-data [02/Mar/2026:" + two_digits(number % 24) + ":10:00 +0000] 198.51.100.7 - R" +
         std::to_string(number) +
         R"( REST.GET.OBJECT images/a.jpg "GET /images/a.jpg HTTP/1.1" 200 - 1000 1000 35 20 "-" "Boto3/1.34.0" -)";
}

/// Requests `from` to `to`, the last excluded.
std::string trail(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += (text.empty() ? "" : ",") + trail_event(i);
  return R"({"Records":[)" + text + "]}";
}

template <class Write>
std::string lines(int from, int to, const Write& write) {
  std::string text;
  for (int i = from; i < to; ++i) text += write(i) + "\n";
  return text;
}

/// Requests a month by files in this order, and in the other.
double requests(std::vector<std::string> names) {
  const Observed there = observe_files(names);
  std::ranges::reverse(names);
  const Observed back = observe_files(names);
  CHECK(there.output() == back.output());
  return there.number("images", "reads.operations_per_month");
}

}  // namespace

TEST_CASE("events that two trails deliver count once", "[observe][duplicates]") {
  const TemporaryFiles files;
  const std::string whole = files.write("whole.json", trail(0, 24));
  CHECK(requests({whole, files.write("again.json", trail(0, 24) + "\n")}) == 730);
  CHECK(requests({files.write("a.json", trail(0, 16)), files.write("b.json", trail(8, 24))}) == 730);
}

TEST_CASE("lines of two JSON logs, or of a plain and a JSON log, count once", "[observe][duplicates]") {
  const TemporaryFiles files;
  const std::string json = files.write("a.json", lines(0, 24, json_line));
  CHECK(requests({json, files.write("b.json", lines(12, 24, json_line))}) == 730);
  CHECK(requests({json, files.write("a.log", lines(0, 24, plain_line))}) == 730);
}

TEST_CASE("duplicates are told of the kind of source", "[observe][duplicates]") {
  const TemporaryFiles files;
  const Observed o = observe_files(
      {files.write("a.json", lines(0, 24, json_line)), files.write("b.json", lines(20, 24, json_line))});
  REQUIRE(o.found.sources.size() == 1);
  CHECK(o.found.sources.front().duplicates == 4);
}

TEST_CASE("more records than a small table holds are looked at, every one", "[observe][duplicates]") {
  const TemporaryFiles files;
  CHECK(requests({files.write("a.json", trail(0, 2400)), files.write("b.json", trail(0, 2400) + " ")}) ==
        73000);
}

TEST_CASE("a trail is left out where an access log tells the same, and that is said",
          "[observe][duplicates]") {
  const TemporaryFiles files;
  const std::string told = files.write("trail.json", trail(0, 24));
  const std::string log = files.write("a.log", lines(0, 24, plain_line));
  const std::string json = files.write("a.json", lines(0, 24, json_line));
  CHECK(requests({told, log}) == 730);
  CHECK(requests({told, json}) == 730);
  const Observed o = observe_files({told, log});
  const Field* const reads = o.field("images", "reads.bytes_per_month");
  REQUIRE(reads != nullptr);
  CHECK(reads->from == std::vector<std::string>{"log"});
  CHECK(o.found.region == "us-west-2");
  CHECK(o.found.region_field.from == std::vector<std::string>{"trail"});
  REQUIRE(o.notices.size() == 1);
  CHECK(o.notices.front() ==
        "team-data has an access log: what CloudTrail tells of it is left out (24 events)");
}

TEST_CASE("a trail of another bucket, or of another time, counts beside a log", "[observe][duplicates]") {
  const TemporaryFiles files;
  const std::string log = files.write("a.log", lines(0, 24, plain_line));
  std::string other = trail(0, 24);
  for (std::size_t at = 0; (at = other.find("team-data", at)) != std::string::npos; ++at)
    other.replace(at, 9, "else-data");
  const Observed beside =
      observe_files(about({files.write("other.json", other), log}, "both", "s3://team-data/"));
  CHECK(beside.number("both", "reads.operations_per_month") == 730);
  CHECK(beside.found.outside_requests == Count(24));
  std::string before = trail(0, 24);
  for (std::size_t at = 0; (at = before.find("03-02T", at)) != std::string::npos; ++at)
    before.replace(at, 6, "03-01T");
  const Observed both = observe_files({files.write("before.json", before), log});
  CHECK(both.field("images", "reads.operations_per_month")->n == Count(48));
  CHECK(both.number("images", "reads.operations_per_month") == 730);
}
