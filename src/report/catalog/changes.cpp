#include "report/catalog/changes.hpp"

#include <cmath>
#include <map>
#include <tuple>

#include "catalog/instances.hpp"

namespace storeadvise {

namespace {

/// Rounded where binary fractions end: 0.33 - 0.3 is 0.03.
double tidy(double value) {
  constexpr double kDigits = 1e15;
  return std::abs(value) < 1 ? std::round(value * kDigits) / kDigits : std::round(value * 1e9) / 1e9;
}

/// One number of a catalog, before it is known whether it differs.
struct Entry {
  std::string_view kind;
  std::string id;
  double tier_from;
  CatalogValue value;
};

void add_instance(std::vector<Entry>& out, const Instance& i, const std::string& region) {
  const auto add = [&](const char* field, double value, const char* unit) {
    out.push_back({"instance", i.id + field, 0, {value, unit}});
  };
  const auto usd = i.usd_per_hour.find(region);
  if (usd != i.usd_per_hour.end()) add(".usd_per_hour", usd->second, "USD/h");
  add(".network", i.network.count(), "B/s");
  add(".network_burst", i.network_burst.count(), "B/s");
  add(".accelerators", i.accelerators, "accelerators");
  add(".local_storage", i.local_storage.count(), "B");
}

std::vector<Entry> entries(const Catalog& catalog) {
  std::vector<Entry> out;
  for (const auto& price : catalog.prices)
    for (const PriceTier& tier : price->tiers)
      out.push_back({"price", price->id, tier.from, {tier.usd, price->unit}});
  for (const Figure& figure : catalog.figures)
    out.push_back({"figure", figure.id, 0, {figure.value, figure.unit}});
  for (const Instance& instance : listed_instances(catalog)) add_instance(out, instance, catalog.region);
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((catalog.options >> i & 1U) != 0) out.push_back({"option", std::string(kOptions[i].id), 0, {1, ""}});
  return out;
}

/// 20 ms are 0.02 s.
bool same_value(const CatalogValue& a, const CatalogValue& b) {
  if (a.unit == b.unit) return a.value == b.value;
  const auto base = in_base_units(a.value, a.unit);
  return base && base == in_base_units(b.value, b.unit);
}

auto key_of(const Entry& e) { return std::tuple(e.kind, std::string_view(e.id), e.tier_from); }

}  // namespace

std::optional<double> CatalogChange::amount() const {
  if (!before || !after || before->unit != after->unit) return std::nullopt;
  return tidy(after->value - before->value);
}

std::optional<double> CatalogChange::percent() const {
  const auto by = amount();
  if (!by || before->value == 0) return std::nullopt;
  constexpr double kPercent = 100;
  return std::round(*by / before->value * kPercent * 1e9) / 1e9;
}

std::vector<CatalogChange> catalog_changes(const Catalog& from, const Catalog& to) {
  const std::vector<Entry> before = entries(from);
  const std::vector<Entry> after = entries(to);
  std::map<std::tuple<std::string_view, std::string_view, double>, const Entry*> left;
  for (const Entry& entry : after) left[key_of(entry)] = &entry;
  std::vector<CatalogChange> changes;
  for (const Entry& entry : before) {
    const auto found = left.find(key_of(entry));
    CatalogChange change{entry.kind, entry.id, entry.tier_from, entry.value, std::nullopt};
    if (found != left.end()) {
      change.after = found->second->value;
      left.erase(found);
    }
    const bool same = change.after && same_value(entry.value, *change.after);
    if (!same) changes.push_back(std::move(change));
  }
  for (const Entry& entry : after)
    if (left.contains(key_of(entry)))
      changes.push_back({entry.kind, entry.id, entry.tier_from, std::nullopt, entry.value});
  return changes;
}

}  // namespace storeadvise
