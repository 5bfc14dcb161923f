#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "jsonlogic/json_logic.hpp"
#include "rules/facts.hpp"

namespace storeadvise {

std::span<const Fact> catalog_fact_rows() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> ids;
    for (const PriceSlot& slot : price_slots()) ids.push_back("price." + slot.id);
    for (const FigureSlot& slot : figure_slots()) ids.push_back("limit." + std::string(slot.id));
    return ids;
  }();
  static const std::vector<Fact> rows = [] {
    std::vector<Fact> all;
    all.reserve(names.size());
    for (const std::string& name : names) {
      const bool price = name.starts_with("price.");
      all.push_back({.name = name,
                     .unit = price ? "USD" : "",
                     .text = price ? "price of a unit, in the first tier" : "figure of the catalog"});
    }
    return all;
  }();
  return rows;
}

namespace {

/// The place among facts() of the first.
std::size_t first_place() {
  static const std::size_t first = facts().size() - catalog_fact_rows().size();
  return first;
}

logic::Value as_fact(double value) { return std::isnan(value) ? logic::Value::null() : logic::Value(value); }

/// One past the last that the catalog has.
std::size_t end_of(const Catalog& catalog) {
  return std::min(first_place() + catalog.rule_values.size(), kMostFacts);
}

}  // namespace

void catalog_facts(const Catalog& catalog, FactArray& out) {
  const std::size_t first = first_place();
  const std::size_t end = end_of(catalog);
  for (std::size_t fact = first; fact < end; ++fact) out[fact] = as_fact(catalog.rule_values[fact - first]);
}

void catalog_facts(const Catalog& catalog, const RuleBook& rules, FactArray& out) {
  const std::size_t first = first_place();
  const std::size_t end = end_of(catalog);
  for (const std::size_t fact : rules.figures)
    if (fact < end) out[fact] = as_fact(catalog.rule_values[fact - first]);
}

std::vector<std::size_t> figures_of(const std::vector<Rule>& rules) {
  std::set<std::size_t> found;
  for (const Rule& rule : rules) {
    for (const auto* program : {&rule.dataset_condition, &rule.option_condition, &rule.points_program}) {
      if (*program == nullptr) continue;
      for (const std::size_t fact : (*program)->facts())
        if (fact >= first_place()) found.insert(fact);
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace storeadvise
