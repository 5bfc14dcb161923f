#include <algorithm>
#include <unordered_set>

#include "catalog/tables.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

const PriceSlot* price_slot(std::string_view id) {
  const auto& slots = price_slots();
  const auto found = std::ranges::find(slots, id, &PriceSlot::id);
  return found == slots.end() ? nullptr : &*found;
}

Fault unknown_price(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const PriceSlot& slot : price_slots()) ids.push_back(slot.id);
  const auto close = nearest(id, ids);
  return {"unknown-price", in_quotes(id) + " is not a price that bills use",
          "expected one of the prices that `storeadvise catalog show` lists" +
              (close ? " (did you mean \"" + std::string(*close) + "\"?)" : std::string())};
}

/// What the id names, as long as no row before was about it.
const PriceSlot* read_slot(ObjectReader& row, std::unordered_set<std::string>& seen, Price& price) {
  row.needed_text("id", price.id);
  row.needed_text("unit", price.unit);
  if (price.id.empty()) return nullptr;
  const PriceSlot* slot = price_slot(price.id);
  if (slot == nullptr) {
    row.fail("id", unknown_price(price.id));
  } else if (!seen.insert(price.id).second) {
    row.fail("id", {"repeated-name", "there is a price " + in_quotes(price.id) + " already",
                    "remove one of the two"});
  } else if (!price.unit.empty() && price.unit != slot->unit) {
    row.fail("unit", {"wrong-unit", in_quotes(price.unit) + " is not what " + price.id + " is billed by",
                      "expected " + in_quotes(slot->unit)});
  }
  return slot;
}

void read_tier(ObjectReader& tier, Price& price) {
  constexpr double kMostUnits = 1e18;
  PriceTier found;
  tier.number("from", found.from, 0, kMostUnits);
  if (tier.need("usd") != nullptr) tier.number("usd", found.usd, 0, kMostUsd);
  tier.text("rate_code", found.rate_code);
  const bool first = price.tiers.empty();
  if (first ? found.from != 0 : found.from <= price.tiers.back().from)
    tier.fail("from", {"bad-tier",
                       first ? "the first tier begins at 0"
                             : "a tier from " + exact_number(found.from) + " on comes after one from " +
                                   exact_number(price.tiers.back().from) + " on",
                       "expected \"from\" to rise from tier to tier, from 0 on"});
  price.tiers.push_back(std::move(found));
}

void read_tiers(ObjectReader& row, Price& price) {
  const auto* list = row.need("tiers");
  row.objects("tiers", "a tier", [&](ObjectReader& tier) { read_tier(tier, price); });
  if (list != nullptr && list->is_array() && list->empty())
    row.fail("tiers", {"missing-key", "there is no tier", "expected at least one"});
}

void bind_figure(Catalog& catalog, const FigureSlot& slot, Problems& problems) {
  const Figure* figure = catalog.figure(slot.id);
  const auto value = figure != nullptr ? in_base_units(figure->value, figure->unit) : std::nullopt;
  if (value) {
    slot.field(catalog) = *value;
  } else {
    problems.add(Pointer("/figures"), {"missing-key", "there is no figure " + std::string(slot.id), ""});
  }
}

}  // namespace

void read_prices(ObjectReader& reader, Catalog& catalog) {
  std::unordered_set<std::string> seen;
  reader.objects("prices", "a price", [&](ObjectReader& row) {
    Price price;
    const PriceSlot* slot = read_slot(row, seen, price);
    row.text("sku", price.sku);
    const Origin origin = read_origin(row);
    price.source = origin.source;
    price.date = origin.date;
    price.confidence = origin.confidence;
    read_tiers(row, price);
    if (slot != nullptr) catalog.prices.push_back(std::make_shared<const Price>(std::move(price)));
  });
}

void bind_slots(Catalog& catalog, Problems& problems) {
  for (const auto& price : catalog.prices)
    if (const PriceSlot* slot = price_slot(price->id)) slot->bind(catalog, slot->s3_class, price.get());
  for (const FigureSlot& slot : figure_slots()) bind_figure(catalog, slot, problems);
}

void bind(Catalog& catalog, Problems& problems) {
  bind_slots(catalog, problems);
  catalog.sold = sold_in(catalog.region);
  catalog.rule_values = rule_values(catalog);
}

}  // namespace storeadvise
