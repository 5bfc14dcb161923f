// Any text is a file of scenarios, each a profile or refused with words, or is refused itself.

#include "explore/scenario.hpp"
#include "fuzz/base_profile.hpp"
#include "fuzz/input.hpp"
#include "profile/profile.hpp"

using namespace storeadvise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto scenarios = read_scenarios(fuzz::base_profile(), fuzz::as_text(data, size), "fuzz");
  if (!scenarios) {
    fuzz::must_explain(scenarios.error());
    return 0;
  }
  for (const Scenario& scenario : *scenarios) {
    fuzz::must(scenario.places.size() == scenario.set.size());
    const auto profile = read_profile(scenario.changed);
    if (!profile) fuzz::must_explain(in_scenario(profile.error(), scenario));
  }
  return 0;
}
