#include <algorithm>
#include <map>
#include <unordered_set>

#include "catalog/tables.hpp"
#include "catalog/units.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

/// Requests at the percentile are never faster than those at the percentile below it; nothing stands for the
/// median, of which the factors are.
struct Order {
  std::string_view less;
  std::string_view more;
};
constexpr std::array kOrders{
    Order{"", "s3.p95_factor"},         Order{"s3.p95_factor", "s3.p99_factor"},
    Order{"", "s3.express.p95_factor"}, Order{"s3.express.p95_factor", "s3.express.p99_factor"},
    Order{"", "efs.p95_factor"},        Order{"efs.p95_factor", "efs.p99_factor"},
};

Figure* find(Catalog& catalog, std::string_view id) {
  const auto found = std::ranges::find(catalog.figures, id, &Figure::id);
  return found == catalog.figures.end() ? nullptr : &*found;
}

Fault unknown_figure(std::string_view id, const Catalog& catalog) {
  std::vector<std::string_view> ids;
  for (const Figure& figure : catalog.figures) ids.push_back(figure.id);
  const auto close = nearest(id, ids);
  return {"unknown-figure", in_quotes(id) + " is not a figure that models use",
          "expected one of the figures that `storeadvise catalog show` lists" +
              (close ? " (did you mean \"" + std::string(*close) + "\"?)" : std::string())};
}

/// The unit, of the kind of `known` where that is given.
const FigureUnit* read_unit(ObjectReader& row, const Figure* known, std::string& out) {
  if (row.need("unit") == nullptr) return nullptr;
  const FigureUnit* kind = known != nullptr ? find_unit(known->unit) : nullptr;
  const auto words = kind != nullptr ? units_of(kind->kind) : all_units();
  const auto place = row.word("unit", words, kind != nullptr ? name_of(kind->kind) : "a unit");
  if (!place) return nullptr;
  out = words[*place];
  return find_unit(out);
}

void check_bounds(double value, const FigureUnit& unit, const Pointer& where, Problems& problems) {
  const double base = *in_base_units(value, unit.name);
  const Bounds bounds = bounds_of(unit.kind);
  if (base >= bounds.least && base <= bounds.most) return;
  const auto in_unit = [&](double limit) {
    return exact_number(limit / unit.base) + " " + std::string(unit.name);
  };
  const bool less = base < bounds.least;
  problems.add(where,
               {"out-of-range",
                exact_number(value) + " " + std::string(unit.name) +
                    (less ? " is less than " : " is more than ") + in_unit(less ? bounds.least : bounds.most),
                "expected " + in_unit(bounds.least) + (less ? " or more" : " to " + in_unit(bounds.most))});
}

/// The value of the Region, where that has one of its own.
void read_value(ObjectReader& row, const FigureUnit* unit, std::string_view region, double& out) {
  constexpr double kAny = std::numeric_limits<double>::max();
  const auto read = [&](ObjectReader& reader, std::string_view key, double& value) {
    reader.number(key, value, -kAny, kAny);
    if (const auto* found = reader.find(key); unit != nullptr && found != nullptr && found->is_number())
      check_bounds(value, *unit, reader.at(key), reader.problems());
  };
  if (row.need("value") != nullptr) read(row, "value", out);
  if (row.find("regions") == nullptr) return;
  ObjectReader regions = row.object("regions", "values by Region");
  row.members("regions", [&](const std::string& key, const nlohmann::json&, const Pointer&) {
    double value = 0;
    read(regions, key, value);
    if (key == region) out = value;
  });
}

void put(Figure figure, Catalog& catalog) {
  if (Figure* same = find(catalog, figure.id)) {
    *same = std::move(figure);
  } else {
    catalog.figures.push_back(std::move(figure));
  }
}

using Places = std::map<std::string, Pointer, std::less<>>;

void check_orders(const Catalog& catalog, const Places& places, Problems& problems) {
  for (const Order& order : kOrders) {
    const Figure* less = catalog.figure(order.less);
    const Figure* more = catalog.figure(order.more);
    const double least = less != nullptr ? less->value : 1;
    const auto place = places.contains(order.more) ? places.find(order.more) : places.find(order.less);
    if (place == places.end() || more == nullptr || more->value >= least) continue;
    problems.add(
        place->second,
        {"out-of-range",
         std::string(order.more) + " of " + exact_number(more->value) + " is less than " +
             (less != nullptr ? std::string(order.less) + " of " : std::string()) + exact_number(least),
         "slow requests are not faster than those at lower percentiles"});
  }
}

}  // namespace

void read_figures(ObjectReader& reader, Figures whose, Catalog& catalog) {
  Places places;
  reader.objects("figures", "a figure", [&](ObjectReader& row) {
    Figure figure;
    row.needed_text("id", figure.id);
    const Figure* known = whose == Figures::of_file ? find(catalog, figure.id) : nullptr;
    const FigureUnit* unit = read_unit(row, known, figure.unit);
    read_value(row, unit, catalog.region, figure.value);
    Origin origin = read_origin(row);
    figure.source = std::move(origin.source);
    figure.date = std::move(origin.date);
    figure.confidence = origin.confidence;
    figure.note = std::move(origin.note);
    if (figure.id.empty()) return;
    if (whose == Figures::of_file && known == nullptr)
      return row.fail("id", unknown_figure(figure.id, catalog));
    if (!places.emplace(figure.id, row.at("value")).second)
      return row.fail("id", {"repeated-name", "there is a figure " + in_quotes(figure.id) + " already",
                             "remove one of the two"});
    if (unit != nullptr) put(std::move(figure), catalog);
  });
  check_orders(catalog, places, reader.problems());
}

}  // namespace storeadvise
