// Prices and limits are facts of the catalog and the Region. A rule that writes one down as a digit goes
// stale without anybody noticing, and so none may: not in a condition, not in its points, not in its
// sentence.

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>

#include "rules/facts.hpp"
#include "storeadvise/catalog.hpp"
#include "support/catch.hpp"
#include "text/embedded.hpp"

using namespace storeadvise;
using nlohmann::json;

namespace {

const Catalog& aws() {
  static const Catalog catalog = embedded_catalog("aws", "us-east-1").value();
  return catalog;
}

enum class Measure { none, size, rate, time, frequency };

struct Unit {
  std::string_view name;
  Measure measure;
  double base;  ///< bytes, bytes/s, seconds, 1/s
};
constexpr std::array kUnits{
    Unit{"B", Measure::size, 1},
    Unit{"KB", Measure::size, kKiB},
    Unit{"KiB", Measure::size, kKiB},
    Unit{"MB", Measure::size, kMiB},
    Unit{"MiB", Measure::size, kMiB},
    Unit{"GB", Measure::size, kGiB},
    Unit{"GiB", Measure::size, kGiB},
    Unit{"B/s", Measure::rate, 1},
    Unit{"MB/s", Measure::rate, kMiB},
    Unit{"MiB/s", Measure::rate, kMiB},
    Unit{"GB/s", Measure::rate, kGiB},
    Unit{"GiB/s", Measure::rate, kGiB},
    Unit{"ms", Measure::time, 0.001},
    Unit{"s", Measure::time, 1},
    Unit{"min", Measure::time, 60},
    Unit{"h", Measure::time, 3600},
    Unit{"hours", Measure::time, 3600},
    Unit{"d", Measure::time, 86400},
    Unit{"days", Measure::time, 86400},
    Unit{"1/s", Measure::frequency, 1},
    Unit{"a second", Measure::frequency, 1},
};

const Unit* unit_named(std::string_view name) {
  const auto* found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == name; });
  return found == kUnits.end() ? nullptr : found;
}

/// The figure that `value` of that unit is, if one is.
std::optional<std::string> figure_that_is(double value, std::string_view unit_name) {
  const Unit* unit = unit_named(unit_name);
  if (unit == nullptr || value == 0) return std::nullopt;
  for (const Figure& figure : aws().figures) {
    const Unit* own = unit_named(figure.unit);
    if (own == nullptr || own->measure != unit->measure) continue;
    if (std::abs(figure.value * own->base / (value * unit->base) - 1) < 1e-9) return figure.id;
  }
  return std::nullopt;
}

std::string_view unit_of_fact(const json& expression) {
  if (!expression.is_object() || !expression.contains("var") || !expression["var"].is_string()) return {};
  const auto& name = expression["var"].get_ref<const std::string&>();
  for (const Fact& fact : facts())
    if (fact.name == name) return fact.unit;
  return {};
}

/// Numbers that stand beside a fact and are a figure in its unit.
void collect(const json& expression, std::vector<std::string>& found) {
  if (!expression.is_structured()) return;
  if (expression.is_array())
    for (const json& one : expression)
      for (const json& other : expression)
        if (one.is_number())
          if (const auto id = figure_that_is(one.get<double>(), unit_of_fact(other))) found.push_back(*id);
  for (const json& inner : expression) collect(inner, found);
}

std::vector<std::string> literals_of(const json& rule) {
  std::vector<std::string> found;
  for (const char* key : {"when", "points"})
    if (rule.contains(key)) collect(rule[key], found);
  const auto& text = rule["text"].get_ref<const std::string&>();
  if (std::regex_search(text, std::regex(R"(\$\s*[0-9])"))) found.emplace_back("a price in " + text);
  static const std::regex with_unit(
      R"(([0-9][0-9,.]*)\s*(MiB/s|GiB/s|MB/s|GB/s|KiB|MiB|GiB|KB|MB|GB|ms|min|hours|days|a second|s|h|d)\b)");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), with_unit); it != std::sregex_iterator();
       ++it) {
    std::string digits = (*it)[1];
    std::erase(digits, ',');
    if (const auto id = figure_that_is(std::stod(digits), it->str(2))) found.push_back(*id);
  }
  return found;
}

}  // namespace

TEST_CASE("no rule writes down what is a price or a figure of the catalog", "[rules]") {
  std::size_t rules = 0;
  for (const std::string_view name : embedded_names()) {
    if (!name.starts_with("rules/")) continue;
    const json file = json::parse(embedded(name));
    for (const json& rule : file["rules"]) {
      ++rules;
      CAPTURE(name, rule["id"].get<std::string>());
      CHECK(literals_of(rule) == std::vector<std::string>());
    }
  }
  CHECK(rules > 50);
}

TEST_CASE("a price or a figure that a rule writes down is found", "[rules]") {
  const auto found = [](const char* when, const char* text) {
    json rule{{"text", text}};
    rule["when"] = json::parse(when);
    return literals_of(rule).size();
  };
  CHECK(found("true", "Nothing of the kind, 17 hosts, 100-200 ms.") == 0);
  CHECK(found("true", "IA costs $0.016 per GB-month.") == 1);
  CHECK(found("true", "More than 500 MiB/s need Elastic.") == 1);
  CHECK(found("true", "S3 takes 3,500 a second.") == 1);
  CHECK(found("true", "Restored within 12 hours.") == 1);
  CHECK(found(R"({">": [{"var": "reads.client_rate_mib_s"}, 1500]})", "x") == 1);
  CHECK(found(R"({"and": [true, {"<=": [128, {"var": "reads.request_kb"}]}]})", "x") == 1);
  CHECK(found(R"({">": [{"var": "reads.per_second"}, 5500]})", "x") == 1);
  CHECK(found(R"({">": [{"var": "reads.clients"}, 5500]})", "x") == 0);
}
