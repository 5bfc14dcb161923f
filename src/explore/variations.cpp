#include <algorithm>
#include <cmath>

#include "explore/inputs.hpp"
#include "explore/robustness.hpp"
#include "profile/fields.hpp"
#include "rank/evaluation.hpp"

namespace storeadvise {
namespace {

/// One for each input that varies.
using Factors = std::vector<double>;

Factors as_many_as_vary() {
  const auto vary = [](const Input& input) { return input.scale != nullptr; };
  return Factors(static_cast<std::size_t>(std::ranges::count_if(inputs(), vary)));
}

/// The root of x^(d+1) = x + 1, whose powers spread points evenly in d dimensions.
/// Source: M. Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018.
Factors steps() {
  Factors step = as_many_as_vary();
  double root = 1.5;
  for (int i = 0; i < 60; ++i) root = std::pow(1 + root, 1.0 / (static_cast<double>(step.size()) + 1));
  double power = 1;
  for (double& s : step) {
    power /= root;
    s = power;
  }
  return step;
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

double log_uniform(double low, double high, double share) {
  return low * std::exp(share * std::log(high / low));
}

/// The factor of an input at a share of its spread.
double factor_of(const Known& known, double share, const Judgement& j) {
  constexpr double kNinetyPercent = 1.6448536269514722;  // standard deviations on either side
  const double bounded = std::clamp(share, 1e-9, 1 - 1e-9);
  switch (known.how) {
    case Known::How::assumed:
      return std::exp(std::log(j.guess) / kNinetyPercent * normal_quantile(bounded));
    case Known::How::measured:
      if (known.high <= known.low) return 1;
      return known.low > 0 ? log_uniform(known.low, known.high, share) : bounded * known.high;
    case Known::How::stated:
      break;
  }
  return log_uniform(1 - j.variation, 1 + j.variation, share);
}

/// Factors of variation `n`.
Factors factors(std::size_t n, const Factors& step, const std::vector<Known>& known, const Judgement& j) {
  Factors f(step.size());
  for (std::size_t i = 0; i < f.size(); ++i) {
    const double u = std::fmod(0.5 + static_cast<double>(n + 1) * step[i], 1.0);
    f[i] = factor_of(i < known.size() ? known[i] : Known{}, u, j);
  }
  return f;
}

Demand varied(const Demand& demand, const Factors& f) {
  Demand d = demand;
  std::size_t next = 0;
  for (const Input& input : inputs())
    if (input.scale != nullptr) input.scale(d, f[next++]);
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
    all.push_back(get_field(s.profile, path) ? by_evidence(s.profile, path, s.world.roles.judgement.guess)
                                             : Known{Known::How::assumed});
  }
  return all;
}

Holds holds_in(const Evaluation& now, const std::vector<Known>& known, const World& world, std::size_t first,
               std::size_t last) {
  static const Factors step = steps();
  const Service service = service_of(now);
  std::size_t same_service = 0;
  std::size_t same_option = 0;
  for (std::size_t n = first; n < last; ++n) {
    const Demand d = varied(now.demand, factors(n, step, known, world.roles.judgement));
    const Evaluation tried = evaluate(d, world, Breadth::winner);
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
  for (const FigureSlot& slot : figure_slots()) {
    const Figure* figure = world.catalog.figure(slot.id);
    if (figure == nullptr || figure->confidence != Confidence::low) continue;
    double& value = slot.field(trial);
    const double kept = value;
    bool turns = false;
    for (const double factor : {1 - spread, 1 + spread}) {
      value = kept * factor;
      turns = turns || service_of(evaluate(demand, tried, Breadth::winner)) != service;
    }
    value = kept;
    if (turns) found.emplace_back(slot.id);
  }
  return found;
}

}  // namespace storeadvise
