#include "rank/reasons.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "options/table.hpp"
#include "rank/scores.hpp"
#include "rules/engine.hpp"
#include "rules/points.hpp"
#include "rules/sentence.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

constexpr OptionMask kNone = 0;

/// The service that all the options of a mask belong to; none where they are of several.
Service service_in(OptionMask mask) {
  Service service = Service::none;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    if ((mask >> i & 1U) == 0) continue;
    if (service != Service::none && service != kOptions[i].service) return Service::none;
    service = kOptions[i].service;
  }
  return service;
}

std::string dollars(double usd) {
  return usd < 100 ? fmt::format("${:.2f}", usd) : "$" + show_count(std::round(usd));
}

std::string_view speed_word(const Demand& d) {
  if (d.starts > Count(0)) return "a load takes";
  if (d.checkpoint_writes > Count(0)) return "a checkpoint takes";
  return d.reads.operations > Count(0) ? "a read takes" : "a write takes";
}

/// Where a rule of thumb favours what the figures do not: one sentence with both.
std::string against_numbers(const Rule& rule, double points, const Demand& d, const Evaluation& e,
                            const Verdict& v) {
  if (!v.option || points <= 0 || (rule.targets >> *v.option & 1U) != 0) return {};
  const auto favoured = best_among(e, rule.targets);
  if (!favoured) return {};
  const Estimate& own = e.options[*v.option].estimate();
  const Estimate& other = e.options[*favoured].estimate();
  const double faster = decisive_latency(d, other) / std::max(decisive_latency(d, own), Seconds(1e-9));
  const bool cheaper = own.total() < other.total();
  if (!cheaper && faster <= 1) return {};
  const std::string_view winner = kOptions[*v.option].id;
  const std::string_view loser = kOptions[*favoured].id;
  const std::string_view speed = speed_word(d);
  return fmt::format(
      "The rule of thumb points to {0}, the figures to {1}: on {1} the month costs {2} with waiting and {3} "
      "{4}, on {0} {5} and {6}.",
      loser, winner, dollars(own.total().count()), speed, show_duration(decisive_latency(d, own)),
      dollars(other.total().count()), show_duration(decisive_latency(d, other)));
}

/// Facts of the option that a rule's sentence is best told with: the winner where the rule is about
/// it, else the best of those that it is about. `facts` are those of the data set.
FactArray facts_for(const Rule& rule, FactArray facts, const Demand& d, const Evaluation& e,
                    const Verdict& v) {
  std::optional<std::size_t> about = best_among(e, rule.targets);
  if (v.option && (rule.targets == kNone || (rule.targets >> *v.option & 1U) != 0)) about = v.option;
  if (!about) {
    for (std::size_t i = 0; i < kOptionCount && !about; ++i)
      if ((rule.targets == kNone || (rule.targets >> i & 1U) != 0) && !e.options[i].ways.empty()) about = i;
  }
  if (about) option_facts(d, kOptions[*about], e.options[*about].estimate(), facts);
  return facts;
}

bool speaks_of_offered(const Rule& rule, const Evaluation& e) {
  if (rule.targets == kNone) return true;
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((rule.targets >> i & 1U) != 0 && !e.options[i].ways.empty()) return true;
  return false;
}

}  // namespace

RuledOutBy::RuledOutBy(const Demand& demand, const Catalog& catalog, const RuleBook& rules)
    : demand_(demand), catalog_(catalog), rules_(rules), facts_{}, sentences_(rules.rules.size()) {
  dataset_facts(demand, facts_);
  catalog_facts(catalog, facts_);
}

const std::string& RuledOutBy::sentence(std::size_t rule) {
  std::string& text = sentences_[rule];
  if (text.empty() || tells_of_options(rules_.rules[rule].text)) text = fill(rules_.rules[rule], facts_);
  return text;
}

std::vector<Rejection> RuledOutBy::operator()(std::size_t option, const Estimate& estimate) {
  option_facts(demand_, kOptions[option], estimate, facts_, &catalog_);
  std::vector<Rejection> found;
  const auto look_for = [&](Effect effect) {
    for (std::size_t i = 0; i < rules_.rules.size(); ++i) {
      const Rule& rule = rules_.rules[i];
      if (rule.effect == effect && (rule.targets >> option & 1U) != 0 && fires(rule, facts_))
        found.push_back({rule.id, sentence(i)});
    }
  };
  look_for(Effect::requires_);  // no setting of a client cures what the option cannot do
  look_for(Effect::forbids);
  return found;
}

std::vector<Reason> reasons(const Demand& d, const Evaluation& e, const Verdict& v, const Catalog& catalog,
                            const RuleBook& rules) {
  FactArray known;
  dataset_facts(d, known);
  catalog_facts(catalog, known);
  std::vector<Reason> found;
  for (const Rule& rule : rules.rules) {
    if (rules_out(rule.effect) || !may_fire(rule, known) || !speaks_of_offered(rule, e)) continue;
    const FactArray facts = facts_for(rule, known, d, e, v);
    if (!fires(rule, facts)) continue;
    const bool favours = rule.effect == Effect::favours;
    const double points = favours ? points_of(rule, facts) : 0;
    if (favours && points == 0) continue;
    found.push_back({.rule = rule.id,
                     .effect = rule.effect,
                     .service = service_in(rule.targets),
                     .options = rule.targets,
                     .points = points,
                     .text = fill(rule, facts),
                     .source = rule.source,
                     .against_numbers = favours ? against_numbers(rule, points, d, e, v) : std::string()});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Reason& a, const Reason& b) { return std::abs(a.points) > std::abs(b.points); });
  return found;
}

std::vector<Referral> neighbours(const DataSetReport& report) {
  const auto failed = [](const OptionReport& o, std::string_view rule) {
    return std::ranges::find(o.rejected_by, rule, &Rejection::rule) != o.rejected_by.end();
  };
  // What failed on the rule itself has no answer to it.
  const auto answers = [&](const Neighbour& row, std::string_view rule) {
    return std::ranges::any_of(report.options, [&](const OptionReport& o) { return failed(o, rule); }) &&
           std::ranges::none_of(report.options, [&](const OptionReport& o) {
             return row.option == kOptions[o.option].id && failed(o, rule);
           });
  };
  std::vector<Referral> referrals;
  for (const Neighbour& row : option_table().neighbours) {
    if ((row.roles >> static_cast<unsigned>(report.role) & 1U) == 0) continue;
    std::vector<std::string> why;
    std::ranges::copy_if(row.answers, std::back_inserter(why),
                         [&](std::string_view rule) { return answers(row, rule); });
    if (why.empty()) continue;
    referrals.push_back({.what = fmt::format("{}, {}", row.title, row.text),
                         .answers = fmt::format("{}", fmt::join(why, " or "))});
  }
  return referrals;
}

}  // namespace storeadvise
