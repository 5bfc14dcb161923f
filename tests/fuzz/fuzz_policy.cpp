// Any text is a policy, whose demands then hold or not, or is refused with words.

#include "check/policy.hpp"
#include "fuzz/input.hpp"
#include "storeadvise/advise.hpp"

using namespace storeadvise;

namespace {

Recommendation small_advice() {
  Profile profile;
  profile.name = "x";
  profile.region = "us-east-1";
  profile.datasets.resize(2);
  profile.datasets[0].name = "a";
  profile.datasets[1].name = "b";
  for (DataSet& set : profile.datasets) set.size = Bytes(100 * kGiB);
  return advise(profile, *embedded_catalog("aws", "us-east-1"), embedded_rules(), embedded_roles(),
                {.robustness = false});
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Recommendation advice = small_advice();
  const auto policy = read_policy(fuzz::as_text(data, size), "fuzz");
  if (!policy) {
    fuzz::must_explain(policy.error());
    return 0;
  }
  const CheckResult result = check(advice, *policy);
  bool all = true;
  for (const CheckedDemand& demand : result.demands) {
    all = all && demand.holds;
    fuzz::must(demand.applies || demand.holds);
    fuzz::must(!demand.demand.empty() && !demand.expected.empty() && !demand.found.empty());
  }
  fuzz::must(all == result.holds);
  return 0;
}
