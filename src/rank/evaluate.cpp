#include <algorithm>
#include <limits>

#include "explore/robustness.hpp"
#include "rank/evaluation.hpp"
#include "rank/scores.hpp"
#include "rules/engine.hpp"
#include "rules/facts.hpp"

namespace storeadvise {
namespace {

/// Estimates every way to the option and asks the rules about each.
void estimate_and_judge(OptionEvaluation& o, std::size_t index, const Workbench& bench,
                        const ActiveRules& active, FactArray& facts, bool all_ways) {
  const Option& option = kOptions[index];
  o.ways_count = estimate(bench, option, all_ways, o.ways);
  o.eligible = false;
  for (std::size_t w = 0; w < o.ways_count; ++w) {
    const Access access = o.ways[w].access;
    o.way_eligible[w] = !active.forbid(index, access);
    if (!o.way_eligible[w]) continue;
    option_facts(bench.demand, option, o.ways[w], active.option_facts, facts);
    o.way_eligible[w] = !is_forbidden(active, index, facts);
    if (!o.way_eligible[w]) continue;
    o.eligible = true;
    o.way_points[w] = rule_points(active, index, access, facts);
  }
}

/// The best total, latency and rate among all eligible ways.
Best best_figures(const Evaluation& evaluation, const Demand& demand) {
  constexpr double kMost = std::numeric_limits<double>::infinity();
  Best best{.total = kMost, .latency = kMost};
  for (const OptionEvaluation& o : evaluation.options) {
    for (std::size_t w = 0; o.eligible && w < o.ways_count; ++w) {
      if (!o.way_eligible[w]) continue;
      best.total = std::min(best.total, o.ways[w].total().count());
      best.latency = std::min(best.latency, decisive_latency(demand, o.ways[w]));
      best.rate = std::max(best.rate, decisive_rate(demand, o.ways[w]));
    }
  }
  return best;
}

/// Scores each eligible way; the option is what its best way is.
void score_option(OptionEvaluation& o, const Demand& demand, const Best& best, const Judgement& judgement) {
  bool first = true;
  for (std::size_t w = 0; w < o.ways_count; ++w) {
    if (!o.way_eligible[w]) continue;
    const Scores s = scores(demand, o.ways[w], o.way_points[w], best, judgement);
    if (!first && s.total <= o.scores.total) continue;
    o.scores = s;
    o.chosen = w;
    first = false;
  }
}

/// What is worked out of an option that no way can make eligible, because rules that look at the data set
/// alone rule it out: for the winner nothing, as it touches no other option's score.
enum class RuledOut : std::uint8_t { estimated, skipped };

void evaluate(const Demand& demand, const Catalog& catalog, const RuleBook& rules, const Judgement& judgement,
              bool all_ways, RuledOut ruled_out, Evaluation& out) {
  const Workbench bench = workbench(demand, catalog);
  FactArray facts;
  dataset_facts(demand, facts);
  ActiveRules active;
  judge_dataset(rules, facts, active);
  const OptionMask skipped = ruled_out == RuledOut::skipped ? active.dataset.forbidden : 0;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    OptionEvaluation& o = out.options[i];
    o.offered = (catalog.options >> i & 1U) != 0;
    o.eligible = false;
    o.ways_count = 0;
    o.chosen = 0;
    if (o.offered && (skipped >> i & 1U) == 0) estimate_and_judge(o, i, bench, active, facts, all_ways);
  }
  const Best best = best_figures(out, demand);
  for (OptionEvaluation& o : out.options)
    if (o.eligible) score_option(o, demand, best, judgement);
}

}  // namespace

void evaluate_options(const Demand& demand, const Catalog& catalog, const RuleBook& rules,
                      const Judgement& judgement, bool all_ways, Evaluation& out) {
  evaluate(demand, catalog, rules, judgement, all_ways, RuledOut::estimated, out);
}

std::optional<std::size_t> best_option(const Evaluation& evaluation) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    if (o.eligible && (!best || o.scores.total > evaluation.options[*best].scores.total)) best = i;
  }
  return best;
}

std::optional<std::size_t> runner_up(const Evaluation& evaluation, Service service) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    if (!o.eligible || kOptions[i].service == service) continue;
    if (!best || o.scores.total > evaluation.options[*best].scores.total) best = i;
  }
  return best;
}

Service winner(const Demand& demand, const Catalog& catalog, const RuleBook& rules,
               const Judgement& judgement) {
  thread_local Evaluation evaluation;
  evaluate(demand, catalog, rules, judgement, false, RuledOut::skipped, evaluation);
  const auto best = best_option(evaluation);
  return best ? kOptions[*best].service : Service::none;
}

}  // namespace storeadvise
