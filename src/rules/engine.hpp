#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules/facts.hpp"
#include "storeadvise/error.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

inline constexpr std::size_t kMostActive = 256;

/// What is left to ask of a rule once its data-set part holds.
struct OpenRule {
  OptionMask targets;
  const Rule* rule;  ///< whose option condition is null where only its points look at the option
};

/// Thrown where the condition of a rule takes more steps or memory than one evaluation may.
class CostlyRule : public std::runtime_error {
 public:
  CostlyRule(const Rule& rule, const char* why);
  [[nodiscard]] const Error& told() const { return told_; }

 private:
  Error told_;
};

/// Rules of one kind, in the order of the book.
class OpenRules {
 public:
  /// Leaves out what has no room. No book that was read has so many rules; one made by hand may.
  void add(const OpenRule& rule) {
    if (size_ < rules_.size()) rules_[size_++] = rule;
  }
  [[nodiscard]] const OpenRule* begin() const { return rules_.data(); }
  [[nodiscard]] const OpenRule* end() const { return rules_.data() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::array<OpenRule, kMostActive> rules_;  // NOLINT: only the first size_ are ever read
  std::size_t size_ = 0;
};

/// What rules say of options, whatever their estimates.
struct Ruling {
  OptionMask forbidden = 0;
  std::array<double, kOptionCount> points{};
};

/// What the rules say of one data set, before any option is looked at. Valid as long as the book.
struct ActiveRules {
  Ruling dataset;                              ///< by rules that look at the data set alone
  std::array<Ruling, kAccessCount> by_access;  ///< by rules that look at the way to an option, too
  OpenRules forbidding, favouring;             ///< rules that still have to see an estimate
  FactMask option_facts = 0;                   ///< that those rules look at

  /// Whether the option reached in that way is ruled out whatever its estimate.
  [[nodiscard]] bool forbid(std::size_t option, Access access) const {
    const OptionMask all = dataset.forbidden | by_access[static_cast<std::size_t>(access)].forbidden;
    return (all >> option & 1U) != 0;
  }
};

/// Asks every rule what the data set alone decides, or together with the way to an option. Needs no memory
/// of its own. Of `facts`, those of the data set must be filled; that of the way is overwritten.
void judge_dataset(const RuleBook& book, FactArray& facts, ActiveRules& out);

/// Whether a rule that had to see the estimate rules the option out, for the way whose facts are given.
bool is_forbidden(const ActiveRules& active, std::size_t option, const FactArray& facts);

/// Points for the access pattern of the option reached in that way.
double rule_points(const ActiveRules& active, std::size_t option, Access access, const FactArray& facts);

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
