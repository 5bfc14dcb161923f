#include "rules/engine.hpp"

#include <algorithm>

#include "rules/json_logic.hpp"

namespace storeadvise {
namespace {

bool holds(const std::shared_ptr<const logic::Program>& condition, const FactArray& facts) {
  return condition == nullptr || condition->holds(facts);
}

bool is_about(const Rule& rule, std::size_t option) { return (rule.targets >> option & 1U) != 0; }

void add_points(const Rule& rule, ActiveRules& out) {
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if (is_about(rule, i)) out.points[i] += rule.points;
}

}  // namespace

void judge_dataset(const RuleBook& book, const FactArray& facts, ActiveRules& out) {
  for (std::size_t i = 0; i < book.rules.size(); ++i) {
    const Rule& rule = book.rules[i];
    if (rule.effect == Effect::advises || !holds(rule.dataset_condition, facts)) continue;
    if (rule.option_condition != nullptr) {
      if (out.open_count == kMostActive) continue;
      out.open[out.open_count++] = static_cast<std::uint16_t>(i);
      for (const std::size_t fact : rule.option_condition->facts()) out.option_facts |= option_fact_bit(fact);
    } else if (rules_out(rule.effect)) {
      out.forbidden |= rule.targets;
    } else {
      add_points(rule, out);
    }
  }
}

bool is_forbidden(const RuleBook& book, const ActiveRules& active, std::size_t option,
                  const FactArray& facts) {
  if ((active.forbidden >> option & 1U) != 0) return true;
  for (std::size_t i = 0; i < active.open_count; ++i) {
    const Rule& rule = book.rules[active.open[i]];
    if (rules_out(rule.effect) && is_about(rule, option) && rule.option_condition->holds(facts)) return true;
  }
  return false;
}

double rule_points(const RuleBook& book, const ActiveRules& active, std::size_t option,
                   const FactArray& facts) {
  double points = active.points[option];
  for (std::size_t i = 0; i < active.open_count; ++i) {
    const Rule& rule = book.rules[active.open[i]];
    if (rule.effect == Effect::favours && is_about(rule, option) && rule.option_condition->holds(facts))
      points += rule.points;
  }
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
