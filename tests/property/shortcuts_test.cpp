// What is evaluated quickly (facts that rules do not ask for left out, options that cannot win skipped, a
// burst month shared by options) against the same thing written out plainly.

#include <algorithm>
#include <cmath>

#include "explore/robustness.hpp"
#include "property/generator.hpp"
#include "rules/engine.hpp"
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
  option_facts(d, kOptions[option], estimate, facts);
  Plain plain;
  for (const Rule& rule : embedded_rules().rules) {
    if ((rule.targets >> option & 1U) == 0 || !fires(rule, facts)) continue;
    if (rules_out(rule)) plain.eligible = false;
    if (rule.effect == Effect::favours) plain.points += rule.points;
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
    CHECK(service_of(evaluate(d, world, Breadth::winner)) == outcome(d, world).service);
  }
}

TEST_CASE("days that are like the one before are not played again, and change nothing") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Profile profile = random_profile(seed, 1);
    const Demand d = demand(profile, 0, catalog(), embedded_roles());
    const BurstMonth month = burst_month(d, d.bytes, catalog().performance);
    const Burst& b = month.burst;
    const double active = d.reads.active_seconds > 0 ? d.reads.active_seconds : d.writes.active_seconds;
    const double drain =
        std::min(metered_demand(d, catalog().performance), b.burst_metered) - b.baseline_metered;
    if (!(drain > 0) || !(active > 0)) continue;
    const double days = std::max(1.0, std::round(d.month_hours / 24));
    const double idle = std::max(0.0, d.month_hours * 3600 / days - active / days);
    double balance = b.credits;
    double fast = 0;
    for (double day = 0; day < days; ++day) {
      const double today = std::min(active / days, balance / drain);
      fast += today;
      balance = std::min(b.credits, balance - drain * today + b.baseline_metered * idle);
    }
    INFO(described(seed, profile));
    CHECK(month.burst_share == fast / active);
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
      const double standard = d.bytes * (option.ia ? 1 - d.untouched_ia : 1);
      const BurstMonth month = burst_month(d, standard, catalog().performance);
      const EfsPace paced = burst_pace(bench, option.one_zone, month);
      INFO(described(seed, profile) << "\n" << option.id);
      CHECK(o.estimate().throughput.held_read == paced.pace.throughput.held_read);
      CHECK(o.estimate().throughput.held_write == paced.pace.throughput.held_write);
      CHECK(o.estimate().waiting.usd.count() == paced.pace.waiting.usd.count());
      CHECK(o.estimate().burst->hours_until_exhausted == paced.month.burst.hours_until_exhausted);
    }
  }
}
