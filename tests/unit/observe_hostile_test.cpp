// What goes wrong with files, with one clear answer each; and that nothing secret comes out of any of them.

#include <array>
#include <iterator>
#include <sstream>

#include <nlohmann/json.hpp>

#include "observe/rows/obs_file.hpp"
#include "observe/sources/inventory.hpp"
#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

std::string sample(const std::string& name) {
  return std::string(STOREADVISE_SOURCE_DIR) + "/tests/golden/inputs/observe/" + name;
}

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The error that is there alone.
Error only_error(const Observed& o) { return o.errors.size() == 1 ? o.errors.front() : Error{}; }

const std::string kBillHeader =
    "line_item_usage_type,line_item_operation,line_item_line_item_type,line_item_product_code,"
    "line_item_resource_id,line_item_usage_start_date,line_item_usage_end_date,line_item_usage_amount\n";

std::string bill_line(const std::string& type, const std::string& bucket) {
  return type + "-TimedStorage-ByteHrs,,Usage,AmazonS3," + bucket +
         ",2026-03-01T00:00:00Z,2026-03-01T01:00:00Z,1.0\n";
}

/// A secret that stands in every source below, in every place where one can.
constexpr std::array kSecrets{"sEcReT",    "10.99.99.99",         "arn:aws:",    "AROASECRET",
                              "REQSECRET", "i-0feedfacecafebeef", "777788889999"};

void check_nothing_leaks(const std::string& name, const std::string& text) {
  const TemporaryFiles files;
  const Observed o = observe_files({files.write(name, text)});
  INFO(name);
  CHECK(o.errors.empty());
  CHECK(!o.found.sets.empty());
  const std::string output = o.output();
  for (const char* secret : kSecrets) CHECK(output.find(secret) == std::string::npos);
}

const std::string kArn = "arn:aws:sts::777788889999:assumed-role/AROASECRET/i-0feedfacecafebeef";

}  // namespace

TEST_CASE("a packed file that ends too early is an error, whatever its kind", "[observe][hostile]") {
  const TemporaryFiles files;
  for (const char* name : {"bills/cur-2.csv.gz", "trail/later.json.gz"}) {
    const std::string packed = text_of(sample(name));
    REQUIRE(packed.size() > 100);
    const Observed o = observe_files({files.write("cut.gz", packed.substr(0, packed.size() - 40))});
    CHECK(only_error(o).code == "truncated");
  }
}

TEST_CASE("a file that is given twice counts once, and is said", "[observe][hostile]") {
  const TemporaryFiles files;
  const std::string text = kBillHeader + bill_line("USW2", "team-data");
  const Observed once = observe_files({files.write("a.csv", text)});
  const Observed twice = observe_files({files.write("a.csv", text), files.write("b.csv", text)});
  CHECK(twice.number("team-data", "size") == once.number("team-data", "size"));
  REQUIRE(twice.notices.size() == 1);
  CHECK(twice.notices.front().find("was given twice and counts once") != std::string::npos);
  const Observed often =
      observe_files({files.write("a.csv", text), files.write("b.csv", text), files.write("c.csv", text)});
  REQUIRE(often.notices.size() == 1);
  CHECK(often.notices.front().find("2 files repeat others, which count once, such as ") == 0);
}

TEST_CASE("two Regions ask for one", "[observe][hostile]") {
  const TemporaryFiles files;
  const Observed o = observe_files(
      {files.write("a.csv", kBillHeader + bill_line("USW2", "here") + bill_line("EU", "there"))});
  CHECK(o.found.regions == std::vector<std::string>{"eu-west-1", "us-west-2"});
  const Errors missing = missing_from_profile(o.found);
  REQUIRE(!missing.empty());
  CHECK(missing.front().code == "two-regions");
  CHECK(missing.front().hint.find("--region") == 0);
}

TEST_CASE("a file of no known kind is refused when it is named, and skipped in a folder",
          "[observe][hostile]") {
  const TemporaryFiles files;
  const std::string file = files.write("notes.txt", "nothing to see\n");
  CHECK(only_error(observe_files({file})).code == "unknown-source");
  files.write("bill.csv", kBillHeader + bill_line("USW2", "team-data"));
  const Observed o = observe_files({files.folder()});
  CHECK(o.found.sets.size() == 1);
  REQUIRE(o.notices.size() == 1);
  CHECK(o.notices.front().ends_with("notes.txt is of no known kind and was skipped"));
  files.write("more.txt", "nor here\n");
  const Observed two = observe_files({files.folder()});
  REQUIRE(two.notices.size() == 1);
  CHECK(two.notices.front().find("2 files of no known kind were skipped, such as ") == 0);
}

TEST_CASE("a line without an end takes no memory and is one bad row", "[observe][hostile]") {
  const TemporaryFiles files;
  const std::string good = kBillHeader + bill_line("USW2", "team-data");
  const std::string file = files.write("bill.csv", good);
  std::filesystem::resize_file(file, 200'000'000);  // zeros without a line break
  Request request;
  request.sources = {file};
  request.max_bad.count = 1;
  const Observed o = observe_files(request);
  CHECK(o.errors.empty());
  CHECK(o.number("team-data", "size") > 0);
  REQUIRE(o.notices.size() == 2);
  CHECK(o.notices.back().find("bill.csv:3: error: over 1 MiB") != std::string::npos);
}

TEST_CASE("an event without an end is refused", "[observe][hostile]") {
  const TemporaryFiles files;
  const std::string text =
      R"({"Records":[{"eventSource":"s3.amazonaws.com","x":")" + std::string(70U << 20U, 'x');
  CHECK(only_error(observe_files({files.write("trail.json", text)})).code == "too-large");
}

TEST_CASE("a clock of uploads that changed is said, with both intervals", "[observe][hostile]") {
  std::string log;
  std::int64_t minute = 0;
  for (int i = 0; i < 60; ++i) {
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    log += "owner team-data [" + two(1 + minute / 1440) + "/Mar/2026:" + two(minute / 60 % 24) + ":" +
           two(minute % 60) + ":00 +0000] 10.0.0.1 user R" + std::to_string(i) +
           " REST.PUT.OBJECT ckpt/step-" + std::to_string(i) +
           " \"PUT /x HTTP/1.1\" 200 - - 1000 10 9 \"-\" \"Boto3\" -\n";
    minute += i < 40 ? 30 : 60;
  }
  const TemporaryFiles files;
  const Observed o = observe_files({files.write("access.log", log)});
  REQUIRE(o.found.sets.size() == 1);
  const auto& open = o.found.sets.front().left_open;
  const auto every =
      std::find_if(open.begin(), open.end(), [](const LeftOpen& l) { return l.path == "checkpoint.every"; });
  REQUIRE(every != open.end());
  CHECK(every->seen == "30 min until 2026-03-01 20:00 UTC, 1 h after");
  CHECK(every->why.find("--period") != std::string::npos);
}

TEST_CASE("nothing secret of bills and exports is in any output", "[observe][hostile]") {
  check_nothing_leaks("cur.csv", "bill_payer_account_id,line_item_line_item_description," + kBillHeader +
                                     "777788889999,sEcReT," + bill_line("USW2", "team-data"));
  check_nothing_leaks(
      "focus.csv",
      "BillingAccountId,Tags,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,"
      "RegionId,ResourceId,ServiceName,x_UsageType\n777788889999,sEcReT,Usage,2026-03-01 00:00:00,"
      "2026-03-01 01:00:00,1,us-west-2,arn:aws:elasticfilesystem:us-west-2:777788889999:file-system/"
      "fs-0a1b2c3d,Amazon Elastic File System,USW2-TimedStorage-ByteHrs\n");
  check_nothing_leaks(
      "lens.csv",
      "version_number,configuration_id,report_date,aws_account_number,aws_region,storage_class,"
      "record_type,record_value,bucket_name,metric_name,metric_value\n1,sEcReT,2026-03-01,"
      "777788889999,us-west-2,STANDARD,BUCKET,,team-data,StorageBytes,5\n");
  check_nothing_leaks("analysis.csv",
                      "Date,ConfigId,Filter,StorageClass,ObjectAge,ObjectCount,DataUploaded_MB,Storage_MB,"
                      "DataRetrieved_MB,GetRequestCount\n2026-03-01,sEcReT,sEcReT,STANDARD,ALL,1,2,3,4,5\n");
}

TEST_CASE("nothing secret of requests is in any output", "[observe][hostile]") {
  check_nothing_leaks(
      "trail.json",
      R"({"Records":[{"eventSource":"s3.amazonaws.com","eventName":"GetObject","eventTime":"2026-03-01T00:00:00Z",)"
      R"("awsRegion":"us-west-2","sourceIPAddress":"10.99.99.99","userAgent":"sEcReT","requestID":"REQSECRET",)"
      R"("userIdentity":{"arn":")" +
          kArn +
          R"("},"requestParameters":{"bucketName":"team-data","key":"images/sEcReT.jpg"},)"
          R"("additionalEventData":{"bytesTransferredOut":5.0,"x-amz-id-2":"sEcReT"}}]})");
  check_nothing_leaks(
      "access.log",
      "sEcReT team-data [01/Mar/2026:00:00:00 +0000] 10.99.99.99 " + kArn +
          " REQSECRET REST.GET.OBJECT images/sEcReT.jpg \"GET /images/sEcReT.jpg HTTP/1.1\" 200 - 5 5 "
          "10 9 \"-\" \"sEcReT\" - sEcReT SigV4 - AuthHeader team-data.s3.us-west-2.amazonaws.com "
          "TLSv1.2 - -\n");
}

TEST_CASE("nothing secret of a log in JSON is in any output", "[observe][hostile]") {
  check_nothing_leaks(
      "log.json",
      R"({"schema_version_id":"V_1_0","bucket_arn":"arn:aws:s3:::team-data","bucket_name":"team-data",)"
      R"("request_time":"2026-03-01T00:00:00.000Z","remote_ip":"10.99.99.99","requester":")" +
          kArn +
          R"(","request_id":"REQSECRET","operation":"REST.GET.OBJECT","key":"images/sEcReT.jpg",)"
          R"("request_uri":"GET /sEcReT HTTP/1.1","http_status":200,"bytes_sent":5,"object_size":5,)"
          R"("total_time":10,"referer":null,"user_agent":"sEcReT","version_id":null,)"
          R"("host_header":"team-data.s3.us-west-2.amazonaws.com"})"
          "\n");
}

TEST_CASE("a time is one that 32 bits of seconds hold", "[observe][hostile]") {
  std::int64_t second = 0;
  for (const char* good : {"1970-01-01", "2026-03-01T23:59:60Z", "2105-12-31T23:59:59Z"})
    CHECK(read_timestamp(good, second));
  for (const char* bad : {"4052-03-01", "1969-12-31", "0001-01-01T00:00:00Z", "2026-03-01T24:00:00Z",
                          "2026-03-01T10:60:00Z", "2026-03-01T10:00:61Z", "1970-01-01T00:00:00+01:00"})
    CHECK_FALSE(read_timestamp(bad, second));
}

TEST_CASE("a part is JSON, whatever bytes a name in a source has", "[observe][hostile]") {
  const TemporaryFiles files;
  Request request;
  request.sources = {
      files.write("mountstats",
                  "device fs-0a1b2c3d.efs.us-west-2.amazonaws.com:/ mounted on /mnt/caf\xe9 with "
                  "fstype nfs4 statvers=1.1\n"
                  "\tage:\t864000\n\tbytes:\t1 1 0 0 1 1 1 1\n")};
  const auto gathered = gather(request);
  REQUIRE(gathered);
  REQUIRE(!gathered->observation.facts.empty());
  std::string part;
  write_obs(gathered->observation, {}, [&](std::string_view text) { part += text; });
  std::istringstream lines(part);
  for (std::string line; std::getline(lines, line);) CHECK(nlohmann::json::accept(line));
  CHECK(part.find("/mnt/caf\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("nothing secret of lists, mounts, plans and descriptions is in any output", "[observe][hostile]") {
  check_nothing_leaks(
      "list.json",
      R"({"Contents":[{"Key":"images/sEcReT.jpg","Size":5,"ETag":"sEcReT","Owner":{"ID":"AROASECRET"}}]})");
  check_nothing_leaks("ls.txt", "2026-03-05 12:00:00      12345 images/sEcReT.jpg\n");
  check_nothing_leaks("inventory.csv", "bucket,key,size\n\"team-data\",\"images/sEcReT.jpg\",\"5\"\n");
  check_nothing_leaks("mountstats",
                      "device sEcReT.example:/sEcReT mounted on /mnt/sEcReT with fstype nfs4 statvers=1.1\n"
                      "\topts:\trw,clientaddr=10.99.99.99\n\tage:\t864000\n\tbytes:\t1 1 0 0 1 1 1 1\n"
                      "\t        READ: 1 1 0 1 1 1 1 1\n");
  check_nothing_leaks(
      "plan.json",
      R"({"terraform_version":"1.9","values":{"root_module":{"resources":[{"type":"aws_s3_bucket",)"
      R"("name":"data","values":{"bucket":"team-data","policy":"sEcReT arn:aws:iam::777788889999:root"}}]}}})");
  check_nothing_leaks(
      "efs.json",
      R"({"FileSystems":[{"FileSystemId":"fs-0a1b2c3d","OwnerId":"777788889999","CreationToken":"sEcReT",)"
      R"("FileSystemArn":"arn:aws:elasticfilesystem:us-west-2:777788889999:file-system/fs-0a1b2c3d",)"
      R"("SizeInBytes":{"Value":5}}]})");
}

TEST_CASE("an empty folder and an empty file are called so", "[observe][hostile]") {
  const TemporaryFiles files;
  const Error error = only_error(observe_files({files.folder()}));
  CHECK(error.code == "nothing-to-measure");
  CHECK(error.message == "holds no file");
  CHECK(only_error(observe_files({files.write("empty.log", "")})).message == "is empty");
}

TEST_CASE("a size that no file system has is refused", "[observe][hostile]") {
  const TemporaryFiles files;
  for (const char* size : {"-1", "1e308", "2e18"}) {
    CAPTURE(size);
    const std::string text =
        std::string(R"({"FileSystems":[{"FileSystemId":"fs-1","Name":"team","SizeInBytes":{"Value":)") +
        size + "}}]}";
    CHECK(only_error(observe_files({files.write("efs.json", text)})).code == "too-many-bad-lines");
  }
}
