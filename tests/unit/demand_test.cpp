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
