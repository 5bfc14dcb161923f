#include "rank/evaluation.hpp"
#include "rank/plan.hpp"

namespace storeadvise {
namespace {

Outcome outcome_of(const Evaluation& evaluation) {
  Outcome outcome;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    if (!o.eligible) continue;
    outcome.totals[i] = o.estimate().total();
    outcome.eligible |= OptionMask{1} << i;
  }
  outcome.option = best_option(evaluation);
  if (!outcome.option) return outcome;
  const OptionEvaluation& best = evaluation.options[*outcome.option];
  outcome.service = kOptions[*outcome.option].service;
  outcome.access = best.estimate().access;
  outcome.score = best.scores.total;
  outcome.bill = best.estimate().bill.total();
  outcome.waiting = best.estimate().waiting.usd;
  return outcome;
}

}  // namespace

Outcome outcome(const Demand& demand, const World& world) {
  return outcome_of(evaluate(demand, world, Breadth::winner));
}

QuickResult evaluate_profile(const Profile& profile, const World& world) {
  QuickResult result;
  std::vector<Evaluation> evaluations;
  std::vector<std::string> names;
  evaluations.reserve(profile.datasets.size());
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Demand d = demand(profile, i, world.catalog, world.roles);
    evaluations.push_back(evaluate(d, world, Breadth::options));
    result.outcomes.push_back(outcome_of(evaluations.back()));
    names.push_back(profile.datasets[i].name);
  }
  const Portfolio plan = portfolio(best_placements(evaluations), names, world.catalog);
  result.pattern = pattern_of(services_of(evaluations));
  result.bill = plan.bill;
  result.waiting = plan.waiting;
  return result;
}

}  // namespace storeadvise
