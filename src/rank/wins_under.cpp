#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "rank/evaluation.hpp"
#include "rank/standing.hpp"
#include "storeadvise/catalog.hpp"

namespace storeadvise {
namespace {

/// An evaluation in which one option has a bill of our own.
class Priced {
 public:
  Priced(Evaluation now, std::size_t option, const World& world)
      : e_(std::move(now)), option_(option), world_(world) {
    price_.tiers = {{.from = 0, .usd = 1, .rate_code = {}}};
    set_bill(Usd(0));
    judge_option(e_, option_, world_);
  }

  /// Whether the option is the verdict at this bill.
  bool wins(Usd bill) {
    if (!e_.options[option_].eligible) return false;
    set_bill(bill);
    score_options(e_, world_);
    e_.move = {};
    decide(e_, world_, Breadth::winner);
    return e_.option == option_;
  }

 private:
  void set_bill(Usd bill) {
    for (Estimate& way : e_.options[option_].ways) {
      way.bill = Bill();
      way.bill.add(Item::storage, Count(bill.count()), PricePerRequest{&price_});
    }
  }

  Evaluation e_;
  std::size_t option_;
  const World& world_;
  Price price_;
};

/// What the prices that are known charge of an option already.
Usd known_part(const OptionEvaluation& o) {
  Usd least(std::numeric_limits<double>::infinity());
  for (const Estimate& way : o.ways) least = std::min(least, way.bill.total());
  return o.ways.empty() ? Usd(0) : least;
}

}  // namespace

std::optional<Usd> wins_under(const Evaluation& evaluation, std::size_t option, const World& world) {
  constexpr double kCents = 100;
  constexpr int kDoublings = 24;
  constexpr int kHalvings = 48;
  if (!evaluation.option) return std::nullopt;
  Priced trial(evaluation, option, world);
  Usd wins(0);
  Usd loses(1);
  if (!trial.wins(wins)) return std::nullopt;
  for (int i = 0; trial.wins(loses); ++i) {
    if (i == kDoublings) return std::nullopt;
    wins = loses;
    loses = loses * 2;
  }
  for (int i = 0; i < kHalvings && loses - wins > Usd(1 / kCents); ++i) {
    const Usd middle = (wins + loses) / 2;
    (trial.wins(middle) ? wins : loses) = middle;
  }
  const Usd under(std::floor(wins.count() * kCents) / kCents);
  return under > known_part(evaluation.options[option]) ? std::optional(under) : std::nullopt;
}

}  // namespace storeadvise
