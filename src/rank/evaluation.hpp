#pragma once

#include <array>
#include <vector>

#include "models/estimate.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise {

/// One option: every way to reach it, and the one that scores best.
struct OptionEvaluation {
  std::vector<Estimate> ways;  ///< empty: not offered, or left out
  std::array<bool, 3> way_eligible{};
  std::array<double, 3> way_points{};  ///< of the eligible ways: access-pattern score before clamping
  std::size_t chosen = 0;
  bool offered = false;  ///< by the catalog
  bool eligible = false;
  Scores scores;  ///< of the chosen way; meaningless unless eligible

  [[nodiscard]] const Estimate& estimate() const { return ways[chosen]; }
};

/// All options for one data set: what verdicts, flips, variations, sweeps and reports are read off.
struct Evaluation {
  Demand demand;
  std::array<OptionEvaluation, kOptionCount> options;
};

/// How much is worked out.
enum class Breadth : std::uint8_t {
  winner,   ///< no option that the data set alone rules out: it touches no other option's score
  options,  ///< every option, in the ways that the hosts can use
  ways      ///< and in those that they cannot, for a report
};

/// Estimates every option, asks the rules about each way to it, and scores those that can do it.
Evaluation evaluate(const Demand& demand, const World& world, Breadth breadth);

/// The place of the best eligible option, the first of equals; nothing when none is eligible.
std::optional<std::size_t> best_option(const Evaluation& evaluation);

/// The same among the options of a mask.
std::optional<std::size_t> best_among(const Evaluation& evaluation, OptionMask mask);

/// The best eligible option of another service than `service`.
std::optional<std::size_t> runner_up(const Evaluation& evaluation, Service service);

/// The best eligible option of a service; nothing when none is.
std::optional<std::size_t> best_of(const Evaluation& evaluation, Service service);

/// The service of the best eligible option.
Service service_of(const Evaluation& evaluation);

/// The options of a service.
OptionMask options_of(Service service);

}  // namespace storeadvise
