#include "explore/robustness.hpp"

#include <array>
#include <functional>

#include "parallel.hpp"

namespace storeadvise {

Robustness robustness(const Evaluation& now, Service service, const Setting& s, std::size_t threads) {
  constexpr std::size_t kParts = 8;
  constexpr std::size_t kInPart = kVariations / kParts;
  const std::vector<Known> known = known_inputs(s);
  Robustness r;
  const std::array<std::function<void()>, 3> others{
      [&] { r.flips = flips(now.demand, service, s); },
      [&] { r.levers = levers(now, s); },
      [&] { r.shaky_figures = shaky_figures(now.demand, service, s.world); },
  };
  std::array<Holds, kParts> parts;
  in_parallel(others.size() + kParts, threads, [&](std::size_t i) {
    if (i < others.size()) return others[i]();
    const std::size_t part = i - others.size();
    parts[part] = holds_in(now, known, s.world, part * kInPart, (part + 1) * kInPart);
  });
  for (const Holds& part : parts) {
    r.holds.service += part.service;
    r.holds.option += part.option;
  }
  return r;
}

}  // namespace storeadvise
