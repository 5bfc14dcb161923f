#include "storeadvise/advise.hpp"

#include <memory>

#include "explore/robustness.hpp"
#include "models/switching.hpp"
#include "models/ways_out.hpp"
#include "rank/evaluation.hpp"
#include "rank/plan.hpp"
#include "rank/reasons.hpp"
#include "rank/remedies.hpp"

namespace storeadvise {
namespace {

/// One data set with everything that later steps want to look at again.
struct Advised {
  Demand demand;
  std::vector<Assumption> assumptions;
  Evaluation evaluation;
  std::optional<std::size_t> best;
};

/// Made where it stays, as an evaluation is large.
std::unique_ptr<Advised> advised(const Setting& s) {
  auto a = std::make_unique_for_overwrite<Advised>();
  a->demand = demand(s.profile, s.dataset, s.catalog, s.roles, &a->assumptions);
  evaluate_options(a->demand, s.catalog, s.rules, s.roles.judgement, true, a->evaluation);
  a->best = best_option(a->evaluation);
  return a;
}

Verdict verdict_of(const Advised& a, const Setting& s, Depth depth) {
  Verdict v;
  if (a.best) {
    const OptionEvaluation& best = a.evaluation.options[*a.best];
    v.service = kOptions[*a.best].service;
    v.option = a.best;
    v.access = best.estimate().access;
    v.score = best.scores.total;
    v.runner_up = runner_up(a.evaluation, v.service);
    if (v.runner_up) v.margin = v.score - a.evaluation.options[*v.runner_up].scores.total;
  }
  const Judgement& j = s.roles.judgement;
  if (depth.robustness) {
    v.holds_in = holds_in(a.demand, v.service, s);
    v.flips = flips(a.demand, v.service, s);
    v.low_confidence = shaky_figures(a.demand, v.service, s);
  }
  const bool narrow = v.runner_up && v.margin < j.close_margin;
  v.close_call = v.option && (narrow || v.holds_in.value_or(1) < j.close_holds);
  return v;
}

/// The month's total twelve times over, with what growth adds to the storage lines.
double outlook(const Estimate& e, const Demand& d) {
  double storage = 0;
  for (const BillLine& line : e.bill)
    if (line.item == Item::storage) storage += line.amount().count();
  constexpr double kMonthsOfGrowth = 66;  // 0 + 1 + ... + 11
  const double growth = d.bytes > 0 ? d.growth / d.bytes : 0;
  return 12 * e.total().count() + storage * growth * kMonthsOfGrowth;
}

std::optional<Switching> switching_of(const Advised& a, const Workbench& bench, std::size_t to) {
  if (!a.demand.current) return std::nullopt;
  const std::size_t from = *a.demand.current;
  const auto cost = switching_cost(bench, from, to);
  const OptionEvaluation& now = a.evaluation.options[from];
  if (!cost || now.ways_count == 0) return std::nullopt;
  const Usd saving = now.estimate().total() - a.evaluation.options[to].estimate().total();
  return Switching{*cost, payback_months(*cost, saving, a.demand)};
}

OptionReport option_report(const Advised& a, const Workbench& bench, RuledOutBy& ruled_out_by,
                           std::size_t index) {
  const OptionEvaluation& o = a.evaluation.options[index];
  OptionReport report;
  report.option = index;
  report.eligible = o.eligible;
  report.chosen = o.chosen;
  report.accesses.reserve(o.ways_count);
  for (std::size_t w = 0; w < o.ways_count; ++w) {
    AccessReport way{.estimate = o.ways[w], .eligible = o.way_eligible[w], .rejected_by = {}};
    if (!way.eligible) way.rejected_by = ruled_out_by(index, o.ways[w]);
    report.accesses.push_back(std::move(way));
  }
  if (!o.eligible) report.rejected_by = report.accesses[report.chosen].rejected_by;
  if (o.eligible) report.scores = o.scores;
  report.switching = switching_of(a, bench, index);
  report.ways_out = ways_out(bench, index, o.estimate());
  report.outlook_usd = outlook(o.estimate(), a.demand);
  return report;
}

DataSetReport dataset_report(const Advised& a, const Setting& s, Depth depth) {
  const DataSet& set = s.profile.datasets[s.dataset];
  DataSetReport report;
  report.name = set.name;
  report.role = set.role;
  report.demand = a.demand;
  report.assumptions = a.assumptions;
  report.verdict = verdict_of(a, s, depth);
  const Workbench bench = workbench(a.demand, s.catalog);
  RuledOutBy ruled_out_by(a.demand, s.rules);
  report.options.reserve(kOptionCount);
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (a.evaluation.options[i].offered) report.options.push_back(option_report(a, bench, ruled_out_by, i));
  report.reasons = reasons(a.demand, a.evaluation, report.verdict, s);
  report.mode_break_even = mode_break_even(bench);
  report.repacking = repacking(bench, a.evaluation, report, s);
  if (!report.verdict.option) report.neighbours = neighbours(report);
  return report;
}

/// The data sets' best options under a choice, one for each; null where there is none.
template <class Choice>
Portfolio portfolio_by(const std::vector<std::unique_ptr<Advised>>& all,
                       const std::vector<std::string>& names, const Catalog& catalog, const Choice& choice) {
  std::vector<Placement> places;
  for (const auto& a : all) {
    const std::optional<std::size_t> index = choice(*a);
    places.push_back({.demand = &a->demand,
                      .option = index ? &a->evaluation.options[*index] : nullptr,
                      .index = index.value_or(0)});
  }
  return portfolio(places, names, catalog);
}

std::optional<Switching> switching_of_all(const std::vector<std::unique_ptr<Advised>>& all,
                                          const Summary& summary, const Catalog& catalog) {
  Usd one_off;
  Demand sum;
  for (const auto& a : all) {
    if (!a->best || !a->demand.current) return std::nullopt;
    const auto cost = switching_cost(workbench(a->demand, catalog), *a->demand.current, *a->best);
    if (!cost) return std::nullopt;
    one_off += *cost;
    sum.bytes += a->demand.bytes;
    sum.growth += a->demand.growth;
  }
  return Switching{one_off, payback_months(one_off, summary.current->total() - summary.total(), sum)};
}

Summary summary_of(const std::vector<std::unique_ptr<Advised>>& all, const std::vector<std::string>& names,
                   const Catalog& catalog) {
  Summary summary;
  const Portfolio plan = portfolio_by(all, names, catalog, [](const Advised& a) { return a.best; });
  std::vector<Service> services;
  bool everywhere_known = true;
  for (const auto& a : all) {
    services.push_back(a->best ? kOptions[*a->best].service : Service::none);
    everywhere_known =
        everywhere_known && a->demand.current && a->evaluation.options[*a->demand.current].ways_count > 0;
  }
  summary.pattern = pattern_of(services);
  summary.bill = plan.bill;
  summary.waiting = plan.waiting;
  summary.all_on_s3 =
      portfolio_by(all, names, catalog, [](const Advised& a) { return best_of(a.evaluation, Service::s3); });
  summary.all_on_efs =
      portfolio_by(all, names, catalog, [](const Advised& a) { return best_of(a.evaluation, Service::efs); });
  if (!everywhere_known) return summary;
  summary.current = portfolio_by(all, names, catalog, [](const Advised& a) { return a.demand.current; });
  summary.switching = switching_of_all(all, summary, catalog);
  return summary;
}

}  // namespace

Recommendation advise(const Profile& profile, const Catalog& catalog, const RuleBook& rules,
                      const RoleBook& roles, Depth depth) {
  Recommendation r{.catalog_id = catalog.id,
                   .region = catalog.region,
                   .prices_as_of = catalog.prices_as_of,
                   .performance_as_of = catalog.performance_as_of,
                   .prices_age_days = catalog.prices_age_days,
                   .profile_name = profile.name,
                   .summary = {},
                   .datasets = {}};
  std::vector<std::unique_ptr<Advised>> all;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < profile.datasets.size(); ++i) {
    const Setting setting{profile, i, catalog, rules, roles};
    all.push_back(advised(setting));
    names.push_back(profile.datasets[i].name);
    r.datasets.push_back(dataset_report(*all.back(), setting, depth));
  }
  r.summary = summary_of(all, names, catalog);
  return r;
}

}  // namespace storeadvise
