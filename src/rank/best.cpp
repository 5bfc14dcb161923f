#include <tuple>

#include "models/switching.hpp"
#include "rank/evaluation.hpp"

namespace storeadvise {
namespace {

constexpr OptionMask kEvery = (OptionMask{1} << kOptionCount) - 1;

Usd total_of(const Evaluation& e, std::size_t option) { return e.options[option].estimate().total(); }
double score_of(const Evaluation& e, std::size_t option) { return e.options[option].scores.total; }

/// A higher score; of the same the faster one, by latency, then by rate.
bool better(const OptionEvaluation& a, const OptionEvaluation& b) {
  const auto standing = [](const OptionEvaluation& o) {
    const Speed& speed = o.way_speeds[o.chosen];
    return std::tuple(o.scores.total, speed.latency.ratio, speed.rate.ratio);
  };
  return standing(a) > standing(b);
}

/// The eligible option of a mask with the lowest total.
std::optional<std::size_t> cheapest_among(const Evaluation& e, OptionMask mask) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((mask >> i & 1U) != 0 && e.options[i].eligible && (!found || total_of(e, i) < total_of(e, *found)))
      found = i;
  return found;
}

/// The options of a mask that a condition holds for.
template <class Condition>
OptionMask those(OptionMask mask, const Condition& condition) {
  OptionMask left = 0;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((mask >> i & 1U) != 0 && condition(i)) left |= OptionMask{1} << i;
  return left;
}

/// What moving from today's option brings; nothing where a price of the move is missing.
std::optional<Move> move_to(const Evaluation& e, std::size_t to, const World& world) {
  const std::size_t from = *e.demand.current;
  const OptionMask both = OptionMask{1} << from | OptionMask{1} << to;
  const auto cost = switching_cost(workbench(e.demand, world.catalog, both), from, to);
  if (!cost) return std::nullopt;
  const Usd saves = total_of(e, from) - total_of(e, to);
  return Move{to, *cost, saves, payback_months(*cost, saves, e.demand)};
}

bool pays(const Move& move, const Judgement& j) {
  return move.saves > Usd(0) && move.payback_months && *move.payback_months <= j.payback_months;
}

}  // namespace

std::optional<std::size_t> best_among(const Evaluation& e, OptionMask mask) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((mask >> i & 1U) != 0 && e.options[i].eligible && (!best || better(e.options[i], e.options[*best])))
      best = i;
  return best;
}

std::optional<std::size_t> runner_up(const Evaluation& e, Service service) {
  return best_among(e, kEvery & ~options_of(service));
}

const Estimate* estimate_now(const Evaluation& e) {
  if (!e.demand.current) return nullptr;
  const OptionEvaluation& now = e.options[*e.demand.current];
  return now.ways.empty() || !now.estimate().bill.complete() ? nullptr : &now.estimate();
}

std::optional<std::size_t> cheapest_of(const Evaluation& e, Service service) {
  return cheapest_among(e, options_of(service));
}

std::optional<std::size_t> pick(const Evaluation& e, const Judgement& j) {
  const auto highest = best_among(e, kEvery);
  if (!highest) return std::nullopt;
  const double bar = score_of(e, *highest) - j.equal_points;
  const OptionMask as_good =
      those(kEvery, [&](std::size_t i) { return e.options[i].eligible && score_of(e, i) >= bar; });
  const Usd most = total_of(e, *cheapest_among(e, as_good)) + e.demand.indifference;
  const OptionMask equals = those(as_good, [&](std::size_t i) { return total_of(e, i) <= most; });
  const auto single = best_among(e, equals & ~options_of(Service::hybrid));
  return single ? single : best_among(e, equals);
}

void decide(Evaluation& e, const World& world, Breadth breadth) {
  const Judgement& j = world.roles.judgement;
  e.option = pick(e, j);
  const auto now = e.demand.current;
  if (!e.option || !now || *now == *e.option || !e.options[*now].eligible) return;
  const bool leads = score_of(e, *e.option) - score_of(e, *now) >= j.close_margin;
  if (leads || breadth != Breadth::winner) {
    const auto move = move_to(e, *e.option, world);
    const bool worth_it = !(e.demand.weights[0] > 0) || (move && pays(*move, j));
    if (leads && worth_it) return;
    e.move = move;
  }
  e.option = now;
}

Service service_of(const Evaluation& evaluation) {
  const auto best = best_option(evaluation);
  return best ? kOptions[*best].service : Service::none;
}

}  // namespace storeadvise
