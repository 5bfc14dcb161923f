#pragma once

#include <string>
#include <vector>

#include "rank/evaluation.hpp"
#include "rules/facts.hpp"
#include "storeadvise/recommendation.hpp"

namespace storeadvise {

/// The rules that rule out options of one data set; lives no longer than what it is given.
class RuledOutBy {
 public:
  RuledOutBy(const Demand& demand, const Catalog& catalog, const RuleBook& rules);

  /// Those that rule out an option reached in one way, sentences filled in: what it cannot do at all first.
  std::vector<Rejection> operator()(std::size_t option, const Estimate& estimate);

 private:
  const std::string& sentence(std::size_t rule);

  const Demand& demand_;
  const Catalog& catalog_;
  const RuleBook& rules_;
  FactArray facts_;
  std::vector<std::string> sentences_;  ///< by rule; those that differ from option to option are filled anew
};

/// The rules that speak for or against options, or advise, weightiest first, each once. Where a rule
/// of thumb favours another service than the figures do, its `against_numbers` says so with both.
std::vector<Reason> reasons(const Demand& demand, const Evaluation& evaluation, const Verdict& verdict,
                            const Catalog& catalog, const RuleBook& rules);

/// What to look at when no option meets the requirements: the neighbours that have an answer to what ruled
/// the options out.
std::vector<Referral> neighbours(const DataSetReport& report);

}  // namespace storeadvise
