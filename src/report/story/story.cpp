#include "report/story/story.hpp"

#include <algorithm>
#include <tuple>

#include "report/story/advice.hpp"
#include "storeadvise/demand.hpp"
#include "units/money.hpp"

namespace storeadvise {

namespace {

bool is_plain(const OptionReport& option) { return kOptions[option.option].service != Service::hybrid; }

/// Eligible ones first, then those that fail on the fewest rules; the best of them first.
auto rank_of(const OptionReport& o) {
  const double score = o.scores ? o.scores->total : 0;
  const bool priced = o.estimate().bill.complete();
  return std::tuple(!o.eligible, o.rejected_by.size(), !priced, -score,
                    priced ? o.estimate().total().count() : 0);
}

}  // namespace

const OptionReport* find_option(const DataSetReport& set, std::size_t option) {
  const auto found = std::ranges::find(set.options, option, &OptionReport::option);
  return found == set.options.end() ? nullptr : &*found;
}

const OptionReport* winner_of(const DataSetReport& set) {
  return set.verdict.option ? find_option(set, *set.verdict.option) : nullptr;
}

const OptionReport* hybrid_ahead(const DataSetReport& set) {
  const Verdict& v = set.verdict;
  if (v.move || !(v.margin < 0) || !v.runner_up || kOptions[*v.runner_up].service != Service::hybrid)
    return nullptr;
  return find_option(set, *v.runner_up);
}

const OptionReport* rival_of(const DataSetReport& set) {
  if (!set.verdict.option) return nullptr;
  const Service chosen = kOptions[*set.verdict.option].service;
  const OptionReport* best = nullptr;
  for (const OptionReport& option : set.options) {
    if (!is_plain(option) || kOptions[option.option].service == chosen) continue;
    if (best == nullptr || rank_of(option) < rank_of(*best)) best = &option;
  }
  return best;
}

std::optional<Usd> costs_more(const OptionReport& choice, const OptionReport& rival) {
  if (!choice.estimate().bill.complete() || !rival.estimate().bill.complete()) return std::nullopt;
  return rival.estimate().total() - choice.estimate().total();
}

std::vector<const DataSetReport*> in_telling_order(const Recommendation& r) {
  std::vector<const DataSetReport*> sets;
  for (const DataSetReport& set : r.datasets) sets.push_back(&set);
  const auto rank = [](const DataSetReport* set) {
    const OptionReport* winner = winner_of(*set);
    return std::tuple(winner != nullptr, !set->verdict.close_call,
                      winner == nullptr ? 0 : -winner->estimate().total().count());
  };
  std::ranges::stable_sort(sets, {}, rank);
  return sets;
}

bool any_waits(const Recommendation& r) {
  return std::ranges::any_of(r.datasets, [](const DataSetReport& set) { return set.demand.can_wait(); });
}

std::string waiting_word(Usd waiting, bool counted) {
  if (!counted) return "not counted";
  return waiting.count() == 0 ? "none" : money(waiting);
}

std::string_view mark_of_assumed_hosts(const DataSetReport& set) {
  const auto about_hosts = [&](const Assumption& a) {
    if (!a.path.starts_with("compute.")) return short_path(a.path, set) == "compute";
    return a.path.ends_with(".count") || a.path.ends_with(".usd_per_hour");
  };
  return std::ranges::any_of(set.assumptions, about_hosts) ? "*" : "";
}

std::string waiting_word(const DataSetReport& set, const Estimate& e) {
  const std::string word = waiting_word(e.waiting.usd, set.demand.can_wait());
  return word + std::string(e.waiting.usd.count() == 0 ? "" : mark_of_assumed_hosts(set));
}

std::string waiting_word(Usd waiting, const Recommendation& r) {
  const auto counted = [](const DataSetReport& set) { return set.demand.can_wait(); };
  return waiting_word(waiting, waiting.count() != 0 || std::ranges::all_of(r.datasets, counted));
}

bool may_be_beyond(const Flip& flip) {
  const double guess = embedded_roles().judgement.guess;
  return flip.assumed && flip.value <= flip.now * guess && flip.value >= flip.now / guess;
}

const Flip* deciding_flip(const Verdict& v) {
  if (v.flips.empty()) return nullptr;
  const auto found = std::ranges::find_if(v.flips, may_be_beyond);
  return found == v.flips.end() ? &v.flips.front() : &*found;
}

std::vector<BillLine> lines_in_order(const Bill& bill) {
  std::vector<BillLine> lines(bill.begin(), bill.end());
  std::ranges::stable_sort(lines, {}, &BillLine::item);
  return lines;
}

std::vector<BillLine> charged_lines(const Bill& bill) {
  std::vector<BillLine> lines = lines_in_order(bill);
  std::erase_if(lines, [](const BillLine& line) { return line.amount().count() == 0; });
  return lines;
}

Portfolio recommended(const Recommendation& r) {
  Portfolio p{.feasible = false, .blocked_by = {}, .bill = r.summary.bill, .waiting = r.summary.waiting};
  for (const DataSetReport& set : r.datasets) {
    if (set.verdict.option)
      p.feasible = true;
    else
      p.blocked_by.push_back(set.name);
  }
  return p;
}

}  // namespace storeadvise
