// Counters of NFS mounts: checked by eye against the texts below.

#include "support/catch.hpp"
#include "unit/observe_fixtures.hpp"

using namespace storeadvise;
using namespace storeadvise::observe;

namespace {

/// A mount of ten days, with the column of errors that Linux has since 5.3.
std::string mount(const std::string& device, const std::string& folder, const std::string& more = "") {
  return "device " + device + " mounted on " + folder +
         " with fstype nfs4 statvers=1.1\n"
         "\topts:\trw,vers=4.1,clientaddr=10.20.30.40\n"
         "\tage:\t864000\n"
         "\tbytes:\t400000 0 0 0 8640000000 864000000 1 1\n"
         "\tper-op statistics\n"
         "\t        READ: 86400 86400 0 1 1 1 172800 180000 0\n"
         "\t       WRITE: 8640 8640 0 1 1 1 17280 18000 0\n" +
         more;
}

const std::string kOther = "device sysfs mounted on /sys with fstype sysfs\n";
const std::string kEfs = "fs-0a1b2c3d.efs.us-west-2.amazonaws.com:/";

Observed observed(const std::string& text) {
  const TemporaryFiles files;
  return observe_files({files.write("mountstats", text)});
}

}  // namespace

TEST_CASE("a mount's counters are scaled from its age to a month", "[observe][mounts]") {
  const Observed o = observed(kOther + mount(kEfs, "/mnt/efs"));
  const std::string set = "fs-0a1b2c3d";
  // 10,000 bytes and 0.1 operations a second, 730 hours
  CHECK(o.number(set, "reads.bytes_per_month") == 10000.0 * 3600 * 730);
  CHECK(o.number(set, "reads.operations_per_month") == 0.1 * 3600 * 730);
  CHECK(o.number(set, "reads.request_size") == 100000);
  CHECK(o.number(set, "writes.bytes_per_month") == 1000.0 * 3600 * 730);
  CHECK(o.found.region == "us-west-2");
}

TEST_CASE("two mounts of one super block count once", "[observe][mounts]") {
  const Observed o = observed(mount(kEfs, "/mnt/a") + "\n" + mount(kEfs, "/mnt/b"));
  CHECK(o.number("fs-0a1b2c3d", "reads.bytes_per_month") == 10000.0 * 3600 * 730);
}

TEST_CASE("two hosts that mount one file system add up", "[observe][mounts]") {
  const TemporaryFiles files;
  const Observed o = observe_files(
      {files.write("a", mount(kEfs, "/mnt/a")), files.write("b", mount("127.0.0.1:/", "/mnt/a"))});
  CHECK(o.number("fs-0a1b2c3d", "reads.bytes_per_month") == 2 * 10000.0 * 3600 * 730);
}

TEST_CASE("locks make the role and the need", "[observe][mounts]") {
  const Observed locked = observed(mount(kEfs, "/mnt/efs", "\t        LOCK: 12 12 0 1 1 1 1 1 0\n"));
  CHECK(locked.word("fs-0a1b2c3d", "role") == "shared_workspace");
  const Field* const needs = locked.field("fs-0a1b2c3d", "needs");
  REQUIRE(needs != nullptr);
  const auto words = std::get<std::vector<std::string>>(needs->value);
  CHECK(std::find(words.begin(), words.end(), "file_locking") != words.end());
  CHECK(observed(mount(kEfs, "/mnt/efs")).field("fs-0a1b2c3d", "needs") == nullptr);
}

TEST_CASE("a counter that overflowed is no reason to refuse the line", "[observe][mounts]") {
  const Observed o = observed(
      mount(kEfs, "/mnt/efs", "\t      RENAME: 18446744073709551999 1 0 1 1 18446743919241604546 1 1\n"));
  CHECK(o.errors.empty());
  CHECK(o.notices.empty());
  CHECK(o.word("fs-0a1b2c3d", "role").empty());
}

TEST_CASE("a line of a mount that cannot be read is named", "[observe][mounts]") {
  const TemporaryFiles files;
  Request request;
  request.sources = {files.write("mountstats", mount(kEfs, "/mnt/efs") + "\tage:\tten\n")};
  const Observed o = observe_files(request);
  REQUIRE(o.errors.size() == 1);
  CHECK(o.errors.front().code == "too-many-bad-lines");
  CHECK(o.errors.front().hint.find("mountstats:8: error: age") != std::string::npos);
}

TEST_CASE("addresses of servers are in no output", "[observe][mounts]") {
  const Observed o = observed(mount("nas-7.example:/export", "/mnt/nas"));
  CHECK(o.number("nfs-1", "reads.request_size") == 100000);
  CHECK(o.output().find("nas-7") == std::string::npos);
  CHECK(o.output().find("10.20.30.40") == std::string::npos);
  CHECK(o.output().find("export") == std::string::npos);
}

TEST_CASE("a rate that no mount has is no row", "[observe][mounts]") {
  for (const char* rate : {"1e308", "1e12", "1e-308", "-1", "inf"}) {
    CAPTURE(rate);
    const Observed o =
        observed(std::string("\nnas-7:/x mounted on /mnt/nas:\n\n           ops/s       rpc bklog\n") +
                 "           3.000           0.000\n\nread:              ops/s            kB/s\n" +
                 "                   2.000         " + rate + "\n");
    REQUIRE(o.errors.size() == 1);
    CHECK(o.errors.front().code == "too-many-bad-lines");
  }
}

TEST_CASE("of nfsiostat the first report of a mount is read", "[observe][mounts]") {
  const std::string report =
      "\nnas-7:/x mounted on /mnt/nas:\n\n           ops/s       rpc bklog\n           3.000           "
      "0.000\n\n"
      "read:              ops/s            kB/s           kB/op         retrans\n"
      "                   2.000         256.000         128.000        0 (0.0%)\n"
      "write:             ops/s            kB/s           kB/op         retrans\n"
      "                   1.000          64.000          64.000        0 (0.0%)\n";
  const Observed o = observed(report + report);
  CHECK(o.number("nfs-1", "reads.bytes_per_month") == 256.0 * 1024 * 3600 * 730);
  CHECK(o.number("nfs-1", "reads.request_size") == 128 * 1024);
  CHECK(o.number("nfs-1", "writes.operations_per_month") == 3600.0 * 730);
}
