#include <algorithm>
#include <cmath>

#include "explore/inputs.hpp"
#include "explore/robustness.hpp"
#include "rank/evaluation.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kVariations = 256;
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

/// Factors of variation `n`, each log-uniform between 1 - spread and 1 + spread.
Factors factors(std::size_t n, const Factors& step, double spread) {
  Factors f(step.size());
  const double low = 1 - spread;
  const double span = std::log((1 + spread) / low);
  for (std::size_t i = 0; i < f.size(); ++i) {
    const double u = std::fmod(0.5 + static_cast<double>(n + 1) * step[i], 1.0);
    f[i] = low * std::exp(u * span);
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

}  // namespace

double holds_in(const Demand& demand, Service service, const World& world) {
  static const Factors step = steps();
  std::size_t same = 0;
  for (std::size_t n = 0; n < kVariations; ++n) {
    const Demand d = varied(demand, factors(n, step, world.roles.judgement.variation));
    if (service_of(evaluate(d, world, Breadth::winner)) == service) ++same;
  }
  return static_cast<double>(same) / kVariations;
}

namespace {

/// What the models look at, without the lists of what is behind it; for as long as `catalog` lives.
Catalog figures_of(const Catalog& catalog) {
  Catalog bare;
  bare.s3 = catalog.s3;
  bare.efs = catalog.efs;
  bare.files = catalog.files;
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
