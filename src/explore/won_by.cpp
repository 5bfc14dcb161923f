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

/// Explains one side of a crossing where its winner costs more than the option of the other side: more than
/// that costs here, or there. Returns whether it does.
bool explain_side(Crossing& c, bool above, Profile profile, const World& world) {
  const std::size_t winner = above ? *c.to_option : *c.from_option;
  const std::size_t loser = above ? *c.from_option : *c.to_option;
  if (!set_field(profile, c.path, above ? c.above : c.below)) return false;
  const Demand d = demand(profile, c.dataset, world.catalog, world.roles);
  const Evaluation e = evaluate(d, world, Breadth::options);
  const OptionEvaluation& best = e.options[winner];
  const OptionEvaluation& other = e.options[loser];
  if (!best.eligible) return false;
  const Usd total = best.estimate().total();
  const bool dearer_than_there = total > (above ? c.from_total : c.to_total);
  const bool dearer_than_here = !other.ways.empty() && total > other.estimate().total();
  if (!dearer_than_there && !dearer_than_here) return false;
  if (!other.eligible)
    c.won_by = "requirements";
  else if (e.move)
    c.won_by = "staying";
  else if (dearer_than_here && best.scores.total < other.scores.total)
    c.won_by = "one_service";
  else if (dearer_than_here)
    c.won_by = most_ahead(best.scores, other.scores, e.demand.weights);
  else
    c.beside = other.estimate().total();
  c.dearer_above = above;
  return !c.won_by.empty() || c.beside;
}

}  // namespace

void explain_dearer(std::vector<Crossing>& crossings, const Profile& profile, const World& world) {
  for (Crossing& c : crossings)
    if (c.from_option && c.to_option && !explain_side(c, true, profile, world))
      explain_side(c, false, profile, world);
}

}  // namespace storeadvise
