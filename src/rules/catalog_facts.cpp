#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

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

void catalog_facts(const Catalog& catalog, FactArray& out) {
  static const std::size_t first = facts().size() - catalog_fact_rows().size();
  const std::size_t count = std::min(catalog.rule_values.size(), kMostFacts - first);
  for (std::size_t i = 0; i < count; ++i) {
    const double value = catalog.rule_values[i];
    out[first + i] = std::isnan(value) ? logic::Value::null() : logic::Value(value);
  }
}

}  // namespace storeadvise
