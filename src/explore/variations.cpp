#include <algorithm>
#include <cmath>

#include "explore/inputs.hpp"
#include "explore/robustness.hpp"
#include "profile/fields.hpp"
#include "rank/evaluation.hpp"

namespace storeadvise {
namespace {

std::size_t varying_inputs() {
  const auto vary = [](const Input& input) { return input.scale != nullptr; };
  return static_cast<std::size_t>(std::ranges::count_if(inputs(), vary));
}

/// The number below which a share of the normal distribution lies.
/// Source: S. Winitzki, "A handy approximation for the error function and its inverse", 2008.
double normal_quantile(double share) {
  constexpr double kA = 0.147;
  constexpr double kPi = 3.14159265358979323846;
  const double x = 2 * share - 1;
  const double logarithm = std::log(1 - x * x);
  const double half = 2 / (kPi * kA) + logarithm / 2;
  const double root = std::sqrt(std::sqrt(half * half - logarithm / kA) - half);
  return std::sqrt(2.0) * (x < 0 ? -root : root);
}

/// The share, but neither 0 nor 1.
double within(double share) {
  constexpr double kAlmost = 1e-9;
  return std::clamp(share, kAlmost, 1 - kAlmost);
}

/// Where in its spread an input stands. Both are worked out once for all data sets: saves 2 % of variations.
struct Share {
  double of_all = 0;      ///< 0..1, evenly spread
  double deviations = 0;  ///< the number of standard deviations below which as much of the normal lies
};

/// A row for each variation: a share for each input that varies.
using Shares = std::vector<std::vector<Share>>;

/// Multiples of the powers of the root of x^(d+1) = x + 1, which spread evenly in d dimensions.
/// Source: M. Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018.
Shares even_shares() {
  Shares shares(kVariations, std::vector<Share>(varying_inputs()));
  double root = 1.5;
  for (int i = 0; i < 60; ++i) root = std::pow(1 + root, 1.0 / (static_cast<double>(shares[0].size()) + 1));
  double step = 1;
  for (std::size_t i = 0; i < shares[0].size(); ++i) {
    step /= root;
    for (std::size_t n = 0; n < kVariations; ++n) {
      const double turns = 0.5 + static_cast<double>(n + 1) * step;
      const double share = turns - std::floor(turns);
      shares[n][i] = {share, normal_quantile(within(share))};
    }
  }
  return shares;
}

/// How an input varies: at a share of its spread by a factor.
class Spread {
 public:
  Spread(const Known& known, const Judgement& j) : how_(known.how), low_(known.low), high_(known.high) {
    constexpr double kNinetyPercent = 1.6448536269514722;  // standard deviations on either side
    if (how_ == Known::How::assumed) logarithm_ = std::log(j.guess) / kNinetyPercent;
    if (how_ == Known::How::stated) {
      low_ = 1 - j.variation;
      high_ = 1 + j.variation;
    }
    if (how_ != Known::How::assumed && low_ > 0) logarithm_ = std::log(high_ / low_);
  }
  [[nodiscard]] double at(const Share& share) const {
    if (how_ == Known::How::assumed) return std::exp(logarithm_ * share.deviations);
    if (high_ <= low_) return 1;
    if (low_ > 0) return low_ * std::exp(share.of_all * logarithm_);
    return within(share.of_all) * high_;
  }

 private:
  Known::How how_;
  double low_, high_;
  double logarithm_ = 0;  ///< of what the factor is a power of
};

std::vector<Spread> spreads_of(const std::vector<Known>& known, const Judgement& j) {
  std::vector<Spread> spreads;
  for (std::size_t i = 0; i < varying_inputs(); ++i)
    spreads.emplace_back(i < known.size() ? known[i] : Known{}, j);
  return spreads;
}

Demand varied(const Demand& demand, const std::vector<Spread>& spreads, const std::vector<Share>& shares) {
  Demand d = demand;
  std::size_t next = 0;
  for (const Input& input : inputs()) {
    if (input.scale == nullptr) continue;
    input.scale(d, spreads[next].at(shares[next]));
    ++next;
  }
  return d;
}

/// What the evidence says of a field that stands in the profile; stated where it says nothing.
Known by_evidence(const Profile& profile, const std::string& path, double guess) {
  if (!profile.measured) return {};
  for (const Measured& m : *profile.measured) {
    if (m.path != path || m.sure == "stated" || !m.value || *m.value <= 0) continue;
    if (m.sure == "at_least") return {Known::How::measured, 1, guess};
    const double low = std::min(m.low.value_or(*m.value), *m.value);
    const double high = std::max(m.high.value_or(*m.value), *m.value);
    return {Known::How::measured, low / *m.value, high / *m.value};
  }
  return {};
}

}  // namespace

std::vector<Known> known_inputs(const Setting& s) {
  const DataSet& set = s.profile.datasets[s.dataset];
  std::vector<Known> all;
  for (const Input& input : inputs()) {
    if (input.scale == nullptr) continue;
    const std::string path = path_of(input, set);
    all.push_back(is_assumed(input, path, s.profile, set, s.world.catalog)
                      ? Known{Known::How::assumed}
                      : by_evidence(s.profile, path, s.world.roles.judgement.guess));
  }
  return all;
}

Holds holds_in(const Evaluation& now, const std::vector<Known>& known, const World& world, std::size_t first,
               std::size_t last) {
  static const Shares shares = even_shares();
  const std::vector<Spread> spreads = spreads_of(known, world.roles.judgement);
  const Service service = service_of(now);
  std::size_t same_service = 0;
  std::size_t same_option = 0;
  Evaluation tried{.demand = {}, .options = {}, .option = {}, .move = {}};
  for (std::size_t n = first; n < last; ++n) {
    const Demand d = varied(now.demand, spreads, shares[n]);
    evaluate(d, world, Breadth::winner, tried);
    if (service_of(tried) == service) ++same_service;
    if (tried.option == now.option) ++same_option;
  }
  constexpr double kAll = kVariations;
  return {static_cast<double>(same_service) / kAll, static_cast<double>(same_option) / kAll};
}

namespace {

/// What the models look at, without the lists of what is behind it; for as long as `catalog` lives.
Catalog figures_of(const Catalog& catalog) {
  Catalog bare;
  bare.s3 = catalog.s3;
  bare.efs = catalog.efs;
  bare.files = catalog.files;
  bare.surroundings = catalog.surroundings;
  bare.performance = catalog.performance;
  bare.whole_object_reads = catalog.whole_object_reads;
  bare.options = catalog.options;
  return bare;
}

}  // namespace

std::vector<std::string> shaky_figures(const Demand& demand, Service service, const World& world) {
  std::vector<std::string> found;
  Catalog trial = figures_of(world.catalog);
  const World tried{trial, world.rules, world.roles};
  const double spread = world.roles.judgement.variation;
  Evaluation evaluation{.demand = {}, .options = {}, .option = {}, .move = {}};
  const auto winner = [&] {
    evaluate(demand, tried, Breadth::winner, evaluation);
    return service_of(evaluation);
  };
  for (const FigureSlot& slot : figure_slots()) {
    const Figure* figure = world.catalog.figure(slot.id);
    if (figure == nullptr || figure->confidence != Confidence::low) continue;
    double& value = slot.field(trial);
    const double kept = value;
    bool turns = false;
    for (const double factor : {1 - spread, 1 + spread}) {
      value = kept * factor;
      turns = turns || winner() != service;
    }
    value = kept;
    if (turns) found.emplace_back(slot.id);
  }
  return found;
}

}  // namespace storeadvise
