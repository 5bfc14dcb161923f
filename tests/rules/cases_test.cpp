// Every rule has facts for which it fires and facts for which it stays silent: tests/rules/cases/
// holds a file for each, {"rule": id, "fires": [facts...], "silent": [facts...]}. Facts that a
// case leaves out are 0, false or the empty word; those of the catalog are us-east-1's. A rule whose points
// follow from facts has "points" too: {"facts": facts, "gives": number}.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "rules/engine.hpp"
#include "rules/points.hpp"
#include "storeadvise/catalog.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

json read_json(const std::filesystem::path& path) {
  std::ifstream stream(path);
  return json::parse(stream);
}

std::map<std::string, json> cases() {
  std::map<std::string, json> all;
  for (const auto& entry : std::filesystem::directory_iterator(STOREADVISE_SOURCE_DIR "/tests/rules/cases")) {
    json one = read_json(entry.path());
    const std::string id = one.at("rule");
    CAPTURE(entry.path());
    CHECK(entry.path().stem() == id);
    CHECK(all.emplace(id, one).second);
  }
  return all;
}

/// 0, false or the empty word, as each fact has it.
FactArray blank_facts() {
  FactArray out;
  dataset_facts({}, out);
  option_facts({}, kOptions[0], {}, out);
  for (logic::Value& value : out) {
    if (value.is(logic::ValueKind::number)) value = logic::Value(0.0);
    if (value.is(logic::ValueKind::boolean)) value = logic::Value(false);
    if (value.is(logic::ValueKind::string)) value = logic::Value(std::string_view());
  }
  static const Catalog catalog = embedded_catalog("aws", "us-east-1").value();
  catalog_facts(catalog, out);
  return out;
}

logic::Value like(const logic::Value& blank, const json& stated) {
  if (blank.is(logic::ValueKind::number)) return logic::Value(stated.get<double>());
  if (blank.is(logic::ValueKind::boolean)) return logic::Value(stated.get<bool>());
  return logic::Value(std::string_view(stated.get_ref<const std::string&>()));
}

FactArray facts_of(const json& stated) {
  static const FactArray blank = blank_facts();
  FactArray out = blank;
  const auto names = fact_names();
  for (const auto& [name, value] : stated.items()) {
    const auto found = std::find(names.begin(), names.end(), name);
    CAPTURE(name);
    REQUIRE(found != names.end());
    const auto place = static_cast<std::size_t>(found - names.begin());
    out[place] = like(blank[place], value);
  }
  return out;
}

const Rule* rule_named(const std::string& id) {
  const auto& rules = embedded_rules().rules;
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("every rule fires where it should, and is silent where it should", "[rules]") {
  for (const auto& [id, one] : cases()) {
    CAPTURE(id);
    const Rule* rule = rule_named(id);
    REQUIRE(rule != nullptr);
    for (const auto& [kind, rows] : one.items()) {
      if (kind == "rule" || kind == "points") continue;
      CAPTURE(kind);
      REQUIRE((kind == "fires" || kind == "silent"));
      for (const json& stated : rows) {
        CAPTURE(stated.dump());
        CHECK(fires(*rule, facts_of(stated)) == (kind == "fires"));
      }
    }
  }
}

TEST_CASE("points that follow from facts come out as the cases say", "[rules]") {
  const auto all = cases();
  for (const Rule& rule : embedded_rules().rules) {
    CAPTURE(rule.id);
    const json& one = all.at(rule.id);
    REQUIRE(one.contains("points") == (rule.points_program != nullptr));
    if (!one.contains("points")) continue;
    for (const json& row : one["points"]) {
      CAPTURE(row.dump());
      CHECK(points_of(rule, facts_of(row.at("facts"))) == Approx(row.at("gives").get<double>()));
    }
  }
}

TEST_CASE("every rule has a case that fires and one that is silent", "[rules]") {
  const auto all = cases();
  for (const Rule& rule : embedded_rules().rules) {
    CAPTURE(rule.id);
    const auto found = all.find(rule.id);
    REQUIRE(found != all.end());
    CHECK_FALSE(found->second.at("fires").empty());
    // A rule without a condition is never silent.
    const bool always = rule.dataset_condition == nullptr && rule.option_condition == nullptr;
    CHECK(found->second.at("silent").empty() == always);
  }
}

TEST_CASE("sentences of the rules leave no placeholder open", "[rules]") {
  for (const Rule& rule : embedded_rules().rules) {
    const std::string text = fill(rule, facts_of(json::object()));
    CAPTURE(rule.id, text);
    CHECK(text.find_first_of("{}") == std::string::npos);
    CHECK(text.back() == '.');
  }
}
