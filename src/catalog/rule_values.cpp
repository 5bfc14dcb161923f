#include <algorithm>
#include <limits>

#include "catalog/tables.hpp"

namespace storeadvise {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// What the figure's unit is divided by for rules, beside its base unit: seconds become ms, bytes KB.
struct RuleUnit {
  std::string_view written;
  double per_base;
};
constexpr std::array kRuleUnits{
    RuleUnit{"ms", 1000},        RuleUnit{"s", 1000},         RuleUnit{"h", 1000},
    RuleUnit{"d", 1000},         RuleUnit{"B", 1 / kKiB},     RuleUnit{"KiB", 1 / kKiB},
    RuleUnit{"MiB", 1 / kKiB},   RuleUnit{"GiB", 1 / kKiB},   RuleUnit{"B/s", 1 / kMiB},
    RuleUnit{"MiB/s", 1 / kMiB}, RuleUnit{"GiB/s", 1 / kMiB},
};

double in_rule_units(const Figure& figure) {
  const auto* const row = std::ranges::find(kRuleUnits, figure.unit, &RuleUnit::written);
  const double per_base = row == kRuleUnits.end() ? 1 : row->per_base;
  return in_base_units(figure.value, figure.unit).value_or(kNone) * per_base;
}

}  // namespace

std::vector<double> rule_values(const Catalog& catalog) {
  std::vector<double> values;
  for (const PriceSlot& slot : price_slots()) {
    const Price* price = catalog.price(slot.id);
    values.push_back(price == nullptr ? kNone : price->tiers.front().usd);
  }
  for (const FigureSlot& slot : figure_slots()) {
    const Figure* figure = catalog.figure(slot.id);
    values.push_back(figure == nullptr ? kNone : in_rule_units(*figure));
  }
  return values;
}

}  // namespace storeadvise
