// Which objects a log shows to be there: copies count, and the end of an old version is no end of its object.

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

/// A record about an object of 1,000 bytes.
std::string record(int hour, const std::string& operation, const std::string& key, const std::string& request,
                   const std::string& version) {
  static int number = 0;
  const std::string id = std::to_string(++number);
  return "owner one [02/Mar/2026:0" + std::to_string(hour) + ":00:00 +0000] 10.0.0.1 user R" + id + " " +
         operation + " " + key + " " + request + (operation.starts_with("S3.") ? " -" : " 200") +
         " - - 1000 10 9 - - " + version +
         " id SigV4 - AuthHeader one.s3.us-west-2.amazonaws.com TLSv1.2 - -\n";
}

/// Ten objects are written; then five of them are named by another record.
Observed then(const std::string& operation, const std::string& request, const std::string& version) {
  std::string log;
  for (int i = 0; i < 10; ++i)
    log += record(1, "REST.PUT.OBJECT", "a/" + std::to_string(i), "\"PUT /x HTTP/1.1\"", "NEW");
  for (int i = 0; i < 5; ++i) log += record(2, operation, "a/" + std::to_string(i), request, version);
  const TemporaryFiles files;
  return observe_files({files.write("a.log", log)});
}

}  // namespace

TEST_CASE("an old version that ends leaves its object there", "[observe][ends]") {
  CHECK(then("S3.EXPIRE.OBJECT", "-", "OLD").number("a", "objects") == 10);
  CHECK(then("BATCH.DELETE.OBJECT", "-", "OLD").number("a", "objects") == 10);
  CHECK(then("REST.DELETE.OBJECT", "\"DELETE /x?versionId=OLD HTTP/1.1\"", "OLD").number("a", "objects") ==
        10);
}

TEST_CASE("a simple delete, a rule and a delete marker end an object", "[observe][ends]") {
  CHECK(then("S3.EXPIRE.OBJECT", "-", "-").number("a", "objects") == 5);
  CHECK(then("BATCH.DELETE.OBJECT", "-", "-").number("a", "objects") == 5);
  CHECK(then("REST.DELETE.OBJECT", "\"DELETE /x HTTP/1.1\"", "MARKER").number("a", "objects") == 5);
  CHECK(then("S3.CREATE.DELETEMARKER", "-", "MARKER").number("a", "objects") == 5);
}
