// Which hours of a bucket its logs cover, and what a month is made of.

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// A request of March 2026 that moves an object of 1,000 bytes.
std::string request(const std::string& bucket, int day, int hour, const std::string& operation,
                    const std::string& key) {
  static int number = 0;
  return "owner " + bucket + " [" + two_digits(day) + "/Mar/2026:" + two_digits(hour) +
         ":00:00 +0000] 10.0.0.1 user R" + std::to_string(++number) + " REST." + operation + ".OBJECT " +
         key + " \"" + operation +
         R"( /x HTTP/1.1" 200 - 1000 1000 10 9 "-" "Boto3/1.34" - id SigV4 - AuthHeader )" + bucket +
         ".s3.us-west-2.amazonaws.com TLSv1.2 - -\n";
}

/// A read an hour from 0:00 of a day to 23:00 of another.
std::string reads(const std::string& bucket, int from, int to, const std::string& key) {
  std::string log;
  for (int day = from; day <= to; ++day)
    for (int hour = 0; hour < 24; ++hour) log += request(bucket, day, hour, "GET", key);
  return log;
}

const char* const kReads = "reads.operations_per_month";

}  // namespace

TEST_CASE("a file's delivery bounds the hours of its own bucket", "[observe][covered]") {
  const TemporaryFiles files;
  const auto early = files.write("2026-03-03-03-15-22-0123456789ABCDEF", reads("early", 2, 2, "a/1"));
  const auto late = files.write("late.log", reads("late", 10, 16, "b/1"));
  const Observed o = observe_files({early, late});
  // 24 reads a day: 730 a month.
  CHECK(o.number("b", kReads) == 730);
  CHECK(o.field("b", kReads)->why == "7 full days of log");
  CHECK(o.number("a", kReads) == 730);
  CHECK(o.field("a", kReads)->why == "1 full day of log");
}

TEST_CASE("a file's delivery does not bound the records of another file", "[observe][covered]") {
  const TemporaryFiles files;
  const auto early = files.write("2026-03-03-03-15-22-0123456789ABCDEF", reads("one", 2, 2, "a/1"));
  const auto late = files.write("late.log", reads("one", 3, 8, "a/1"));
  CHECK(observe_files({early, late}).field("a", kReads)->why == "7 full days of log");
}

TEST_CASE("the last three hours before a delivery do not count", "[observe][covered]") {
  const TemporaryFiles files;
  const auto log = files.write("2026-03-05-01-00-00-0123456789ABCDEF", reads("one", 2, 4, "a/1"));
  CHECK(observe_files({log}).field("a", kReads)->why == "2 full days of log");
}

TEST_CASE("a day without a record is covered where a file of the bucket is named for it",
          "[observe][covered]") {
  const TemporaryFiles files;
  const auto first = files.write("2026-03-04-01-00-00-0123456789ABCDEF", reads("one", 2, 3, "a/1"));
  const auto last = files.write("2026-03-07-05-00-00-0123456789ABCDEF", reads("one", 5, 6, "a/1"));
  const auto other = files.write("2026-03-04-02-00-00-0123456789ABCDEF", reads("two", 2, 2, "b/1"));
  CHECK(observe_files({first, last}).field("a", kReads)->why == "5 full days of log");
  const auto plain = files.write("first.log", reads("one", 2, 3, "a/1"));
  CHECK(observe_files({plain, last, other}).field("a", kReads)->why == "4 full days of log");
}

TEST_CASE("one hour of log is one hour", "[observe][covered]") {
  const TemporaryFiles files;
  const Observed o = observe_files({files.write("a.log", request("one", 2, 5, "GET", "a/1"))});
  CHECK(o.field("a", kReads)->why == "1 hour of log, no full day");
}

TEST_CASE("what was seen beside the full days only is no zero", "[observe][covered]") {
  const TemporaryFiles files;
  // 12 hours, a full day, and an hour: 37 hours.
  std::string log = reads("one", 3, 3, "p/1");
  for (int hour = 12; hour < 24; ++hour) log += request("one", 2, hour, "GET", "p/1");
  log += request("one", 4, 0, "GET", "p/1");
  for (int i = 0; i < 37; ++i) log += request("one", 2, 13, "GET", "z/" + std::to_string(i));
  for (int i = 0; i < 37; ++i) log += request("one", 2, 13, "PUT", "w/" + std::to_string(i));
  const Observed o = observe_files({files.write("a.log", log)});
  CHECK(o.number("p", kReads) == 730);
  // 37 in 37 hours: 730 a month, within a factor of 4.
  CHECK(o.number("z", kReads) == 730);
  CHECK(o.field("z", kReads)->low == 182.5);
  CHECK(o.field("z", kReads)->high == 2920);
  CHECK(o.field("z", kReads)->why == "none in 1 full day of log; 37 hours in all");
  CHECK(o.number("z", "reads.request_size") == 1000);
  CHECK(o.field("z", "reads.request_size")->n == Count(37));
  CHECK(o.number("w", "writes.bytes_per_month") == 730000);
  CHECK(o.number("w", "writes.request_size") == 1000);
  CHECK(o.field("w", "growth_per_month")->high == 2920000);
}

TEST_CASE("bytes and operations come from the same hours, though only empty objects are read on full days",
          "[observe][covered]") {
  const TemporaryFiles files;
  std::string log = reads("one", 3, 3, "p/1");
  for (int hour = 12; hour < 24; ++hour) log += request("one", 2, hour, "GET", "p/1");
  for (int i = 0; i < 36; ++i) log += request("one", 2, 13, "GET", "y/" + std::to_string(i));
  std::string empty = request("one", 3, 5, "GET", "y/empty");
  empty.replace(empty.find(" 1000 1000 "), 11, " 0 0 ");
  const Observed o = observe_files({files.write("a.log", log + empty)});
  // 36 and 1 in 36 hours: 750.3 a month, of 973 bytes each.
  CHECK(o.number("y", kReads) == 750.3);
  CHECK(o.field("y", kReads)->why == "1 full day of log; 36 hours in all");
  CHECK(o.number("y", "reads.bytes_per_month") == 730000);
  CHECK(o.number("y", "reads.request_size") == 973);
}
