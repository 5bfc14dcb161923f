#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "rules/facts.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

inline constexpr std::size_t kMostActive = 256;

/// What the rules say of one data set, before any option is looked at.
struct ActiveRules {
  OptionMask forbidden = 0;                       ///< by rules that look at the data set alone
  std::array<double, kOptionCount> points{};      ///< likewise
  std::array<std::uint16_t, kMostActive> open{};  ///< rules that still have to see an option
  std::size_t open_count = 0;
  FactMask option_facts = 0;  ///< that those rules look at
};

/// Evaluates every rule's data-set part once. Needs no memory of its own.
void judge_dataset(const RuleBook& book, const FactArray& facts, ActiveRules& out);

/// Whether a rule rules the option out, for the way whose facts are given.
bool is_forbidden(const RuleBook& book, const ActiveRules& active, std::size_t option,
                  const FactArray& facts);

/// Points for the access pattern of the option reached in that way.
double rule_points(const RuleBook& book, const ActiveRules& active, std::size_t option,
                   const FactArray& facts);

/// Whether the rule rules options out, instead of weighing or advising.
bool rules_out(Effect effect);

/// Whether what the rule asks of the data set holds: without it, the rule fires for no option.
bool may_fire(const Rule& rule, const FactArray& dataset_facts);

/// Whether a rule fires, for facts of a data set and an option. Rules without an
/// option part fire whatever the option is.
bool fires(const Rule& rule, const FactArray& facts);

/// The sentence with its placeholders filled: up to three digits, thousands separated.
std::string fill(const Rule& rule, const FactArray& facts);

}  // namespace storeadvise
