#include "check/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "check/remedy.hpp"
#include "check/uncounted.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

double limit_of(const DemandKind& kind, const PolicyDemand& p) {
  return *(p.*std::get<std::optional<double> PolicyDemand::*>(kind.asks));
}

const std::vector<std::string>& words_of(const DemandKind& kind, const PolicyDemand& p) {
  return p.*std::get<std::vector<std::string> PolicyDemand::*>(kind.asks);
}

json known(double value) { return std::isfinite(value) ? json(value) : json(); }

/// Waiting that is not counted is not none: there is nothing to hold a limit against.
Judged not_counted() { return {true, "null", {}, std::string(kNotCounted)}; }

}  // namespace

Judged judge_word(const DemandKind& kind, const PolicyDemand& p, const DataSetReport& d) {
  const bool reached = d.verdict.option.has_value();
  const std::string found(reached ? kind.word(*d.verdict.option) : "none");
  const bool listed = is_among(words_of(kind, p), found);
  const bool none_is_wanted =
      !reached && std::ranges::find(words_of(kind, p), "none") != words_of(kind, p).end();
  const bool met = reached && listed == (kind.sense == Sense::one_of);
  return {met || none_is_wanted, json(found).dump(),
          [&kind, &p, &d] { return remedy_by_option(p, d, kind); }};
}

Judged judge_figure(const DemandKind& kind, const PolicyDemand& p, const DataSetReport& d) {
  const OptionReport* chosen = verdict_option(d);
  if (chosen != nullptr && kind.waits == Waits::wholly && !d.demand.can_wait()) return not_counted();
  const double found = chosen == nullptr ? std::nan("") : kind.figure(*chosen);
  return {found <= limit_of(kind, p), known(found).dump(),
          [&kind, &p, &d] { return remedy_by_figure(p, d, kind); }};
}

Judged judge_holds_in(const DemandKind& kind, const PolicyDemand& p, const DataSetReport& d) {
  const bool reached = d.verdict.option.has_value();
  const double found = d.verdict.holds_in.value_or(0);
  return {reached && found >= limit_of(kind, p), json(found).dump(), [&d, reached]() -> std::string {
            return reached ? remedy_by_input(d) : "no option meets the profile's requirements";
          }};
}

Judged judge_assumed(const DemandKind& /*kind*/, const PolicyDemand& /*demand*/, const DataSetReport& d) {
  json paths = json::array();
  for (const Assumption& a : d.assumptions) paths.push_back(a.path);
  return {d.verdict.option.has_value() && paths.empty(), paths.dump(), [&d] { return remedy_by_stating(d); }};
}

std::vector<std::string> unplaced(const Recommendation& r) {
  std::vector<std::string> names;
  for (const DataSetReport& d : r.datasets)
    if (!d.verdict.option) names.push_back(d.name);
  return names;
}

std::string remedy_by_placing(const std::vector<std::string>& datasets) {
  return fmt::format("no option meets the requirements of {}, so what the profile costs is not known",
                     fmt::join(datasets, ", "));
}

Judged judge_sum(const DemandKind& kind, const PolicyDemand& p, const Recommendation& r) {
  if (std::vector<std::string> names = unplaced(r); !names.empty())
    return {false, "null", [names = std::move(names)] { return remedy_by_placing(names); }};
  if (kind.waits == Waits::wholly && !counts_waiting(r)) return not_counted();
  const double most = limit_of(kind, p);
  const double found = kind.sum(r.summary);
  return {found <= most, known(found).dump(),
          [&kind, &r, most, found] { return remedy_by_moves(r, kind, most, found); }};
}

Judged judge_pattern(const DemandKind& kind, const PolicyDemand& p, const Recommendation& r) {
  const std::string found(to_string(r.summary.pattern));
  const auto& words = words_of(kind, p);
  return {is_among(words, found), json(found).dump(), [&words, &r] { return remedy_by_pattern(r, words); }};
}

Judged judge_price_age(const DemandKind& kind, const PolicyDemand& p, const Recommendation& r) {
  const double found = r.prices_age_days.value_or(std::nan(""));
  return {found <= limit_of(kind, p), known(found).dump(),
          [] { return std::string("import newer price lists with `storeadvise catalog import`"); }};
}

}  // namespace storeadvise
