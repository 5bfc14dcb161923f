#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "json/document.hpp"

namespace storeadvise {

/// A change of a profile that has a name.
struct Scenario {
  std::string name;
  std::vector<std::pair<std::string, nlohmann::json>> set;  ///< PATH and VALUE
  Document changed;                                         ///< the profile with all of them
  std::vector<Place> places;                                ///< of each value; empty: errors name the `--set`
};

/// The one scenario of `--set PATH=VALUE ...`.
Result<Scenario> scenario_of_sets(const Document& profile, std::span<const std::string> sets);

/// Reads `{ "scenarios": [ { "name": ..., "set": { PATH: VALUE } } ] }` with the comments, units and
/// errors of a profile. Paths are looked up in `profile`; whether the values are right is for
/// `read_profile` to say.
Result<std::vector<Scenario>> read_scenarios(const Document& profile, std::string_view text,
                                             std::string_view file);

/// Errors of a scenario's profile, with places in the file that the scenario was read from.
Errors in_scenario(Errors errors, const Scenario& scenario);

}  // namespace storeadvise
