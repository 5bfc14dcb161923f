#include "rank/repacking_advice.hpp"

#include <algorithm>

#include "models/repacking.hpp"
#include "models/switching.hpp"

namespace storeadvise {
namespace {

/// The rule in data/rules/ that says when objects are small enough to be packed.
constexpr std::string_view kAdvisedBy = "repack-shards";

bool advised(const DataSetReport& report) {
  return std::ranges::any_of(report.reasons, [](const Reason& r) { return r.rule == kAdvisedBy; });
}

/// The option reached in the same way as before, or else in its best.
const Estimate& same_way(const OptionEvaluation& o, Access access) {
  for (std::size_t w = 0; w < o.ways.size(); ++w)
    if (o.way_eligible[w] && o.ways[w].access == access) return o.ways[w];
  return o.estimate();
}

}  // namespace

std::optional<Repacking> repacking(const Workbench& bench, const Evaluation& evaluation,
                                   const DataSetReport& report, const World& world) {
  if (!report.verdict.option || !advised(report)) return std::nullopt;
  const std::size_t option = *report.verdict.option;
  Repacking r;
  r.shard = world.catalog.performance.repack_shard;
  const Demand then = sharded(bench.demand, r.shard);
  const Workbench bench_then = workbench(then, world.catalog);
  const Evaluation after = evaluate(then, world, Breadth::ways);
  const Estimate& now = evaluation.options[option].estimate();
  r.now = object_figures(bench, option, now);
  r.then = object_figures(bench_then, option, same_way(after.options[option], now.access));
  r.option = best_option(after);
  const auto cost = rewriting_cost(bench.demand, then, option, world.catalog);
  if (!cost) return std::nullopt;
  r.one_off = *cost;
  return r;
}

}  // namespace storeadvise
