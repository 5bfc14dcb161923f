#include <algorithm>
#include <array>
#include <cmath>

#include "explore/robustness.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kVariations = 256;
constexpr std::size_t kInputs = 11;
using Factors = std::array<double, kInputs>;

/// The root of x^(d+1) = x + 1, whose powers spread points evenly in d dimensions.
/// Source: M. Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018.
Factors steps() {
  double root = 1.5;
  for (int i = 0; i < 60; ++i) root = std::pow(1 + root, 1.0 / (kInputs + 1));
  Factors step{};
  double power = 1;
  for (double& s : step) {
    power /= root;
    s = power;
  }
  return step;
}

/// Factors of variation `n`, each log-uniform between 1 - spread and 1 + spread.
Factors factors(std::size_t n, const Factors& step, double spread) {
  Factors f{};
  const double low = 1 - spread;
  const double span = std::log((1 + spread) / low);
  for (std::size_t i = 0; i < kInputs; ++i) {
    const double u = std::fmod(0.5 + static_cast<double>(n + 1) * step[i], 1.0);
    f[i] = low * std::exp(u * span);
  }
  return f;
}

void scale_volume(Flow& flow, double factor) {
  flow.bytes *= factor;
  flow.operations *= factor;
}

void scale_request(Flow& flow, double factor, double object) {
  const double request = std::min(flow.request * factor, object);
  if (!(request > 0)) return;
  flow.operations = flow.bytes / request;
  flow.request = request;
}

Demand varied(const Demand& demand, const Factors& f) {
  Demand d = demand;
  d.bytes *= f[0];
  d.objects *= f[0];
  d.load_bytes *= f[0];
  d.checkpoint_bytes *= f[0];
  scale_volume(d.reads, f[1]);
  scale_request(d.reads, f[2], d.object);
  for (Flow* flow : {&d.reads, &d.writes}) {
    flow->clients = std::max(1.0, flow->clients * f[3]);
    flow->streams = std::max(1.0, flow->streams * f[4]);
    flow->required *= f[5];
    flow->active_seconds = std::min(d.month_hours * 3600, flow->active_seconds * f[6]);
  }
  scale_volume(d.writes, f[7]);
  d.starts *= f[8];
  d.usd_per_hour *= f[9];
  d.cold_bytes = std::min(d.cold_bytes * f[10], d.reads.bytes);
  return d;
}

}  // namespace

double holds_in(const Demand& demand, Service service, const Setting& s) {
  static const Factors step = steps();
  std::size_t same = 0;
  for (std::size_t n = 0; n < kVariations; ++n) {
    const Demand d = varied(demand, factors(n, step, s.roles.judgement.variation));
    if (winner(d, s.catalog, s.rules, s.roles.judgement) == service) ++same;
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

std::vector<std::string> shaky_figures(const Demand& demand, Service service, const Setting& s) {
  std::vector<std::string> found;
  Catalog trial = figures_of(s.catalog);
  const double spread = s.roles.judgement.variation;
  for (const FigureSlot& slot : figure_slots()) {
    const Figure* figure = s.catalog.figure(slot.id);
    if (figure == nullptr || figure->confidence != Confidence::low) continue;
    double& value = slot.field(trial);
    const double kept = value;
    bool turns = false;
    for (const double factor : {1 - spread, 1 + spread}) {
      value = kept * factor;
      turns = turns || winner(demand, trial, s.rules, s.roles.judgement) != service;
    }
    value = kept;
    if (turns) found.emplace_back(slot.id);
  }
  return found;
}

}  // namespace storeadvise
