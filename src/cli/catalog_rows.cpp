#include "cli/catalog_rows.hpp"

#include <fmt/format.h>

#include "report/money.hpp"

namespace storeadvise::cli {

namespace {

/// "$0.023, from 51,200 $0.022"
std::string shown_tiers(const Price& price) {
  std::string out;
  for (const PriceTier& tier : price.tiers) {
    if (!out.empty()) out += fmt::format(", from {} ", quantity(tier.from));
    out += unit_price(tier.usd);
  }
  return out;
}

}  // namespace

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
                    .shown = shown_tiers(*price)});
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
                    .shown = quantity(figure.value)});
  }
  return rows;
}

}  // namespace storeadvise::cli
