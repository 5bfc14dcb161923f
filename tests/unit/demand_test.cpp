#include "storeadvise/advise.hpp"
#include "support/catch.hpp"
#include "truth/tables.hpp"

using namespace storeadvise;

namespace {

/// Checkpoints of 10 GB, one every half hour.
Demand checkpoints(const std::string& traffic) {
  const auto profile = R"({"region": "us-east-1", "datasets": [{"name": "c", "role": "checkpoints",
    "size": "10 GB", "checkpoint": {"every": "30 min", "keep": 2}, )" +
                       traffic + "}]}";
  return demand(truth::profile_of(nlohmann::ordered_json::parse(profile)), 0,
                *embedded_catalog("aws", "us-east-1"), embedded_roles());
}

}  // namespace

TEST_CASE("checkpoints are written while the data set is active, or when the profile says it writes",
          "[demand]") {
  const Demand reads = checkpoints(R"("reads": {"active_hours_per_month": 100})");
  CHECK(reads.checkpoint_writes == 200);
  CHECK(reads.writes.bytes == 200 * 10 * kGiB);
  const Demand writes = checkpoints(R"("writes": {"active_hours_per_month": 50})");
  CHECK(writes.checkpoint_writes == 100);
  CHECK(writes.writes.bytes == 100 * 10 * kGiB);
  CHECK(checkpoints(R"("reads": {"active_hours_per_month": 100}, "writes": {"active_hours_per_month": 50})")
            .checkpoint_writes == 100);
}

TEST_CASE("what a role assumes to be untouched is no older than objects live", "[demand]") {
  const auto untouched = [](const std::string& more) {
    const std::string profile = R"({"region": "us-east-1", "datasets": [{"name": "a", "role": "archive",
      "size": "90 TB", "object_size": "25 MB")" +
                                more + "}]}";
    return demand(truth::profile_of(nlohmann::ordered_json::parse(profile)), 0,
                  *embedded_catalog("aws", "us-east-1"), embedded_roles());
  };
  CHECK(untouched("").untouched_for(days(90)) > 0);
  CHECK(untouched(R"(, "lifetime": "30 d")").untouched_for(days(30)) == 0);
  CHECK(untouched(R"(, "lifetime": "60 d")").untouched_for(days(30)) == 0.5);
  CHECK(untouched(R"(, "lifetime": "60 d", "untouched": {"30 d": 0.7})").untouched_for(days(30)) == 0.7);
}

TEST_CASE("a stated network has the instance's bursts unless it is narrower", "[demand]") {
  const Catalog catalog = *embedded_catalog("aws", "us-east-1");
  const auto burst = [&](const std::string& network) {
    const Profile profile = truth::profile_of(nlohmann::ordered_json::parse(
        R"({"region": "us-east-1", "compute": {"s": {"instance": "g5.xlarge")" + network +
        R"(}}, "datasets": [{"name": "d", "role": "model_serving", "size": "15 GB", "compute": "s"}]})"));
    return demand(profile, 0, catalog, embedded_roles()).network_burst.count() * 8 / 1e9;
  };
  CHECK_THAT(burst(""), WithinAbs(10, 1e-9));
  CHECK_THAT(burst(R"(, "network": "2.5 Gbit/s")"), WithinAbs(10, 1e-9));
  CHECK_THAT(burst(R"(, "network": "298 MB/s")"), WithinAbs(10, 1e-9));  // as --list-paths shows it
  CHECK_THAT(burst(R"(, "network": "2.4 Gbit/s")"), WithinAbs(2.4, 1e-9));
  CHECK_THAT(burst(R"(, "network": "3 Gbit/s")"), WithinAbs(10, 1e-9));
  CHECK_THAT(burst(R"(, "network": "25 Gbit/s")"), WithinAbs(25, 1e-9));
}
