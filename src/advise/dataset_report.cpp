#include "advise/dataset_report.hpp"

#include <fmt/format.h>

#include <cmath>

#include "models/switching.hpp"
#include "models/ways_out.hpp"
#include "rank/reasons.hpp"
#include "rank/repacking_advice.hpp"

namespace storeadvise {
namespace {

Verdict verdict_of(const Evaluation& e, const Setting& s, Robustness* found) {
  Verdict v;
  v.option = best_option(e);
  if (v.option) {
    const OptionEvaluation& best = e.options[*v.option];
    v.service = kOptions[*v.option].service;
    v.access = best.estimate().access;
    v.score = best.scores.total;
    v.runner_up = runner_up(e, v.service);
    if (v.runner_up) v.margin = v.score - e.options[*v.runner_up].scores.total;
  }
  v.move = e.move;
  const Judgement& j = s.world.roles.judgement;
  if (found != nullptr) {
    v.holds_in = found->holds.service;
    if (v.option) v.holds_option_in = found->holds.option;
    v.levers = std::move(found->levers);
    v.flips = std::move(found->flips);
    v.low_confidence = std::move(found->shaky_figures);
  }
  const bool narrow = v.runner_up && std::abs(v.margin) < j.close_margin;
  v.close_call = v.option && (narrow || v.holds_in.value_or(1) < j.close_holds);
  return v;
}

/// The month's total twelve times over, with what growth adds to the storage lines.
double outlook(const Estimate& e, const Demand& d) {
  double storage = 0;
  for (const BillLine& line : e.bill)
    if (line.item == Item::storage) storage += line.amount().count();
  constexpr double kMonthsOfGrowth = 66;  // 0 + 1 + ... + 11
  const double growth = d.bytes > Bytes(0) ? d.growth / d.bytes : 0;
  return 12 * e.total().count() + storage * growth * kMonthsOfGrowth;
}

std::optional<Switching> switching_of(const Evaluation& e, const Workbench& bench, std::size_t to) {
  const Estimate* now = estimate_now(e);
  if (now == nullptr) return std::nullopt;
  const auto cost = switching_cost(bench, *e.demand.current, to);
  if (!cost) return std::nullopt;
  const Usd saving = now->total() - e.options[to].estimate().total();
  return Switching{*cost, payback_months(*cost, saving, e.demand)};
}

OptionReport option_report(const Evaluation& e, const Workbench& bench, RuledOutBy& ruled_out_by,
                           std::size_t index) {
  const OptionEvaluation& o = e.options[index];
  OptionReport report;
  report.option = index;
  report.eligible = o.eligible;
  report.chosen = o.chosen;
  report.accesses.reserve(o.ways.size());
  for (std::size_t w = 0; w < o.ways.size(); ++w) {
    AccessReport way{.estimate = o.ways[w], .eligible = o.way_eligible[w], .rejected_by = {}};
    if (!way.eligible) way.rejected_by = ruled_out_by(index, o.ways[w]);
    report.accesses.push_back(std::move(way));
  }
  if (!o.eligible) report.rejected_by = report.accesses[report.chosen].rejected_by;
  if (o.eligible) report.scores = o.scores;
  report.switching = switching_of(e, bench, index);
  report.ways_out = ways_out(bench, index, o.estimate());
  report.outlook_usd = outlook(o.estimate(), e.demand);
  return report;
}

}  // namespace

namespace {

std::vector<Measured> measured_of(const Profile& profile, const std::string& name) {
  std::vector<Measured> found;
  if (!profile.measured) return found;
  for (const Measured& entry : *profile.measured)
    if (entry.path.starts_with(fmt::format("datasets.{}.", name))) found.push_back(entry);
  return found;
}

/// Of what the Region sells and nobody has priced: at which bill it would be the choice.
void price_wanted(DataSetReport& report, const Evaluation& e, const World& world) {
  for (OptionReport& option : report.options) {
    const bool sold = (world.catalog.sold >> option.option & 1U) != 0;
    if (sold && !option.estimate().bill.complete()) option.wins_under = wins_under(e, option.option, world);
  }
}

}  // namespace

DataSetReport dataset_report(const Evaluation& e, std::vector<Assumption> assumptions, const Setting& s,
                             Robustness* robustness) {
  const DataSet& set = s.profile.datasets[s.dataset];
  DataSetReport report;
  report.name = set.name;
  report.role = set.role;
  report.demand = e.demand;
  report.assumptions = std::move(assumptions);
  report.measured = measured_of(s.profile, set.name);
  report.verdict = verdict_of(e, s, robustness);
  const Workbench bench = workbench(e.demand, s.world.catalog);
  RuledOutBy ruled_out_by(e.demand, s.world.catalog, s.world.rules);
  report.options.reserve(kOptionCount);
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (e.options[i].offered) report.options.push_back(option_report(e, bench, ruled_out_by, i));
  if (robustness != nullptr) price_wanted(report, e, s.world);
  report.reasons = reasons(e.demand, e, report.verdict, s.world.catalog, s.world.rules);
  report.mode_break_even = mode_break_even(bench);
  report.repacking = repacking(bench, e, report, s.world);
  if (!report.verdict.option) report.neighbours = neighbours(report);
  return report;
}

}  // namespace storeadvise
