#include "explore/robustness.hpp"

#include <array>

#include "parallel.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kParts = 8;
constexpr std::size_t kInPart = kVariations / kParts;

/// One data set, while it is worked on.
struct Work {
  const Evaluation& now;
  const Setting& setting;
  Robustness& into;
  std::vector<Known> known;
  std::array<Holds, kParts> parts;

  void part(std::size_t n) {
    parts.at(n) = holds_in(now, known, setting.world, n * kInPart, (n + 1) * kInPart);
  }
  void add_up() {
    for (const Holds& one : parts) {
      into.holds.service += one.service;
      into.holds.option += one.option;
    }
  }
};

/// What is worked out of a data set beside its variations: what takes longest comes first.
constexpr std::array<void (*)(Work&), 3> kOthers{
    [](Work& w) { w.into.flips = flips(w.now.demand, service_of(w.now), w.setting); },
    [](Work& w) { w.into.levers = levers(w.now, w.setting); },
    [](Work& w) { w.into.shaky_figures = shaky_figures(w.now.demand, service_of(w.now), w.setting.world); }};

}  // namespace

std::vector<Robustness> robustness(std::span<const Evaluation> now, std::span<const Setting> settings,
                                   std::size_t threads) {
  std::vector<Robustness> all(now.size());
  std::vector<Work> work;
  for (std::size_t i = 0; i < now.size(); ++i)
    work.push_back({now[i], settings[i], all[i], known_inputs(settings[i]), {}});
  const std::size_t others = kOthers.size() * work.size();
  in_parallel(others + kParts * work.size(), threads, [&](std::size_t i) {
    if (i < others) return kOthers.at(i / work.size())(work[i % work.size()]);
    work[(i - others) / kParts].part((i - others) % kParts);
  });
  for (Work& one : work) one.add_up();
  return all;
}

}  // namespace storeadvise
