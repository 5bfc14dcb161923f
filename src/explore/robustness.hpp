#pragma once

#include "storeadvise/advise.hpp"

namespace storeadvise {

/// One data set of a profile, and what it is tried in.
struct Setting {
  const Profile& profile;
  std::size_t dataset;
  World world;
};

/// Share of 256 evenly spread variations of the data set's sizes, rates, counts, hours and
/// compute price, each within the judgement's variation and log-uniform, that end on `service`.
double holds_in(const Demand& demand, Service service, const World& world);

/// The inputs that matter most, each with the nearest value beyond which another service wins,
/// found by bisection; nearest first. Each value is a PATH and a value that `--set` takes.
std::vector<Flip> flips(const Demand& demand, Service service, const Setting& setting);

/// Figures and prices of low confidence that turn the verdict when they vary, by id.
std::vector<std::string> shaky_figures(const Demand& demand, Service service, const World& world);

}  // namespace storeadvise
