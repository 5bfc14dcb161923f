#include "explore/scenario.hpp"

#include <unordered_set>

#include "json/reader.hpp"
#include "profile/patch.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// What stands in a patch for the place of a scenario's value, until `in_scenario` puts that in.
std::string mark(std::size_t index) { return "value " + std::to_string(index); }

void read_set(ObjectReader& reader, Scenario& scenario) {
  if (reader.need("set") == nullptr) return;
  reader.members("set", [&](const std::string& path, const json& value, const Pointer& where) {
    if (auto fault = set_value(scenario.changed, path, value, mark(scenario.set.size())))
      reader.problems().add_at_key(where, std::move(*fault));
    scenario.set.emplace_back(path, value);
  });
}

void read_name(ObjectReader& reader, std::unordered_set<std::string>& taken, std::string& name) {
  if (reader.need("name") == nullptr) return;
  reader.text("name", name);
  if (!taken.insert(name).second)
    reader.fail("name", {"repeated-name", shown(name) + " is the name of another scenario", ""});
}

/// Notes where the values of all scenarios stand, in one walk over the file.
void place_values(const Document& document, std::vector<Scenario>& scenarios) {
  std::vector<Spot> spots;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    for (const auto& [path, value] : scenarios[i].set)
      spots.push_back({Pointer() / "scenarios" / i / "set" / path, false});
  const std::vector<Place> places = locate_all(document, spots);
  auto next = places.begin();
  for (Scenario& scenario : scenarios) {
    const auto end = next + static_cast<std::ptrdiff_t>(scenario.set.size());
    scenario.places.assign(next, end);
    next = end;
  }
}

}  // namespace

Result<Scenario> scenario_of_sets(const Document& profile, std::span<const std::string> sets) {
  auto changed = apply_sets(profile, sets);
  if (!changed) return tl::unexpected(std::move(changed.error()));
  Scenario scenario{"set", {}, std::move(*changed), {}};
  const std::vector<Patch>& patches = scenario.changed.patches;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    const std::size_t equals = end_of_path(profile.json, sets[i]);
    const Patch& patch = patches[patches.size() - sets.size() + i];
    scenario.set.emplace_back(sets[i].substr(0, equals), scenario.changed.json.at(patch.where));
  }
  return scenario;
}

Result<std::vector<Scenario>> read_scenarios(const Document& profile, std::string_view text,
                                             std::string_view file) {
  auto document = parse_document(text, file);
  if (!document) return tl::unexpected(std::move(document.error()));
  Problems problems;
  std::vector<Scenario> scenarios;
  std::unordered_set<std::string> names;
  ObjectReader reader(problems, document->json, Pointer(), "a file of scenarios");
  const json* list = reader.need("scenarios");
  reader.list("scenarios", [&](const json& value, const Pointer& where) {
    ObjectReader inside(problems, value, where, "a scenario");
    Scenario scenario{"", {}, profile, {}};
    read_name(inside, names, scenario.name);
    read_set(inside, scenario);
    inside.done();
    scenarios.push_back(std::move(scenario));
  });
  if (list != nullptr && list->is_array() && list->empty())
    reader.fail("scenarios", {"missing-key", "there is no scenario", "expected at least one"});
  reader.done();
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  place_values(*document, scenarios);
  return scenarios;
}

Errors in_scenario(Errors errors, const Scenario& scenario) {
  for (Error& error : errors)
    for (std::size_t i = 0; i < scenario.places.size(); ++i)
      if (error.place.file == mark(i)) error.place = scenario.places[i];
  return errors;
}

}  // namespace storeadvise
