#pragma once

#include <array>
#include <vector>

#include "models/estimate.hpp"
#include "rank/scores.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise {

/// One option: every way to reach it, and the one that scores best.
struct OptionEvaluation {
  std::vector<Estimate> ways;  ///< empty: not offered, or left out
  std::array<bool, 3> way_eligible{};
  std::array<double, 3> way_points{};  ///< of the eligible ways: access-pattern score before clamping
  std::array<Speed, 3> way_speeds{};   ///< of the eligible ways
  std::size_t chosen = 0;
  bool offered = false;  ///< by the catalog
  bool eligible = false;
  Scores scores;  ///< of the chosen way; meaningless unless eligible

  [[nodiscard]] const Estimate& estimate() const { return ways[chosen]; }
};

/// All options for one data set: what verdicts, flips, variations, sweeps and reports are read off.
struct Evaluation {
  Demand demand;  ///< with the weights in force
  std::array<OptionEvaluation, kOptionCount> options;
  std::optional<std::size_t> option;  ///< the verdict's place in kOptions; nothing: none can do it
  std::optional<Move> move;           ///< that does not pay, so that `current` stays
};

/// How much is worked out.
enum class Breadth : std::uint8_t {
  winner,   ///< no option that the data set alone rules out: it touches no other option's score; bills by
            ///< their totals alone
  options,  ///< every option, in the ways that the hosts can use, with their bills
  ways      ///< and in those that they cannot, for a report
};

/// Estimates every option, asks the rules about each way to it, and scores those that can do it.
Evaluation evaluate(const Demand& demand, const World& world, Breadth breadth);
/// The same into one that may have been used before: its memory is used again.
void evaluate(const Demand& demand, const World& world, Breadth breadth, Evaluation& e);

/// The estimate of where the data lives today; null where that is not stated, not offered, or has no price
/// for a part of its bill: a bill that lacks a price says nothing of what today costs.
const Estimate* estimate_now(const Evaluation& evaluation);

/// The verdict's option.
inline std::optional<std::size_t> best_option(const Evaluation& evaluation) { return evaluation.option; }

/// The option of the highest score among those of a mask; of equals the faster, then the first.
std::optional<std::size_t> best_among(const Evaluation& evaluation, OptionMask mask);

/// The pick, wherever the data lives today. Of the options whose score is as good as the highest, those
/// whose total is within what does not matter of the lowest are equals; of equals one service wins over
/// two, then the higher score.
std::optional<std::size_t> pick(const Evaluation& evaluation, const Judgement& judgement);

/// The option of the highest score of another service than `service`.
std::optional<std::size_t> runner_up(const Evaluation& evaluation, Service service);

/// The eligible option of a service with the lowest total; nothing when none is.
std::optional<std::size_t> cheapest_of(const Evaluation& evaluation, Service service);

/// Sets `option` to the pick, or to where the data lives today where moving does not lead by enough or
/// does not pay; then `move` says what it would have been, unless only the winner is asked for.
void decide(Evaluation& evaluation, const World& world, Breadth breadth);

/// Of an option that nothing but a missing price rules out: the bill a month, in whole cents, under which it
/// would be the verdict. Nothing where it would not be at any bill, or at every one.
std::optional<Usd> wins_under(const Evaluation& evaluation, std::size_t option, const World& world);

/// The service of the best eligible option.
Service service_of(const Evaluation& evaluation);

}  // namespace storeadvise
