#include "property/generator.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

std::array<double, 5> list(const Scores& s) {
  return {s.cost, s.latency, s.throughput, s.access_pattern, s.total};
}

void scale(Priorities& priorities, double factor) {
  for (auto* weight :
       {&priorities.cost, &priorities.latency, &priorities.throughput, &priorities.access_pattern})
    if (*weight) **weight *= factor;
}

/// All four weights stated, so that all of them can be scaled.
void state_weights(Priorities& priorities, Dice& dice) {
  for (auto* weight :
       {&priorities.cost, &priorities.latency, &priorities.throughput, &priorities.access_pattern})
    *weight = dice.between(0.1, 10);
}

}  // namespace

TEST_CASE("scores lie between 0 and 100, the total within its parts") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Evaluation& evaluation = evaluated(profile);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      const OptionEvaluation& o = evaluation.options[i];
      if (!o.eligible) continue;
      const auto all = list(o.scores);
      INFO(described(seed, profile) << "\n" << kOptions[i].id);
      for (const double score : all) CHECK((score >= 0 && score <= 100 + 1e-9));
      const auto [least, most] = std::minmax_element(all.begin(), all.begin() + 4);
      CHECK(o.scores.total >= *least - 1e-9);
      CHECK(o.scores.total <= *most + 1e-9);
    }
  }
}

TEST_CASE("only the ratios of weights matter") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    Dice dice(seed);
    Profile profile = random_profile(seed, 1);
    Priorities& weights = profile.datasets.front().priorities;
    state_weights(weights, dice);
    const Evaluation before = evaluated(profile);
    scale(weights, 1000);
    const Evaluation& after = evaluated(profile);
    INFO(described(seed, profile));
    CHECK(best_option(after) == best_option(before));
    for (std::size_t i = 0; i < kOptionCount; ++i)
      if (before.options[i].eligible)
        CHECK_THAT(after.options[i].scores.total, WithinAbs(before.options[i].scores.total, 1e-9));
  }
}

TEST_CASE("an option that is no longer sold makes no other look worse") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    // These are made of what is sold, and may buy something faster and dearer where a part of it is not.
    Catalog without = catalog();
    for (const char* made_of_others : {"hybrid.s3_efs", "s3.lifecycle"})
      without.options &= ~(OptionMask{1} << *option_index(made_of_others));
    const Evaluation all = evaluated(profile, 0, without);
    const auto best = best_option(all);
    if (!best) continue;
    without.options &= ~(OptionMask{1} << *best);
    const Evaluation& rest = evaluated(profile, 0, without);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      if (!rest.options[i].eligible) continue;
      INFO(described(seed, profile) << "\n" << kOptions[i].id << " without " << kOptions[*best].id);
      REQUIRE(all.options[i].eligible);
      CHECK(rest.options[i].scores.total >= all.options[i].scores.total - 1e-9);
    }
  }
}

TEST_CASE("an option that is ruled out decides nothing by its absence") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Evaluation all = evaluated(profile);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      const bool part_of_hybrids =
          kOptions[i].service == Service::s3 || !(kOptions[i].ia || kOptions[i].one_zone);
      if (all.options[i].eligible || part_of_hybrids) continue;
      Catalog without = catalog();
      without.options &= ~(OptionMask{1} << i);
      const Evaluation& rest = evaluated(profile, 0, without);
      INFO(described(seed, profile) << "\nwithout " << kOptions[i].id);
      CHECK(best_option(rest) == best_option(all));
      for (std::size_t k = 0; k < kOptionCount; ++k)
        if (rest.options[k].eligible) CHECK(rest.options[k].scores.total == all.options[k].scores.total);
      break;
    }
  }
}
