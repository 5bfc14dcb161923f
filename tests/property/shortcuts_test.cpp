#include "models/lifecycle.hpp"
// What is evaluated quickly (facts that rules do not ask for left out, options that cannot win skipped, a
// burst month shared by options) against the same thing written out plainly.

#include <algorithm>
#include <cmath>

#include "explore/robustness.hpp"
#include "property/generator.hpp"
#include "rules/engine.hpp"
#include "rules/points.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

bool rules_out(const Rule& rule) {
  return rule.effect == Effect::requires_ || rule.effect == Effect::forbids;
}

struct Plain {
  bool eligible = true;
  double points = 0;
};

/// Every rule asked about every fact, one after another.
Plain plainly_judged(const Demand& d, std::size_t option, const Estimate& estimate) {
  FactArray facts;
  dataset_facts(d, facts);
  option_facts(d, kOptions[option], estimate, facts, &catalog());
  catalog_facts(catalog(), facts);
  Plain plain;
  for (const Rule& rule : embedded_rules().rules) {
    if ((rule.targets >> option & 1U) == 0 || !fires(rule, facts)) continue;
    if (rules_out(rule)) plain.eligible = false;
    if (rule.effect == Effect::favours) plain.points += points_of(rule, facts);
  }
  return plain;
}

}  // namespace

TEST_CASE("rules judge options as they do when every fact is worked out") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Demand d = demand(profile, 0, catalog(), embedded_roles());
    const Evaluation& evaluation = evaluated(profile);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      const OptionEvaluation& o = evaluation.options[i];
      INFO(described(seed, profile) << "\n" << kOptions[i].id);
      for (std::size_t w = 0; w < o.ways.size(); ++w)
        CHECK(o.way_eligible[w] == plainly_judged(d, i, o.ways[w]).eligible);
      if (o.eligible)
        CHECK(std::abs(o.way_points[o.chosen] - plainly_judged(d, i, o.estimate()).points) < 1e-9);
    }
  }
}

TEST_CASE("the winner is that of a whole evaluation") {
  const World world{catalog(), embedded_rules(), embedded_roles()};
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Demand d = demand(profile, 0, catalog(), embedded_roles());
    INFO(described(seed, profile));
    CHECK(evaluate(d, world, Breadth::winner).option == evaluate(d, world, Breadth::options).option);
  }
}

TEST_CASE("bills by their totals alone add up to the same, to the last bit") {
  const World world{catalog(), embedded_rules(), embedded_roles()};
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Demand d = demand(profile, 0, catalog(), embedded_roles());
    INFO(described(seed, profile));
    const Evaluation whole = evaluate(d, world, Breadth::options);
    const Evaluation totals = evaluate(d, world, Breadth::winner);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      REQUIRE(totals.options[i].eligible == whole.options[i].eligible);
      if (totals.options[i].ways.empty()) continue;  // the data set alone rules it out
      REQUIRE(totals.options[i].ways.size() == whole.options[i].ways.size());
      for (std::size_t w = 0; w < whole.options[i].ways.size(); ++w) {
        const Bill& bill = whole.options[i].ways[w].bill;
        const Bill& total = totals.options[i].ways[w].bill;
        CHECK(total.total() == bill.total());
        CHECK(total.complete() == bill.complete());
        CHECK(total.size() == 0);
      }
    }
  }
}

TEST_CASE("a lifecycle of EFS is the cheapest of those whose bills are written out") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Demand d = demand(profile, 0, catalog(), embedded_roles());
    const Workbench bench = workbench(d, catalog());
    for (const Option& option : kOptions) {
      if (option.service != Service::efs) continue;
      const auto bill = [&](double cold, double archive) {
        return bill_efs(option, d, efs_tiers(d, cold, archive), bench.efs, bench.provisioned, catalog());
      };
      Usd least = bill(0, 0).total();
      for (const Seconds ia : bench.ages) {
        if (!option.ia) break;
        least = std::min(least, bill(d.untouched_for(ia), 0).total());
        for (const Seconds archive : bench.ages)
          if (option.archive && archive >= ia)
            least = std::min(least, bill(d.untouched_for(ia), d.untouched_for(archive)).total());
      }
      INFO(described(seed, profile) << "\n" << option.id);
      CHECK(efs_offering(option, d, bench.efs, bench.provisioned, bench.ages, catalog()).bill.total() ==
            least);
    }
  }
}

TEST_CASE("options share a burst month only where it is the same") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Demand d = demand(profile, 0, catalog(), embedded_roles());
    const Workbench bench = workbench(d, catalog());
    const Evaluation& evaluation = evaluated(profile);
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      const Option& option = kOptions[i];
      const OptionEvaluation& o = evaluation.options[i];
      if (option.service != Service::efs || option.mode != EfsMode::bursting || o.ways.empty()) continue;
      const Bytes standard =
          efs_offering(option, d, bench.efs, bench.provisioned, bench.ages, catalog()).tiers.standard;
      const BurstMonth month = burst_month(d, standard, catalog().performance);
      const EfsPace paced = burst_pace(bench, option.one_zone, month);
      INFO(described(seed, profile) << "\n" << option.id);
      CHECK(o.estimate().throughput.held_read.count() == paced.pace.throughput.held_read);
      CHECK(o.estimate().throughput.held_write.count() == paced.pace.throughput.held_write);
      CHECK(o.estimate().waiting.usd.count() == paced.pace.waiting.usd.count());
      CHECK(in_hours(o.estimate().burst->until_exhausted) == in_hours(paced.month.burst.until_exhausted));
    }
  }
}
