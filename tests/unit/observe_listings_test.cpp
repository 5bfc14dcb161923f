// Listings of one bucket: pieces of one add up, and what two of them tell of one object counts once.

#include <algorithm>

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

/// A line of `aws s3 ls`, of an object that changed on a day of March 2026.
std::string listed(int day, int size, const std::string& key) {
  return "2026-03-0" + std::to_string(day) + " 12:00:00 " + std::to_string(size) + " " + key + "\n";
}

/// An object of `aws s3api list-objects-v2`.
std::string item(int day, int size, const std::string& key) {
  return R"({"Key":")" + key + R"(","LastModified":"2026-03-0)" + std::to_string(day) +
         R"(T12:00:00+00:00","Size":)" + std::to_string(size) + R"(,"StorageClass":"STANDARD"})";
}

std::string page_of(const std::string& items) { return R"({"Contents":[)" + items + "]}"; }

/// A row of an inventory that names its columns.
std::string row(int day, int size, const std::string& key) {
  return R"("team-data",")" + key + R"(",")" + std::to_string(size) + R"(","2026-03-0)" +
         std::to_string(day) + R"(T12:00:00.000Z","STANDARD")" + "\n";
}

const std::string kColumns = R"("bucket","key","size","last_modified_date","storage_class")"
                             "\n";

/// What two files tell, in either order.
Observed both(const std::string& a, const std::string& b) {
  Observed there = observe_files({a, b});
  CHECK(observe_files({b, a}).output() == there.output());
  return there;
}

void check_holds(const Observed& o, double objects, double bytes) {
  REQUIRE(o.errors.empty());
  CHECK(o.number("images", "objects") == objects);
  CHECK(o.number("images", "size") == bytes);
}

bool says(const Observed& o, const std::string& text) {
  return std::ranges::any_of(
      o.notices, [&](const std::string& notice) { return notice.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("last week's and this week's list count each object once, as it is now", "[observe][listings]") {
  const TemporaryFiles files;
  // a stays, b grows from 200 to 500 bytes, c is new: 100 + 500 + 30.
  const std::string before = listed(1, 100, "images/a") + listed(1, 200, "images/b");
  const std::string now = listed(1, 100, "images/a") + listed(8, 500, "images/b") + listed(8, 30, "images/c");
  const Observed o = both(files.write("w1.txt", before), files.write("w2.txt", now));
  check_holds(o, 3, 630);
  CHECK(says(o, "listings tell of 2 objects (300 B) again that are in another"));
  CHECK(o.found.objects_by_size.at(4) == Count(1));  // 16 to 31 bytes
  CHECK(o.found.objects_by_size.at(6) == Count(1));
  CHECK(o.found.objects_by_size.at(8) == Count(1));
}

TEST_CASE("an object that shrank counts as it is now", "[observe][listings]") {
  const TemporaryFiles files;
  const std::string before = listed(1, 900, "images/a") + listed(1, 200, "images/b");
  const std::string now = listed(7, 100, "images/a") + listed(1, 200, "images/b");
  check_holds(both(files.write("w1.txt", before), files.write("w2.txt", now)), 2, 300);
}

TEST_CASE("the same list twice counts once, also within a file", "[observe][listings]") {
  const TemporaryFiles files;
  const std::string list = listed(1, 100, "images/a") + listed(1, 300, "images/b");
  check_holds(both(files.write("a.txt", list), files.write("b.txt", list + "\nTotal Objects: 2\n")), 2, 400);
  const Observed again = observe_files({files.write("twice.txt", list + list)});
  check_holds(again, 2, 400);
  CHECK(says(again, "listings tell of 2 objects (400 B) again"));
}

TEST_CASE("pages of one list add up, and nothing is said of it", "[observe][listings]") {
  const TemporaryFiles files;
  const Observed o =
      both(files.write("1.json", page_of(item(1, 100, "images/a") + "," + item(2, 200, "images/b"))),
           files.write("2.json", page_of(item(1, 300, "images/c"))));
  check_holds(o, 3, 600);
  CHECK(o.notices.empty());
}

TEST_CASE("pages of two lists count each object once wherever they were cut", "[observe][listings]") {
  const TemporaryFiles files;
  const std::string a = item(1, 100, "images/a");
  const std::string b = item(1, 200, "images/b");
  const std::string c = item(1, 400, "images/c");
  const Observed o =
      observe_files({files.write("w1-1.json", page_of(a + "," + b)), files.write("w1-2.json", page_of(c)),
                     files.write("w2-1.json", page_of(a)), files.write("w2-2.json", page_of(b + "," + c))});
  check_holds(o, 3, 700);
}

TEST_CASE("tables of an inventory in several files add up, and those of two count once",
          "[observe][listings]") {
  const TemporaryFiles files;
  const std::string one = files.write("1.csv", kColumns + row(1, 100, "images/a"));
  const std::string two = files.write("2.csv", kColumns + row(1, 200, "images/b"));
  check_holds(both(one, two), 2, 300);
  const std::string next = files.write("3.csv", kColumns + row(8, 50, "images/a") + row(1, 200, "images/b"));
  check_holds(observe_files({one, two, next}), 2, 250);
}

TEST_CASE("a list and an inventory of one bucket are two sources, not one told again",
          "[observe][listings]") {
  const TemporaryFiles files;
  const std::string table = files.write("i.csv", kColumns + row(1, 100, "images/a"));
  const std::string list = files.write("l.txt", listed(1, 100, "images/a"));
  const Observed o = observe_files(about({table, list}, "images", "s3://team-data/images/"));
  check_holds(o, 1, 100);
  CHECK_FALSE(says(o, "again"));
}

TEST_CASE("more objects than fit in memory count once, too", "[observe][listings]") {
  const TemporaryFiles files;
  std::string list;
  for (int i = 0; i < 20000; ++i) list += listed(1, 50, "images/" + std::to_string(i));
  Request request;
  request.sources = {files.write("a.txt", list), files.write("b.txt", list + "\nTotal Objects: 20000\n")};
  request.memory = std::size_t{1} << 20U;
  const Observed o = observe_files(request);
  check_holds(o, 20000, 1000000);
  CHECK(says(o, "one in"));
  CHECK(says(o, "listings tell of 20,000 objects ("));
}
