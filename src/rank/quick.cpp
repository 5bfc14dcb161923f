#include "rank/evaluation.hpp"
#include "rank/plan.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise {
namespace {

Outcome outcome_of(const Evaluation& evaluation) {
  Outcome outcome;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    if (o.ways_count == 0) continue;
    outcome.totals[i] = o.estimate().total();
    if (o.eligible) outcome.eligible |= OptionMask{1} << i;
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

Outcome evaluate(const Demand& demand, const Catalog& catalog, const RuleBook& rules,
                 const Judgement& judgement) {
  thread_local Evaluation evaluation;
  evaluate_options(demand, catalog, rules, judgement, false, evaluation);
  return outcome_of(evaluation);
}

QuickResult evaluate_profile(const Profile& profile, const Catalog& catalog, const RuleBook& rules,
                             const RoleBook& roles) {
  QuickResult result;
  std::vector<OptionEvaluation> chosen(profile.datasets.size());
  std::vector<Demand> demands(profile.datasets.size());
  std::vector<Placement> placements;
  std::vector<std::string> names;
  std::vector<Service> services;
  thread_local Evaluation evaluation;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    demands[i] = demand(profile, i, catalog, roles);
    evaluate_options(demands[i], catalog, rules, roles.judgement, false, evaluation);
    result.outcomes.push_back(outcome_of(evaluation));
    const Outcome& outcome = result.outcomes.back();
    services.push_back(outcome.service);
    names.push_back(profile.datasets[i].name);
    if (!outcome.option) continue;
    chosen[i] = evaluation.options[*outcome.option];
    placements.push_back({.demand = &demands[i], .option = &chosen[i], .index = *outcome.option});
  }
  const Portfolio plan = portfolio(placements, names, catalog);
  result.pattern = pattern_of(services);
  result.bill = plan.bill;
  result.waiting = plan.waiting;
  return result;
}

}  // namespace storeadvise
