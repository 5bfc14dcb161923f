#include "catalog/units.hpp"

#include <algorithm>
#include <array>

#include "storeadvise/catalog.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

constexpr std::array kUnits{
    FigureUnit{"ms", UnitKind::time, 1e-3},    FigureUnit{"s", UnitKind::time, 1},
    FigureUnit{"h", UnitKind::time, 3600},     FigureUnit{"d", UnitKind::time, 86400},
    FigureUnit{"B", UnitKind::size, 1},        FigureUnit{"KiB", UnitKind::size, kKiB},
    FigureUnit{"MiB", UnitKind::size, kMiB},   FigureUnit{"GiB", UnitKind::size, kGiB},
    FigureUnit{"B/s", UnitKind::rate, 1},      FigureUnit{"MiB/s", UnitKind::rate, kMiB},
    FigureUnit{"GiB/s", UnitKind::rate, kGiB}, FigureUnit{"1/s", UnitKind::frequency, 1},
    FigureUnit{"ratio", UnitKind::ratio, 1},   FigureUnit{"parts", UnitKind::parts, 1},
    FigureUnit{"keys", UnitKind::keys, 1},     FigureUnit{"USD", UnitKind::usd, 1},
    FigureUnit{"points", UnitKind::points, 1},
};

constexpr double kMostRatio = 1e6;
constexpr double kMostCounted = 1e12;

struct KindRow {
  UnitKind kind;
  std::string_view name;
  Bounds bounds;
};
constexpr std::array kKinds{
    KindRow{UnitKind::time, "a time", {0, kMostSeconds}},
    KindRow{UnitKind::size, "a size", {0, kMostBytes}},
    KindRow{UnitKind::rate, "a rate of bytes", {0, kMostBytes}},
    KindRow{UnitKind::frequency, "a rate of requests", {0, kMostCounted}},
    KindRow{UnitKind::ratio, "a ratio", {0, kMostRatio}},
    KindRow{UnitKind::parts, "a number of parts", {1, kMostCounted}},
    KindRow{UnitKind::keys, "a number of keys", {1, kMostCounted}},
    KindRow{UnitKind::usd, "an amount of money", {0, kMostCounted}},
    KindRow{UnitKind::points, "a number of points", {0, kMostRatio}},
};

const KindRow& kind_row(UnitKind kind) { return *std::ranges::find(kKinds, kind, &KindRow::kind); }

}  // namespace

const FigureUnit* find_unit(std::string_view name) {
  const auto* found = std::ranges::find(kUnits, name, &FigureUnit::name);
  return found == kUnits.end() ? nullptr : &*found;
}

std::vector<std::string_view> units_of(UnitKind kind) {
  std::vector<std::string_view> names;
  for (const FigureUnit& unit : kUnits)
    if (unit.kind == kind) names.push_back(unit.name);
  return names;
}

std::vector<std::string_view> all_units() {
  std::vector<std::string_view> names(kUnits.size());
  std::ranges::transform(kUnits, names.begin(), &FigureUnit::name);
  return names;
}

std::string_view name_of(UnitKind kind) { return kind_row(kind).name; }

Bounds bounds_of(UnitKind kind) { return kind_row(kind).bounds; }

std::optional<double> in_base_units(double value, std::string_view unit) {
  const FigureUnit* found = find_unit(unit);
  if (found == nullptr) return std::nullopt;
  // Milliseconds by division: 27 ms is then the double nearest to 0.027.
  return found->name == "ms" ? value / 1000 : value * found->base;
}

}  // namespace storeadvise
