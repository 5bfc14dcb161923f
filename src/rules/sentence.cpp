#include "rules/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "rules/engine.hpp"
#include "rules/facts.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

std::string text_of(const Fact& fact, const logic::Value& value) {
  const bool price = fact.name.starts_with("price.");
  if (price && !value.present()) return "a price not known here";
  if (value.is(logic::ValueKind::number))
    return price ? plain_price(value.number()) : plain_number(value.number());
  if (value.is(logic::ValueKind::string)) return std::string(value.text());
  if (value.is(logic::ValueKind::boolean)) return value.truth() ? "yes" : "no";
  return {};
}

std::optional<std::size_t> fact_index(std::string_view name) {
  static const std::unordered_map<std::string_view, std::size_t> places = [] {
    std::unordered_map<std::string_view, std::size_t> all;
    for (std::size_t i = 0; i < fact_names().size(); ++i) all.emplace(fact_names()[i], i);
    return all;
  }();
  const auto found = places.find(name);
  if (found == places.end()) return std::nullopt;
  return found->second;
}

/// The unit that follows a placeholder: its fact's own, or that which the sentence gives a limit.
std::string_view unit_after(const Fact& fact, std::string_view rest) {
  constexpr std::array<std::string_view, 4> kUnits{"KB", "GB", "ms", "MiB/s"};
  for (const std::string_view unit : kUnits) {
    const bool follows = rest.starts_with(" ") && rest.substr(1).starts_with(unit);
    if (follows && (fact.unit == unit || fact.name.starts_with("limit."))) return unit;
  }
  return {};
}

/// A figure of which its unit would need too many digits, in a better one: 256 MB for 262,144 KB. Nothing
/// where it reads well.
std::optional<std::string> in_better_unit(std::string_view unit, const logic::Value& value) {
  if (!value.is(logic::ValueKind::number) || !std::isfinite(value.number())) return std::nullopt;
  const double n = value.number();
  constexpr double kMany = 1000;
  constexpr double kManyKb = 1024;
  constexpr double kManyGb =
      10000;  // sizes in GB are what bills are made of; so are rates in MiB/s of limits
  if (unit == "KB" && n >= kManyKb) return show_bytes(Bytes(n * kKiB));
  if (unit == "GB" && n >= kManyGb) return show_bytes(Bytes(n * kGiB));
  if (unit == "ms" && n >= kMany) return show_duration(Seconds(n / 1000));
  if (unit == "MiB/s" && n >= kManyGb) return show_rate(BytesPerSecond(n * kMiB));
  return std::nullopt;
}

/// Calls `plain` for what stands between placeholders and `name` for each of them, with what
/// follows it; `name` may take from that.
template <class Plain, class Name>
void walk(std::string_view text, const Plain& plain, const Name& name) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return plain(text);
    plain(text.substr(0, open));
    const std::string_view placeholder = text.substr(open + 1, close - open - 1);
    text.remove_prefix(close + 1);
    name(placeholder, text);
  }
}

/// Placeholders of facts that are not `known` stay open.
template <class Known>
std::string filled_with(std::string_view text, const FactArray& facts, const Known& known) {
  std::string out;
  walk(
      text, [&](std::string_view plain) { out += plain; },
      [&](std::string_view name, std::string_view& rest) {
        const auto index = fact_index(name);
        if (!index) {
          out += name;
          return;
        }
        const Fact& fact = storeadvise::facts()[*index];
        if (!known(fact)) {
          out += kToBeFilled;
          return;
        }
        const std::string_view unit = unit_after(fact, rest);
        const auto better = in_better_unit(unit, facts[*index]);
        if (better) rest.remove_prefix(1 + unit.size());
        out += better ? *better : text_of(fact, facts[*index]);
      });
  return out;
}

}  // namespace

std::string filled(std::string_view text, const FactArray& facts) {
  return filled_with(text, facts, [](const Fact& /*fact*/) { return true; });
}

std::string filled_by_catalog(std::string_view text, const FactArray& facts) {
  return filled_with(text, facts, [](const Fact& fact) { return fact.value == nullptr; });
}

std::optional<std::string> unknown_placeholder(std::string_view text) {
  std::optional<std::string> unknown;
  walk(
      text, [](std::string_view) {},
      [&](std::string_view name, std::string_view& /*rest*/) {
        if (!unknown && !fact_index(name)) unknown = std::string(name);
      });
  return unknown;
}

bool tells_of_options(std::string_view text) {
  bool tells = false;
  walk(
      text, [](std::string_view) {},
      [&](std::string_view name, std::string_view& /*rest*/) {
        const auto index = fact_index(name);
        tells = tells || (index && facts()[*index].scope == Scope::option);
      });
  return tells;
}

std::string fill(const Rule& rule, const FactArray& facts) { return filled(rule.text, facts); }

}  // namespace storeadvise
