#include "rules/engine.hpp"

#include <algorithm>
#include <bit>

#include "jsonlogic/json_logic.hpp"

namespace storeadvise {
namespace {

bool holds(const std::shared_ptr<const logic::Program>& condition, const FactArray& facts) {
  return condition == nullptr || condition->holds(facts);
}

template <class AnyRule>
bool is_about(const AnyRule& rule, std::size_t option) {
  return (rule.targets >> option & 1U) != 0;
}

void apply(const Rule& rule, Ruling& out) {
  if (rules_out(rule.effect)) {
    out.forbidden |= rule.targets;
    return;
  }
  for (OptionMask left = rule.targets; left != 0; left &= left - 1)
    out.points[static_cast<std::size_t>(std::countr_zero(left))] += rule.points;
}

bool looks_at_access_alone(const logic::Program& condition) {
  return std::ranges::all_of(condition.facts(), [](std::size_t fact) { return fact == access_fact(); });
}

void keep_open(const Rule& rule, ActiveRules& out) {
  (rules_out(rule.effect) ? out.forbidding : out.favouring)
      .add({rule.targets, rule.option_condition.get(), rule.points});
  for (const std::size_t fact : rule.option_condition->facts()) out.option_facts |= option_fact_bit(fact);
}

void judge_accesses(const Rule& rule, FactArray& facts, ActiveRules& out) {
  for (std::size_t a = 0; a < kAccessCount; ++a) {
    facts[access_fact()] = logic::Value(to_string(static_cast<Access>(a)));
    if (rule.option_condition->holds(facts)) apply(rule, out.by_access[a]);
  }
}

}  // namespace

void judge_dataset(const RuleBook& book, FactArray& facts, ActiveRules& out) {
  for (const Rule& rule : book.rules) {
    if (rule.effect == Effect::advises || !holds(rule.dataset_condition, facts)) continue;
    if (rule.option_condition == nullptr) {
      apply(rule, out.dataset);
    } else if (looks_at_access_alone(*rule.option_condition)) {
      judge_accesses(rule, facts, out);
    } else {
      keep_open(rule, out);
    }
  }
}

bool is_forbidden(const ActiveRules& active, std::size_t option, const FactArray& facts) {
  return std::ranges::any_of(active.forbidding, [&](const OpenRule& rule) {
    return is_about(rule, option) && rule.condition->holds(facts);
  });
}

double rule_points(const ActiveRules& active, std::size_t option, Access access, const FactArray& facts) {
  double points =
      active.dataset.points[option] + active.by_access[static_cast<std::size_t>(access)].points[option];
  for (const OpenRule& rule : active.favouring)
    if (is_about(rule, option) && rule.condition->holds(facts)) points += rule.points;
  return points;
}

bool rules_out(Effect effect) { return effect == Effect::requires_ || effect == Effect::forbids; }

bool may_fire(const Rule& rule, const FactArray& dataset_facts) {
  return holds(rule.dataset_condition, dataset_facts);
}

bool fires(const Rule& rule, const FactArray& facts) {
  return holds(rule.dataset_condition, facts) && holds(rule.option_condition, facts);
}

std::string_view to_string(Effect effect) {
  constexpr std::array<std::string_view, 4> kNames{"requires", "forbids", "favours", "advises"};
  return kNames[static_cast<std::size_t>(effect)];
}

}  // namespace storeadvise
