// A folder whose files are measured.

#include <utime.h>

#include "observe/sources/folder.hpp"
#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

constexpr std::int64_t kNow = 1772323200;  // 2026-03-01
constexpr std::int64_t kDay = 86400;

void change(const std::string& file, std::int64_t second) {
  const utimbuf times{second, second};
  REQUIRE(::utime(file.c_str(), &times) == 0);
}

Observed measured(const TemporaryFiles& files) {
  Request request = about({}, "ws", files.folder());
  request.now = kNow;
  return observe_files(request);
}

bool says(const Observed& o, const std::string& words) {
  return std::ranges::any_of(o.notices,
                             [&](const std::string& n) { return n.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a folder is sizes, files and ages", "[observe][folder]") {
  const TemporaryFiles files;
  change(files.write("a/old", std::string(3000, 'x')), kNow - 40 * kDay);
  change(files.write("new", std::string(1000, 'x')), kNow - kDay);
  const Observed o = measured(files);
  CHECK(o.number("ws", "size") == 4000);
  CHECK(o.number("ws", "objects") == 2);
  const Field* const untouched = o.field("ws", "untouched.30 d");
  REQUIRE(untouched != nullptr);
  if (untouched->sure == Sure::at_most)
    CHECK(untouched->high == 0.75);
  else
    CHECK(o.number("ws", "untouched.30 d") == 0.75);
}

TEST_CASE("a file with two names counts once, and links are not followed", "[observe][folder]") {
  const TemporaryFiles files;
  const std::string file = files.write("a", std::string(1000, 'x'));
  std::filesystem::create_hard_link(file, file + "-again");
  std::filesystem::create_symlink(file, file + "-link");
  const Observed o = measured(files);
  CHECK(o.number("ws", "size") == 1000);
  CHECK(says(o, "1 name more of files that count once"));
}

TEST_CASE("holes are in the size, and said", "[observe][folder]") {
  const TemporaryFiles files;
  const std::string file = files.write("hole", "");
  std::filesystem::resize_file(file, 10'000'000);
  const Observed o = measured(files);
  CHECK(o.number("ws", "size") == 10'000'000);
  CHECK(says(o, "on disk"));
}

TEST_CASE("a clock that was set back makes no negative age", "[observe][folder]") {
  const TemporaryFiles files;
  change(files.write("future", std::string(1000, 'x')), kNow + 400 * kDay);
  const Observed o = measured(files);
  CHECK(says(o, "1 file changed in the future"));
  const Field* const untouched = o.field("ws", "untouched.30 d");
  REQUIRE(untouched != nullptr);
  CHECK(untouched->high.value_or(0) == 0);
}

TEST_CASE("times of reading count where the mount keeps them", "[observe][folder]") {
  const TemporaryFiles files;
  change(files.write("a", "x"), kNow - 100 * kDay);
  std::optional<Seconds> idle;
  const auto walk = walk_folder(files.folder(), kNow, [&](const ObjectFact& file) { idle = file.idle; });
  REQUIRE(walk.has_value());
  CHECK(idle.has_value() == walk->keeps_reads);
  if (idle) CHECK(*idle == days(100));
}

TEST_CASE("no name of a file is in any output", "[observe][folder]") {
  const TemporaryFiles files;
  files.write("secret-project/secret-model.bin", "x");
  CHECK(measured(files).output().find("secret") == std::string::npos);
}

TEST_CASE("a folder of data that --dataset does not name is not measured", "[observe][folder]") {
  const TemporaryFiles files;
  files.write("secret.bin", std::string(100, '\x01'));
  const Observed o = observe_files({files.folder()});
  REQUIRE(o.errors.size() == 1);
  CHECK(o.errors.front().code == "nothing-to-measure");
  CHECK(o.errors.front().hint.find("--dataset NAME=") != std::string::npos);
  CHECK(o.output().find("secret") == std::string::npos);
}

TEST_CASE("a folder that is named is no source of logs", "[observe][folder]") {
  const TemporaryFiles files;
  files.write("looks-like.json", R"({"Contents":[{"Key":"a","Size":1}]})");
  Request request = about({files.folder() + "/"}, "ws", files.folder());
  request.now = kNow;
  const Observed o = observe_files(request);
  CHECK(o.number("ws", "objects") == 1);
  CHECK(o.number("ws", "size") == 35);
}
