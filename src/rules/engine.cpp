#include "rules/engine.hpp"

#include <algorithm>

#include "rules/json_logic.hpp"

namespace storeadvise {
namespace {

bool holds(const std::shared_ptr<const logic::Program>& condition, const FactArray& facts) {
  return condition == nullptr || condition->holds(facts);
}

template <class AnyRule>
bool is_about(const AnyRule& rule, std::size_t option) {
  return (rule.targets >> option & 1U) != 0;
}

void add_points(const Rule& rule, ActiveRules& out) {
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (is_about(rule, i)) out.points[i] += rule.points;
}

}  // namespace

void judge_dataset(const RuleBook& book, const FactArray& facts, ActiveRules& out) {
  for (const Rule& rule : book.rules) {
    if (rule.effect == Effect::advises || !holds(rule.dataset_condition, facts)) continue;
    if (rule.option_condition != nullptr) {
      (rules_out(rule.effect) ? out.forbidding : out.favouring)
          .add({rule.targets, rule.option_condition.get(), rule.points});
      for (const std::size_t fact : rule.option_condition->facts()) out.option_facts |= option_fact_bit(fact);
    } else if (rules_out(rule.effect)) {
      out.forbidden |= rule.targets;
    } else {
      add_points(rule, out);
    }
  }
}

bool is_forbidden(const ActiveRules& active, std::size_t option, const FactArray& facts) {
  if ((active.forbidden >> option & 1U) != 0) return true;
  return std::ranges::any_of(active.forbidding, [&](const OpenRule& rule) {
    return is_about(rule, option) && rule.condition->holds(facts);
  });
}

double rule_points(const ActiveRules& active, std::size_t option, const FactArray& facts) {
  double points = active.points[option];
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
