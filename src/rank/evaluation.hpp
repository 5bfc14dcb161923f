#pragma once

#include <array>

#include "models/estimate.hpp"
#include "storeadvise/catalog.hpp"
#include "storeadvise/demand.hpp"
#include "storeadvise/recommendation.hpp"
#include "storeadvise/rule.hpp"

namespace storeadvise {

/// One option: every way to reach it, and the one that scores best.
struct OptionEvaluation {
  std::array<Estimate, 3> ways;
  std::array<bool, 3> way_eligible{};
  std::array<double, 3> way_points{};  ///< of the eligible ways: access-pattern score before clamping
  std::size_t ways_count = 0;
  std::size_t chosen = 0;
  bool offered = false;  ///< by the catalog
  bool eligible = false;
  Scores scores;  ///< of the chosen way; meaningless unless eligible

  [[nodiscard]] const Estimate& estimate() const { return ways[chosen]; }
};

/// All options for one data set. Large; meant to be kept and filled again.
struct Evaluation {
  std::array<OptionEvaluation, kOptionCount> options;
};

/// Estimates, rules and scores for one data set. `all_ways` keeps ways that the
/// data set's hosts cannot use, for the report.
void evaluate_options(const Demand& demand, const Catalog& catalog, const RuleBook& rules,
                      const Judgement& judgement, bool all_ways, Evaluation& out);

/// The place of the best eligible option, the first of equals; nothing when none is eligible.
std::optional<std::size_t> best_option(const Evaluation& evaluation);

/// The best eligible option of another service than `service`.
std::optional<std::size_t> runner_up(const Evaluation& evaluation, Service service);

}  // namespace storeadvise
