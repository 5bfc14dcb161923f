#include "rules/engine.hpp"

#include <algorithm>
#include <bit>

#include "jsonlogic/json_logic.hpp"
#include "rules/points.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

bool holds(const Rule& rule, const std::shared_ptr<const logic::Program>& condition,
           const FactArray& facts) try {
  return condition == nullptr || condition->holds(facts);
} catch (const logic::OverBudget& over) {
  throw CostlyRule(rule, over.what());
}

bool option_part_holds(const Rule& rule, const FactArray& facts) {
  return holds(rule, rule.option_condition, facts);
}

template <class AnyRule>
bool is_about(const AnyRule& rule, std::size_t option) {
  return (rule.targets >> option & 1U) != 0;
}

void apply(const Rule& rule, const FactArray& facts, Ruling& out) {
  if (rules_out(rule.effect)) {
    out.forbidden |= rule.targets;
    return;
  }
  const double points = points_of(rule, facts);
  for (OptionMask left = rule.targets; left != 0; left &= left - 1)
    out.points[static_cast<std::size_t>(std::countr_zero(left))] += points;
}

/// What a rule looks at of an option: nothing, the way to it alone, or its estimate too.
enum class LooksAt : std::uint8_t { nothing, access, estimate };

LooksAt looks_at(const std::shared_ptr<const logic::Program>& program) {
  LooksAt most = LooksAt::nothing;
  if (program == nullptr) return most;
  for (const std::size_t fact : program->facts()) {
    if (facts()[fact].scope == Scope::option)
      most = std::max(most, fact == access_fact() ? LooksAt::access : LooksAt::estimate);
  }
  return most;
}

void keep_open(const Rule& rule, ActiveRules& out) {
  (rules_out(rule.effect) ? out.forbidding : out.favouring).add({rule.targets, &rule});
  for (const auto* program : {rule.option_condition.get(), rule.points_program.get()}) {
    if (program == nullptr) continue;
    for (const std::size_t fact : program->facts()) out.option_facts |= option_fact_bit(fact);
  }
}

void judge_accesses(const Rule& rule, FactArray& facts, ActiveRules& out) {
  for (std::size_t a = 0; a < kAccessCount; ++a) {
    facts[access_fact()] = logic::Value(to_string(static_cast<Access>(a)));
    if (option_part_holds(rule, facts)) apply(rule, facts, out.by_access[a]);
  }
}

}  // namespace

CostlyRule::CostlyRule(const Rule& rule, const char* why)
    : std::runtime_error(why),
      told_{.code = "rule-too-large",
            .place = rule.place,
            .path = "",
            .message = "the condition of rule " + in_quotes(rule.id) + " is too much work: " + why,
            .hint = "expected fewer or shorter lists"} {}

void judge_dataset(const RuleBook& book, FactArray& facts, ActiveRules& out) {
  for (const Rule& rule : book.rules) {
    if (rule.effect == Effect::advises || !may_fire(rule, facts)) continue;
    switch (std::max(looks_at(rule.option_condition), looks_at(rule.points_program))) {
      case LooksAt::nothing:
        apply(rule, facts, out.dataset);
        break;
      case LooksAt::access:
        judge_accesses(rule, facts, out);
        break;
      case LooksAt::estimate:
        keep_open(rule, out);
    }
  }
}

bool is_forbidden(const ActiveRules& active, std::size_t option, const FactArray& facts) {
  return std::ranges::any_of(active.forbidding, [&](const OpenRule& open) {
    return is_about(open, option) && option_part_holds(*open.rule, facts);
  });
}

double rule_points(const ActiveRules& active, std::size_t option, Access access, const FactArray& facts) {
  double points =
      active.dataset.points[option] + active.by_access[static_cast<std::size_t>(access)].points[option];
  for (const OpenRule& open : active.favouring)
    if (is_about(open, option) && option_part_holds(*open.rule, facts))
      points += points_of(*open.rule, facts);
  return points;
}

bool rules_out(Effect effect) { return effect == Effect::requires_ || effect == Effect::forbids; }

bool may_fire(const Rule& rule, const FactArray& dataset_facts) {
  return holds(rule, rule.dataset_condition, dataset_facts);
}

bool fires(const Rule& rule, const FactArray& facts) {
  return may_fire(rule, facts) && option_part_holds(rule, facts);
}

std::string_view to_string(Effect effect) {
  constexpr std::array<std::string_view, 4> kNames{"requires", "forbids", "favours", "advises"};
  return kNames[static_cast<std::size_t>(effect)];
}

}  // namespace storeadvise
