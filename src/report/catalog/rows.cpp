#include "report/catalog/rows.hpp"

#include <fmt/format.h>

#include "units/money.hpp"

namespace storeadvise {

std::string price_word(double usd) { return usd == 0 ? "no charge" : unit_price(usd); }

namespace {

/// "$0.023 to $0.021": the first and the last tier.
std::string shown_tiers(const Price& price) {
  const std::string first = price_word(price.tiers.front().usd);
  return price.tiers.size() == 1 ? first : fmt::format("{} to {}", first, price_word(price.tiers.back().usd));
}

}  // namespace

std::string all_tiers(const CatalogRow& row) {
  std::string out;
  for (const PriceTier& tier : row.tiers) {
    if (!out.empty()) out += fmt::format(", from {} ", quantity(tier.from));
    out += price_word(tier.usd);
  }
  return out;
}

std::string_view confidence_word(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return "high";
    case Confidence::medium:
      return "medium";
    case Confidence::low:
      return "low";
  }
  return "";
}

std::vector<CatalogRow> catalog_rows(const Catalog& catalog) {
  std::vector<CatalogRow> rows;
  for (const auto& price : catalog.prices) {
    rows.push_back({.is_price = true,
                    .id = price->id,
                    .unit = price->unit,
                    .source = price->source,
                    .date = price->date,
                    .note = {},
                    .confidence = confidence_word(price->confidence),
                    .tiers = price->tiers,
                    .value = 0,
                    .shown = shown_tiers(*price),
                    .sku = price->sku});
  }
  for (const Figure& figure : catalog.figures) {
    rows.push_back({.is_price = false,
                    .id = figure.id,
                    .unit = figure.unit,
                    .source = figure.source,
                    .date = figure.date,
                    .note = figure.note,
                    .confidence = confidence_word(figure.confidence),
                    .tiers = {},
                    .value = figure.value,
                    .shown = quantity(figure.value),
                    .sku = {}});
  }
  return rows;
}

}  // namespace storeadvise
