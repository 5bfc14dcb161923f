#include <algorithm>
#include <array>

#include "explore/sweep.hpp"
#include "profile/fields.hpp"
#include "rank/evaluation.hpp"
#include "storeadvise/demand.hpp"

namespace storeadvise {
namespace {

constexpr std::array<std::string_view, 4> kDimensions{"cost", "latency", "throughput", "access_pattern"};

/// The score that puts an option ahead of another most.
std::string_view most_ahead(const Scores& ahead, const Scores& behind, const Weights& weights) {
  const std::array<double, 4> leads{weights[0] * (ahead.cost - behind.cost),
                                    weights[1] * (ahead.latency - behind.latency),
                                    weights[2] * (ahead.throughput - behind.throughput),
                                    weights[3] * (ahead.access_pattern - behind.access_pattern)};
  const auto most = std::ranges::max_element(leads) - leads.begin();
  return leads[static_cast<std::size_t>(most)] > 0 ? kDimensions[static_cast<std::size_t>(most)]
                                                   : std::string_view();
}

/// What the winner at a value wins by where it costs more than the other one; empty where it does not.
std::string_view won_by(const Crossing& c, bool above, Profile profile, const World& world) {
  const std::size_t winner = above ? *c.to_option : *c.from_option;
  const std::size_t loser = above ? *c.from_option : *c.to_option;
  if (!set_field(profile, c.path, above ? c.above : c.below)) return {};
  const Demand d = demand(profile, c.dataset, world.catalog, world.roles);
  const Evaluation e = evaluate(d, world, Breadth::options);
  const OptionEvaluation& best = e.options[winner];
  const OptionEvaluation& other = e.options[loser];
  if (!best.eligible || other.ways.empty() || best.estimate().total() <= other.estimate().total()) return {};
  if (!other.eligible) return "requirements";
  return most_ahead(best.scores, other.scores, e.demand.weights);
}

}  // namespace

void explain_dearer(std::vector<Crossing>& crossings, const Profile& profile, const World& world) {
  for (Crossing& c : crossings) {
    if (!c.from_option || !c.to_option) continue;
    c.won_by = won_by(c, true, profile, world);
    c.dearer_above = !c.won_by.empty();
    if (!c.dearer_above) c.won_by = won_by(c, false, profile, world);
  }
}

}  // namespace storeadvise
