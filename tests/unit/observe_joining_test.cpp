// What several sources tell of one data set, and the log in JSON.

#include "observe/estimate/joining.hpp"
#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

Field field(const std::string& path, double value, const std::string& from, Sure sure = Sure::measured) {
  Field f;
  f.path = path;
  f.sure = sure;
  if (sure != Sure::at_most) f.value = value;
  if (sure == Sure::at_most) f.high = value;
  f.from = {from};
  return f;
}

FoundSet set(const Field& f) { return {"images", {f}, {}}; }

double used(const Found& found) { return std::get<double>(found.sets.at(0).fields.at(0).value); }

/// A request as the plain log and the one in JSON write it.
std::string plain(int minute, const std::string& key) {
  const std::string two = (minute < 10 ? "0" : "") + std::to_string(minute);
  return "owner team-data [01/Mar/2026:00:" + two + ":00 +0000] 10.0.0.1 user R" + two + " REST.GET.OBJECT " +
         key +
         " \"GET /x HTTP/1.1\" 200 - 1000 1000 10 9 \"-\" \"Boto3/1.34\" - id SigV4 - AuthHeader "
         "team-data.s3.us-west-2.amazonaws.com TLSv1.2 - -\n";
}

std::string in_json(int minute, const std::string& key) {
  const std::string two = (minute < 10 ? "0" : "") + std::to_string(minute);
  return R"({"schema_version_id":"V_1_0","bucket_name":"team-data","request_time":"2026-03-01T00:)" + two +
         R"(:00.000Z","remote_ip":"10.0.0.1","requester":"user","request_id":"R)" + two +
         R"(","operation":"REST.GET.OBJECT","key":")" + key +
         R"(","request_uri":"GET /x HTTP/1.1","http_status":200,"error_code":null,"bytes_sent":1000,)"
         R"("object_size":1000,"total_time":10,"turn_around_time":9,"referer":null,"user_agent":"Boto3/1.34",)"
         R"("version_id":null,"host_header":"team-data.s3.us-west-2.amazonaws.com"})"
         "\n";
}

}  // namespace

TEST_CASE("the better source is used, whichever comes first", "[observe][joining]") {
  Found one;
  join(one, set(field("size", 100, "bill")));
  join(one, set(field("size", 105, "inv")));
  CHECK(used(one) == 105);
  Found other;
  join(other, set(field("size", 105, "inv")));
  join(other, set(field("size", 100, "bill")));
  CHECK(used(other) == 105);
  CHECK(one.disagreements.empty());
}

TEST_CASE("a difference of more than a tenth is told", "[observe][joining]") {
  Found found;
  join(found, set(field("reads.bytes_per_month", 100, "log")));
  join(found, set(field("reads.bytes_per_month", 150, "bill")));
  CHECK(used(found) == 100);
  REQUIRE(found.disagreements.size() == 1);
  CHECK(found.disagreements.front().path == "datasets.images.reads.bytes_per_month");
  CHECK(found.disagreements.front().used_from == "log");
  CHECK(page(found, 200)
            .find("Sources disagree about datasets.images.reads.bytes_per_month: 100 B by log, 150 B by "
                  "bill; the first is used.") != std::string::npos);
}

TEST_CASE("a value goes before a bound, and closes what was open", "[observe][joining]") {
  Found found;
  FoundSet bound = set(field("size", 900, "inv", Sure::at_most));
  bound.left_open.push_back({"role", "", "why"});
  join(found, bound);
  FoundSet value = set(field("size", 100, "walk"));
  Field role = field("role", 0, "log", Sure::guess);
  role.value = std::string("archive");
  value.fields.push_back(role);
  join(found, value);
  const FoundSet& joined = found.sets.at(0);
  CHECK(joined.fields.size() == 2);
  CHECK(joined.left_open.empty());
  CHECK(found.disagreements.empty());
}

TEST_CASE("locks tell the role before amounts do", "[observe][joining]") {
  Found found;
  Field by_bill = field("role", 0, "bill", Sure::guess);
  by_bill.value = std::string("pipeline_outputs");
  Field by_locks = field("role", 0, "nfs", Sure::guess);
  by_locks.value = std::string("shared_workspace");
  join(found, set(by_bill));
  join(found, set(by_locks));
  CHECK(std::get<std::string>(found.sets.at(0).fields.at(0).value) == "shared_workspace");
}

TEST_CASE("the log in JSON tells what the plain log does", "[observe][joining]") {
  const TemporaryFiles files;
  std::string lines;
  std::string objects;
  for (int minute = 0; minute < 60; ++minute) {
    lines += plain(minute, "images/a.jpg");
    objects += in_json(minute, "images/a.jpg");
  }
  const Observed text = observe_files({files.write("access.log", lines)});
  const Observed json = observe_files({files.write("access.json", objects)});
  CHECK(text.number("images", "reads.operations_per_month") == 60 * 730);
  CHECK(evidence_lines(json.found) == evidence_lines(text.found));
}
