#include <algorithm>

#include "property/generator.hpp"
#include "storeadvise/report.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

Recommendation advised(const Profile& profile) {
  return advise(profile, catalog(), embedded_rules(), embedded_roles(), {.robustness = false});
}

const DataSetReport& named(const Recommendation& r, const std::string& name) {
  const auto found = std::find_if(r.datasets.begin(), r.datasets.end(),
                                  [&](const DataSetReport& set) { return set.name == name; });
  REQUIRE(found != r.datasets.end());
  return *found;
}

}  // namespace

TEST_CASE("the order of data sets changes no verdict, and no total") {
  for (std::uint64_t seed = 0; seed < kProfiles / 3; ++seed) {
    Profile profile = random_profile(seed, 5);
    const Recommendation before = advised(profile);
    std::reverse(profile.datasets.begin(), profile.datasets.end());
    const Recommendation after = advised(profile);
    INFO("seed " << seed);
    for (const DataSetReport& set : before.datasets) {
      const DataSetReport& other = named(after, set.name);
      CHECK(other.verdict.option == set.verdict.option);
      CHECK(other.verdict.score == set.verdict.score);
      CHECK(other.verdict.access == set.verdict.access);
    }
    CHECK(after.summary.pattern == before.summary.pattern);
    CHECK_THAT(after.summary.bill.count(),
               Catch::Matchers::WithinRel(before.summary.bill.count(), 1e-9) || WithinAbs(0, 1e-9));
    CHECK_THAT(after.summary.waiting.count(),
               Catch::Matchers::WithinRel(before.summary.waiting.count(), 1e-9) || WithinAbs(0, 1e-9));
  }
}

TEST_CASE("sharing tiers never costs more than the sum of the data sets") {
  for (std::uint64_t seed = 0; seed < kProfiles / 3; ++seed) {
    const Recommendation r = advised(random_profile(seed, 5));
    double sum = 0;
    for (const DataSetReport& set : r.datasets)
      for (const OptionReport& option : set.options)
        if (option.option == set.verdict.option) sum += option.estimate().bill.total().count();
    INFO("seed " << seed);
    CHECK(r.summary.bill.count() <= sum * (1 + 1e-9));
  }
}

TEST_CASE("a sweep's outcome is the report's") {
  for (std::uint64_t seed = 0; seed < kProfiles / 3; ++seed) {
    const Profile profile = random_profile(seed, 4);
    const Recommendation r = advised(profile);
    const QuickResult quick = evaluate_profile(profile, {catalog(), embedded_rules(), embedded_roles()});
    INFO("seed " << seed);
    CHECK(quick.pattern == r.summary.pattern);
    CHECK(quick.bill == r.summary.bill);
    CHECK(quick.waiting == r.summary.waiting);
    for (std::size_t i = 0; i < r.datasets.size(); ++i) {
      CHECK(quick.outcomes[i].option == r.datasets[i].verdict.option);
      CHECK(quick.outcomes[i].score == r.datasets[i].verdict.score);
      CHECK(quick.outcomes[i].access == r.datasets[i].verdict.access);
    }
  }
}

TEST_CASE("the same input gives the same report, byte for byte") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Profile profile = random_profile(seed);
    const auto report = [&] {
      return to_json(advise(profile, catalog(), embedded_rules(), embedded_roles()), catalog());
    };
    CHECK(report() == report());
  }
}
