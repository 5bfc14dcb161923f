#include "catalog/tables.hpp"

#include <algorithm>
#include <cmath>

#include "text/nearest.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Pointer = json::json_pointer;

std::string text(const json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Confidence confidence(const json& row) {
  const std::string word = text(row, "confidence");
  if (word == "low") return Confidence::low;
  return word == "medium" ? Confidence::medium : Confidence::high;
}

/// A finite number that is not negative.
std::optional<double> amount(const json& row, const char* key) {
  const auto found = row.find(key);
  if (found == row.end() || !found->is_number()) return std::nullopt;
  const double value = found->get<double>();
  if (!std::isfinite(value) || value < 0) return std::nullopt;
  return value;
}

/// The rows of a list, each an object; anything else is a problem.
template <class Row>
void each_row(const json& document, const char* key, TableProblems& problems, const Row& row) {
  const auto list = document.find(key);
  if (list == document.end()) return;
  const Pointer at = Pointer() / key;
  if (!list->is_array()) {
    problems.push_back({at, "wrong-type", "must be a list", ""});
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    if ((*list)[i].is_object()) {
      row((*list)[i], at / i);
    } else {
      problems.push_back({at / i, "wrong-type", "must be an object", ""});
    }
  }
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& words) {
  const auto close = nearest(word, words);
  return close ? "did you mean \"" + std::string(*close) + "\"?" : std::string();
}

const PriceSlot* price_slot(std::string_view id) {
  const auto& slots = price_slots();
  const auto found =
      std::find_if(slots.begin(), slots.end(), [id](const PriceSlot& s) { return s.id == id; });
  return found == slots.end() ? nullptr : &*found;
}

void unknown_price(const std::string& id, const Pointer& at, TableProblems& problems) {
  std::vector<std::string_view> ids;
  for (const PriceSlot& slot : price_slots()) ids.push_back(slot.id);
  problems.push_back(
      {at / "id", "unknown-price", "\"" + id + "\" is not a price that bills use", did_you_mean(id, ids)});
}

bool read_tiers(const json& row, const Pointer& at, Price& price, TableProblems& problems) {
  const auto tiers = row.find("tiers");
  const bool list = tiers != row.end() && tiers->is_array() && !tiers->empty();
  for (std::size_t i = 0; list && i < tiers->size(); ++i) {
    const json& tier = (*tiers)[i];
    const auto usd = tier.is_object() ? amount(tier, "usd") : std::nullopt;
    const auto from = tier.is_object() && tier.contains("from") ? amount(tier, "from") : std::optional(0.0);
    const bool rises = from && (i == 0 ? *from == 0 : *from > price.tiers.back().from);
    if (!usd || !rises) {
      problems.push_back({at / "tiers" / i, "bad-tier",
                          "must have \"usd\", a number of 0 or more, and \"from\", rising from 0", ""});
      return false;
    }
    price.tiers.push_back({*from, *usd, text(tier, "rate_code")});
  }
  if (!list)
    problems.push_back({at, "missing-key", "a price must have \"tiers\", a list of at least one", ""});
  return list;
}

}  // namespace

void add_prices(const json& document, Catalog& catalog, TableProblems& problems) {
  each_row(document, "prices", problems, [&](const json& row, const Pointer& at) {
    Price price{.id = text(row, "id"),
                .unit = text(row, "unit"),
                .tiers = {},
                .sku = text(row, "sku"),
                .source = text(row, "source"),
                .date = text(row, "date"),
                .confidence = confidence(row)};
    const PriceSlot* slot = price_slot(price.id);
    if (slot == nullptr) return unknown_price(price.id, at, problems);
    if (price.unit != slot->unit) {
      problems.push_back(
          {at, "wrong-unit", "the unit of " + price.id + " must be \"" + std::string(slot->unit) + "\"", ""});
      return;
    }
    if (!read_tiers(row, at, price, problems)) return;
    catalog.prices.push_back(std::make_shared<const Price>(std::move(price)));
  });
}

void add_figures(const json& document, Catalog& catalog, TableProblems& problems) {
  each_row(document, "figures", problems, [&](const json& row, const Pointer& at) {
    Figure figure{.id = text(row, "id"),
                  .value = 0,
                  .unit = text(row, "unit"),
                  .source = text(row, "source"),
                  .date = text(row, "date"),
                  .confidence = confidence(row),
                  .note = text(row, "note")};
    auto value = amount(row, "value");
    const auto regions = row.find("regions");
    if (regions != row.end() && regions->is_object() && regions->contains(catalog.region))
      value = amount(*regions, catalog.region.c_str());
    if (!value) {
      problems.push_back({at, "bad-figure", "\"value\" must be a number of 0 or more", ""});
      return;
    }
    figure.value = *value;
    const auto same = std::find_if(catalog.figures.begin(), catalog.figures.end(),
                                   [&](const Figure& f) { return f.id == figure.id; });
    if (same != catalog.figures.end()) {
      *same = std::move(figure);
    } else {
      catalog.figures.push_back(std::move(figure));
    }
  });
}

void add_instances(const json& document, Catalog& catalog, TableProblems& problems) {
  each_row(document, "instances", problems, [&](const json& row, const Pointer& at) {
    const auto network = amount(row, "network_gbit");
    const auto prices = row.find("usd_per_hour");
    if (text(row, "id").empty() || !network || prices == row.end() || !prices->is_object()) {
      problems.push_back({at, "bad-instance",
                          "an instance must have \"id\", \"network_gbit\" and \"usd_per_hour\" by Region",
                          ""});
      return;
    }
    constexpr double kGbit = 1e9 / 8;
    Instance instance{
        .id = text(row, "id"),
        .accelerators = amount(row, "accelerators").value_or(0),
        .network = BytesPerSecond(*network * kGbit),
        .network_burst = BytesPerSecond(amount(row, "network_burst_gbit").value_or(*network) * kGbit),
        .local_storage = Bytes(amount(row, "local_storage_gb").value_or(0) * 1e9),
        .usd_per_hour = {},
        .source = text(row, "source"),
        .date = text(row, "date"),
        .confidence = confidence(row)};
    for (const auto& [region, usd] : prices->items())
      if (usd.is_number()) instance.usd_per_hour[region] = usd.get<double>();
    catalog.instances.push_back(std::move(instance));
  });
}

void set_options(const json& document, Catalog& catalog, TableProblems& problems) {
  constexpr OptionMask kAll = (OptionMask{1} << kOptionCount) - 1;
  const auto list = document.find("options");
  if (list == document.end() || !list->is_array()) {
    catalog.options = kAll;
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const json& word = (*list)[i];
    const OptionMask named = word.is_string() ? options_matching(word.get<std::string>()) : 0;
    if (named == 0)
      problems.push_back({Pointer() / "options" / i, "unknown-option", word.dump() + " names no option", ""});
    catalog.options |= named;
  }
}

namespace {

void bind_price(Catalog& catalog, const PriceSlot& slot, const Price* price) {
  if (slot.s3 != nullptr) catalog.s3[slot.s3_class].*slot.s3 = price;
  if (slot.efs != nullptr) catalog.efs.*slot.efs = price;
  if (slot.files != nullptr) catalog.files.*slot.files = price;
}

}  // namespace

void bind(Catalog& catalog, TableProblems& problems) {
  for (const auto& price : catalog.prices)
    if (const PriceSlot* slot = price_slot(price->id)) bind_price(catalog, *slot, price.get());
  for (const FigureSlot& slot : figure_slots()) {
    const Figure* figure = catalog.figure(slot.id);
    const auto value = figure != nullptr ? in_base_units(figure->value, figure->unit) : std::nullopt;
    if (!value) {
      const std::string what =
          figure == nullptr ? "is missing" : "has the unknown unit \"" + figure->unit + "\"";
      problems.push_back(
          {Pointer() / "figures", "bad-figure", "figure " + std::string(slot.id) + " " + what, ""});
      continue;
    }
    slot.field(catalog) = *value / slot.scale;
  }
}

}  // namespace storeadvise
