// Bills, Storage Lens and class analysis: a few lines each, whose sums can be checked by eye.

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

constexpr double kGigabyte = 1024.0 * 1024 * 1024;
const std::string kHeader =
    "line_item_usage_type,line_item_operation,line_item_line_item_type,line_item_product_code,"
    "line_item_resource_id,line_item_usage_start_date,line_item_usage_end_date,line_item_usage_amount,"
    "product_region_code\n";

Observed observed(const std::string& text) {
  const TemporaryFiles files;
  return observe_files({files.write("bill.csv", text)});
}

/// Storage of S3 as it is billed: one line a day, which names the first hour alone. 1 GB-Mo of 31 days.
std::string stored(int day, double gigabytes) {
  const std::string date = "2026-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
  return "USW2-TimedStorage-ByteHrs,StandardStorage,Usage,AmazonS3,team-data," + date + "T00:00:00Z," + date +
         "T01:00:00Z," + std::to_string(gigabytes * 24 / 744) + ",us-west-2\n";
}

double relative(double a, double b) { return std::abs(a - b) / b; }

}  // namespace

TEST_CASE("GB-months of a day are what was stored on it", "[observe][bills]") {
  const Observed o = observed(kHeader + stored(1, 744) + stored(2, 744));
  CHECK(relative(o.number("team-data", "size"), 744 * kGigabyte) < 1e-6);
  CHECK(o.word("team-data", "current") == "s3.standard");
  CHECK(o.found.region == "us-west-2");
}

TEST_CASE("storage that grows is told by the day", "[observe][bills]") {
  const Observed o = observed(kHeader + stored(1, 31) + stored(2, 62) + stored(3, 93));
  CHECK(relative(o.number("team-data", "size"), 62 * kGigabyte) < 1e-5);
  CHECK(relative(o.number("team-data", "growth_per_month"), 31 * kGigabyte * 730 / 24) < 1e-5);
}

TEST_CASE("EFS is metered by the hour", "[observe][bills]") {
  // one hour of the month: 744 GB for an hour are 1 GB-Mo
  const Observed o = observed(kHeader +
                              "USW2-TimedStorage-ByteHrs,,Usage,AmazonEFS,arn:aws:elasticfilesystem:us-west-"
                              "2:111122223333:file-system/"
                              "fs-0a1b2c3d,2026-03-01T05:00:00Z,2026-03-01T06:00:00Z,1.0,us-west-2\n");
  CHECK(o.number("fs-0a1b2c3d", "size") == 744 * kGigabyte);
  CHECK(o.word("fs-0a1b2c3d", "current") == "efs.bursting");
  CHECK(o.output().find("111122223333") == std::string::npos);
}

TEST_CASE("requests are told apart by their operation", "[observe][bills]") {
  const auto asked = [](const std::string& tier, const std::string& operation, int day) {
    const std::string date = "2026-03-0" + std::to_string(day);
    return "USW2-Requests-" + tier + "," + operation + ",Usage,AmazonS3,team-data," + date + "T00:00:00Z," +
           date + "T23:59:59Z,240,us-west-2\n";
  };
  const Observed o =
      observed(kHeader + stored(1, 1) + asked("Tier2", "GetObject", 1) + asked("Tier2", "ReadACL", 1) +
               asked("Tier1", "PutObject", 1) + asked("Tier1", "ListBucket", 1));
  CHECK(o.number("team-data", "reads.operations_per_month") == 7300);
  CHECK(o.number("team-data", "writes.operations_per_month") == 7300);
  CHECK(o.number("team-data", "lookups.lists_per_month") == 7300);
  const Observed unnamed = observed(kHeader + stored(1, 1) + asked("Tier2", "", 1));
  const Field* const reads = unnamed.field("team-data", "reads.operations_per_month");
  REQUIRE(reads != nullptr);
  CHECK(reads->sure == Sure::at_most);
}

TEST_CASE("credits, taxes, other services and traffic between Regions do not count", "[observe][bills]") {
  const std::string rest = ",team-data,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,99,us-west-2\n";
  const Observed o = observed(kHeader + stored(1, 1) + "USW2-TimedStorage-ByteHrs,,Credit,AmazonS3" + rest +
                              "USW2-TimedStorage-ByteHrs,,Usage,AmazonEC2" + rest +
                              "USE1-TimedStorage-ByteHrs,,Usage,AmazonS3" + rest);
  CHECK(relative(o.number("team-data", "size"), kGigabyte) < 1e-5);
}

TEST_CASE("lines without a place count only where the bill names none", "[observe][bills]") {
  const std::string nowhere =
      "USW2-TimedStorage-ByteHrs,,Usage,AmazonS3,,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,1,us-west-2\n";
  CHECK(observed(kHeader + nowhere).number("s3-us-west-2", "size") == 31 * kGigabyte);
  CHECK(observed(kHeader + nowhere + stored(1, 1)).field("s3-us-west-2", "size") == nullptr);
}

TEST_CASE("FOCUS is read, with usage types and by SKU", "[observe][bills]") {
  const std::string header =
      "ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,RegionId,ResourceId,ServiceName,"
      "SkuId";
  const std::string line =
      "Usage,2026-03-01 00:00:00,2026-03-01 01:00:00,1.000,us-east-1,NULL,Amazon Simple Storage Service,";
  CHECK(observed(header + "\n" + line + "WP9ANXZGBYYSGJEA\n").number("s3-us-east-1", "size") ==
        31 * kGigabyte);
  CHECK(observed(header + ",x_UsageType\n" + line + "X,TimedStorage-ByteHrs\n")
            .number("s3-us-east-1", "size") == 31 * kGigabyte);
}

TEST_CASE("quotes may hold commas and line breaks, and a mark may lead", "[observe][bills]") {
  const Observed o = observed("\xEF\xBB\xBF\"tags\"," + kHeader + "\"a \"\"b\"\",\nc\"," + stored(1, 1));
  CHECK(relative(o.number("team-data", "size"), kGigabyte) < 1e-5);
  CHECK(o.notices.empty());
}

TEST_CASE("rows that cannot be read are named by their line", "[observe][bills]") {
  const Observed o =
      observed(kHeader + stored(1, 1) +
               "USW2-TimedStorage-ByteHrs,,Usage,AmazonS3,b,2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,"
               "much,us-west-2\n");
  REQUIRE(o.errors.size() == 1);
  CHECK(o.errors.front().code == "too-many-bad-lines");
  CHECK(o.errors.front().hint.find("bill.csv:3: error: amount") != std::string::npos);
}

TEST_CASE("Storage Lens: the widest rows count, without old versions", "[observe][bills]") {
  const std::string header =
      "version_number,configuration_id,report_date,aws_account_number,aws_region,storage_class,record_type,"
      "record_value,bucket_name,metric_name,metric_value\n";
  const auto row = [](const std::string& type, const std::string& prefix, const std::string& metric,
                      int value) {
    return "1.0,daily,2026-03-01,111122223333,us-west-2,STANDARD," + type + ",\"" + prefix + "\",team-data," +
           metric + "," + std::to_string(value) + "\n";
  };
  const Observed o = observed(
      header + row("BUCKET", "", "StorageBytes", 150) + row("BUCKET", "", "CurrentVersionStorageBytes", 100) +
      row("PREFIX", "a,b/", "StorageBytes", 60) + row("ACCOUNT", "", "StorageBytes", 900) +
      row("BUCKET", "", "BytesDownloaded", 24));
  REQUIRE(o.found.sets.size() == 1);
  CHECK(o.number("team-data", "size") == 100);
  CHECK(o.number("team-data", "reads.bytes_per_month") == 730);
  CHECK(o.output().find("111122223333") == std::string::npos);
  const Observed prefixes =
      observed(header + row("PREFIX", "a/", "StorageBytes", 60) + row("PREFIX", "a/b/", "StorageBytes", 20));
  REQUIRE(prefixes.found.sets.size() == 1);
  CHECK(prefixes.number("team-data/a", "size") == 60);
}

TEST_CASE("class analysis: the sum counts, and old objects bound cold reads", "[observe][bills]") {
  const std::string text =
      "Date,ConfigId,Filter,StorageClass,ObjectAge,ObjectCount,DataUploaded_MB,Storage_MB,DataRetrieved_MB,"
      "GetRequestCount\n"
      "2026-03-01,all,,STANDARD,000-014,,,10,20,5\n"
      "2026-03-01,all,,STANDARD,030-044,,,10,4,5\n"
      "2026-03-01,all,,STANDARD,ALL,,12,20,24,10\n";
  const Observed o = observed(text);
  CHECK(o.number("analysed", "reads.bytes_per_month") == 1048576.0 * 730);
  const Field* const cold = o.field("analysed", "reads.cold_bytes_per_month");
  REQUIRE(cold != nullptr);
  CHECK(cold->sure == Sure::at_most);
  CHECK(o.field("analysed", "size") == nullptr);
  const TemporaryFiles files;
  const Observed named =
      observe_files(about({files.write("a.csv", text)}, "images", "s3://team-data/images/"));
  CHECK(named.number("images", "reads.bytes_per_month") == 1048576.0 * 730);
}

TEST_CASE("two exports of the same costs count once", "[observe][bills]") {
  const TemporaryFiles files;
  const std::string focus =
      "ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,RegionId,ResourceId,ServiceName,x_"
      "UsageType\n"
      "Usage,2026-03-01 00:00:00,2026-03-01 01:00:00,1.0,us-west-2,team-data,Amazon Simple Storage Service,"
      "USW2-TimedStorage-ByteHrs\n";
  const Observed o =
      observe_files({files.write("cur.csv", kHeader + stored(1, 31)), files.write("focus.csv", focus)});
  CHECK(relative(o.number("team-data", "size"), 31 * kGigabyte) < 1e-5);
  REQUIRE(o.notices.size() == 1);
  CHECK(o.notices.front().find("several exports tell the same amounts of 1 place") == 0);
}

TEST_CASE("the parts of one bill add up", "[observe][bills]") {
  const TemporaryFiles files;
  const std::string header = "resource_tags_user_team," + kHeader;
  const Observed o =
      observe_files({files.write("a.csv", header + "red," + stored(1, 10)),
                     files.write("b.csv", header + "blue," + stored(1, 21) + "blue," + stored(2, 31))});
  CHECK(relative(o.number("team-data", "size"), 31 * kGigabyte) < 1e-5);
  CHECK(o.notices.empty());
}

TEST_CASE("a bucket's total is not that of what is left beside its prefixes", "[observe][bills]") {
  const TemporaryFiles files;
  Request request =
      about({files.write("bill.csv", kHeader + stored(1, 31))}, "images", "s3://team-data/images/");
  request.set_names.emplace_back("rest");
  request.places.emplace_back();
  parse_place("s3://team-data/", request.places.back());
  request.places.back().set = 1;
  const Observed o = observe_files(request);
  CHECK(o.found.sets.empty());
  CHECK(std::ranges::any_of(o.notices, [](const std::string& notice) {
    return notice.find("amounts of 1 bucket as a whole are left out") == 0;
  }));
  const Observed whole = observe_files(about(request.sources, "all", "s3://team-data/"));
  CHECK(relative(whole.number("all", "size"), 31 * kGigabyte) < 1e-5);
}

TEST_CASE("a bill in several files adds up, and nothing is said of it", "[observe][bills]") {
  const TemporaryFiles files;
  const Observed o = observe_files({files.write("1.csv", kHeader + stored(1, 744) + stored(2, 744)),
                                    files.write("2.csv", kHeader + stored(3, 744))});
  CHECK(relative(o.number("team-data", "size"), 744 * kGigabyte) < 1e-6);
  CHECK(o.field("team-data", "size")->n == Count(3));
  CHECK(o.notices.empty());
}

TEST_CASE("of two versions of a bill each line counts once, as the later one tells", "[observe][bills]") {
  const TemporaryFiles files;
  // The second day was not over when the first version was written.
  const std::string before = files.write("a.csv", kHeader + stored(1, 100) + stored(2, 40));
  const std::string now = files.write("b.csv", kHeader + stored(1, 100) + stored(2, 100) + stored(3, 100));
  for (const auto& order : {std::vector{before, now}, std::vector{now, before}}) {
    const Observed o = observe_files(order);
    CHECK(relative(o.number("team-data", "size"), 100 * kGigabyte) < 1e-5);
    REQUIRE(o.notices.size() == 1);
    CHECK(o.notices.front() ==
          "files of the bill tell of 2 days again that another tells: each line counts once, as the file "
          "tells that reaches furthest");
  }
}

TEST_CASE("requests of two versions count once where the files were cut elsewhere", "[observe][bills]") {
  // 10 reads an hour of one day.
  const auto read = [](int hour) {
    const std::string time = "2026-03-01T" + std::string(hour < 10 ? "0" : "") + std::to_string(hour);
    return "USW2-Requests-Tier2,GetObject,Usage,AmazonS3,team-data," + time + ":00:00Z," + time +
           ":59:59Z,10,us-west-2\n";
  };
  const auto reads = [&](int from, int to) {
    std::string text = kHeader;
    for (int hour = from; hour < to; ++hour) text += read(hour);
    return text;
  };
  const TemporaryFiles files;
  const Observed o = observe_files({files.write("a1.csv", reads(0, 16)), files.write("a2.csv", reads(16, 24)),
                                    files.write("b1.csv", reads(0, 9)), files.write("b2.csv", reads(9, 24))});
  CHECK(std::abs(o.number("team-data", "reads.operations_per_month") - 7300) <= 1);
}

TEST_CASE("lines of two accounts, or at two rates, are two lines", "[observe][bills]") {
  const std::string header = "line_item_usage_account_id,pricing_rate_code," + kHeader;
  const TemporaryFiles files;
  const Observed o = observe_files({files.write("1.csv", header + "111122223333,A.B.C," + stored(1, 100)),
                                    files.write("2.csv", header + "444455556666,A.B.C," + stored(1, 100)),
                                    files.write("3.csv", header + "444455556666,A.B.D," + stored(1, 100))});
  CHECK(relative(o.number("team-data", "size"), 300 * kGigabyte) < 1e-5);
  CHECK(o.output().find("444455556666") == std::string::npos);
}

TEST_CASE("a day that two exports of Storage Lens tell counts once", "[observe][bills]") {
  const std::string header =
      "version_number,configuration_id,report_date,aws_account_number,aws_region,storage_class,record_type,"
      "record_value,bucket_name,metric_name,metric_value\n";
  const auto downloaded = [](int day) {
    return "1.0,daily,2026-03-0" + std::to_string(day) +
           ",111122223333,us-west-2,STANDARD,BUCKET,,team-data,BytesDownloaded,24\n";
  };
  const TemporaryFiles files;
  const Observed o = observe_files({files.write("a.csv", header + downloaded(1) + downloaded(2)),
                                    files.write("b.csv", header + downloaded(2) + downloaded(3))});
  CHECK(o.number("team-data", "reads.bytes_per_month") == 730);
  REQUIRE(o.notices.size() == 1);
  CHECK(o.notices.front().find("Storage Lens tell of 1 day again") != std::string::npos);
}

TEST_CASE("a stated period cuts what was stored, as it cuts requests", "[observe][bills]") {
  const TemporaryFiles files;
  Request request;
  request.sources = {files.write("bill.csv", kHeader + stored(1, 100) + stored(2, 110) + stored(3, 900))};
  Wanted wanted;
  constexpr std::int64_t kFirstOfMarch = 1772323200;  // 2026-03-01
  wanted.period = {kFirstOfMarch, kFirstOfMarch + std::int64_t{2} * 86400};
  const Observed o = observe_files(request, wanted);
  CHECK(relative(o.number("team-data", "size"), 105 * kGigabyte) < 1e-5);
  CHECK(relative(o.number("team-data", "growth_per_month"), 10 * kGigabyte * 730 / 24) < 1e-4);
}
