#include "property/generator.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

/// Bit 3 x option + way for each way that is eligible.
std::vector<bool> admitted(const Evaluation& evaluation) {
  std::vector<bool> bits;
  for (const OptionEvaluation& o : evaluation.options)
    for (std::size_t w = 0; w < o.way_eligible.size(); ++w)
      bits.push_back(o.eligible && w < o.ways.size() && o.way_eligible[w]);
  return bits;
}

template <class Tighten>
void never_admits(std::uint64_t seed, const Tighten& tighten) {
  Profile profile = random_profile(seed, 1);
  const std::vector<bool> before = admitted(evaluated(profile));
  tighten(profile.datasets.front());
  const std::vector<bool> after = admitted(evaluated(profile));
  for (std::size_t i = 0; i < before.size(); ++i) {
    INFO(described(seed, profile) << "\n" << kOptions[i / 3].id << " way " << i % 3);
    CHECK((before[i] || !after[i]));
  }
}

}  // namespace

TEST_CASE("what S3 cannot do never ends on S3") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    for (const Need need :
         {Need::posix, Need::file_locking, Need::in_place_writes, Need::append, Need::shared_mount}) {
      Profile profile = random_profile(seed, 1);
      DataSet& set = profile.datasets.front();
      if (!set.needs) set.needs = Needs();
      set.needs->insert(need);
      const auto best = best_option(evaluated(profile));
      INFO(described(seed, profile) << "\nneeds " << kNeedNames[static_cast<std::size_t>(need)]);
      const bool appends = need == Need::append && best && kOptions[*best].id == "s3.express";
      CHECK((!best || kOptions[*best].service != Service::s3 || appends));
    }
  }
}

TEST_CASE("a tighter latency never admits an option") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    never_admits(seed, [](DataSet& set) {
      set.reads.max_latency = set.reads.max_latency ? *set.reads.max_latency / 3 : Seconds(0.02);
    });
  }
}

TEST_CASE("a higher required throughput never admits an option") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    never_admits(seed, [](DataSet& set) {
      if (set.reads.required_throughput) set.reads.required_throughput = *set.reads.required_throughput * 3;
    });
  }
}

TEST_CASE("one more need never admits an option") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    never_admits(seed, [seed](DataSet& set) {
      if (!set.needs) return;  // the role's needs, which a list of one's own replaces
      set.needs->insert(static_cast<Need>(seed % kNeedNames.size()));
    });
  }
}

TEST_CASE("an offer less never admits an option") {
  for (std::uint64_t seed = 0; seed < kProfiles / 3; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const std::vector<bool> before = admitted(evaluated(profile));
    for (std::size_t gone = 0; gone < kOptionCount; ++gone) {
      Catalog without = catalog();
      without.options &= ~(OptionMask{1} << gone);
      const std::vector<bool> after = admitted(evaluated(profile, 0, without));
      for (std::size_t i = 0; i < before.size(); ++i) {
        INFO(described(seed, profile) << "\n" << kOptions[i / 3].id << " without " << kOptions[gone].id);
        CHECK((before[i] || !after[i]));
      }
    }
  }
}

TEST_CASE("no percentile of the read latency lies below a smaller one") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Evaluation& evaluation = evaluated(profile);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      const OptionEvaluation& o = evaluation.options[i];
      INFO(described(seed, profile) << "\n" << kOptions[i].id);
      for (const Estimate& way : o.ways) {
        CHECK(way.latency.read_p50 <= way.latency.read_p95);
        CHECK(way.latency.read_p95 <= way.latency.read_p99);
      }
    }
  }
}
