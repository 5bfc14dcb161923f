#include <algorithm>
#include <limits>
#include <utility>

#include "rank/evaluation.hpp"
#include "rank/standing.hpp"
#include "rules/engine.hpp"
#include "rules/facts.hpp"

namespace storeadvise {
namespace {

/// Asks the rules about every way to an option.
void judge(OptionEvaluation& o, std::size_t index, const Demand& demand, const ActiveRules& active,
           FactArray& facts) {
  for (std::size_t w = 0; w < o.ways.size(); ++w) {
    const Access access = o.ways[w].access;
    if (active.forbid(index, access)) continue;
    option_facts(demand, kOptions[index], o.ways[w], active.option_facts, facts);
    if (is_forbidden(active, index, facts)) continue;
    o.eligible = o.way_eligible[w] = true;
    o.way_points[w] = rule_points(active, index, access, facts);
    o.way_speeds[w] = speed_of(demand, o.ways[w]);
  }
}

/// The best total, latency and rate among all eligible ways.
Best best_figures(const Evaluation& evaluation) {
  constexpr double kMost = std::numeric_limits<double>::infinity();
  Usd total(kMost);
  double latency = 0;
  double rate = 0;
  for (const OptionEvaluation& o : evaluation.options) {
    for (std::size_t w = 0; w < o.ways.size(); ++w) {
      if (!o.way_eligible[w]) continue;
      total = std::min(total, o.ways[w].total());
      latency = std::max(latency, o.way_speeds[w].latency.ratio);
      rate = std::max(rate, o.way_speeds[w].rate.ratio);
    }
  }
  return best_of(total, latency, rate);
}

/// Scores each eligible way; the option is what its best way is.
class Scoring {
 public:
  Scoring(const Demand& demand, const Best& best, const Judgement& judgement)
      : demand_(demand), best_(best), judgement_(judgement) {}

  void score(OptionEvaluation& o) {
    bool first = true;
    for (std::size_t w = 0; w < o.ways.size(); ++w) {
      if (!o.way_eligible[w]) continue;
      const Scores s = scores(demand_, o.ways[w].total(), of_speed(w, o.way_speeds[w]), o.way_points[w],
                              best_, judgement_);
      if (!first && s.total <= o.scores.total) continue;
      o.scores = s;
      o.chosen = w;
      first = false;
    }
  }

 private:
  /// Most S3 classes are as fast as the one before, each in the same way: saves 4 % of an evaluation.
  const SpeedScores& of_speed(std::size_t way, const Speed& speed) {
    Scored& last = last_.at(way);
    if (!last.known || last.speed != speed)
      last = {.known = true, .speed = speed, .scores = speed_scores(demand_, speed, best_, judgement_)};
    return last.scores;
  }

  struct Scored {
    bool known = false;
    Speed speed;
    SpeedScores scores;
  };
  const Demand& demand_;
  const Best best_;
  const Judgement& judgement_;
  std::array<Scored, 3> last_;
};

/// Of the options before a place, those that are eligible.
OptionMask eligible_options(const Evaluation& evaluation, std::size_t before) {
  OptionMask mask = 0;
  for (std::size_t i = 0; i < before; ++i)
    if (evaluation.options[i].eligible) mask |= OptionMask{1} << i;
  return mask;
}

}  // namespace

namespace {

/// Makes an option as new, but for the memory of its ways, and figures of ways that it does not have.
void reset(OptionEvaluation& o) {
  o.ways.clear();
  o.way_eligible = {};
  o.chosen = 0;
  o.offered = o.eligible = false;
}

}  // namespace

void evaluate(const Demand& demand, const World& world, Breadth breadth, Evaluation& e) {
  e.demand = demand;
  e.demand.weights = weights_in_force(demand);
  FactArray facts;
  dataset_facts(demand, facts);
  catalog_facts(world.catalog, world.rules, facts);
  ActiveRules active;
  judge_dataset(world.rules, facts, active);
  const OptionMask left_out = breadth == Breadth::winner ? active.dataset.forbidden : 0;
  const Bill::Keep keep = breadth < Breadth::options ? Bill::Keep::total : Bill::Keep::lines;
  Workbench bench = workbench(demand, world.catalog, ~left_out, keep);
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    OptionEvaluation& o = e.options[i];
    reset(o);
    o.offered = (world.catalog.options >> i & 1U) != 0;
    if (!o.offered || (left_out >> i & 1U) != 0) continue;
    if (kOptions[i].lifecycle) bench.lifecycle_classes &= eligible_options(e, i);
    estimate(bench, kOptions[i], breadth == Breadth::ways, o.ways);
    judge(o, i, demand, active, facts);
  }
  score_options(e, world);
  e.move.reset();
  decide(e, world, breadth);
}

Evaluation evaluate(const Demand& demand, const World& world, Breadth breadth) {
  Evaluation e{.demand = {}, .options = {}, .option = {}, .move = {}};
  evaluate(demand, world, breadth, e);
  return e;
}

void judge_option(Evaluation& e, std::size_t option, const World& world) {
  FactArray facts;
  dataset_facts(e.demand, facts);
  catalog_facts(world.catalog, world.rules, facts);
  ActiveRules active;
  judge_dataset(world.rules, facts, active);
  judge(e.options[option], option, e.demand, active, facts);
}

void score_options(Evaluation& e, const World& world) {
  Scoring scoring(e.demand, best_figures(e), world.roles.judgement);
  for (OptionEvaluation& o : e.options) scoring.score(o);
}

}  // namespace storeadvise
