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

/// How often, or how much, as people say it: "once in 51 months" for "0.0195 times a month". Takes the words
/// behind the number that are said otherwise; nothing where it reads well.
std::optional<std::string> in_words(const logic::Value& value, std::string_view& rest) {
  if (!value.is(logic::ValueKind::number) || !(value.number() > 0)) return std::nullopt;
  const double n = value.number();
  constexpr double kMonthsToRound = 10;
  const std::string shown = plain_number(n);
  const std::string months = plain_number(1 / n < kMonthsToRound ? 1 / n : std::round(1 / n));
  const bool is_once = shown == "1" || months == "1";
  const auto said = [&](std::string_view words, std::string_view once, std::string_view twice,
                        const std::string& less) -> std::optional<std::string> {
    if (!rest.starts_with(words) || (n > 1 && !is_once && shown != "2")) return std::nullopt;
    rest.remove_prefix(words.size());
    if (is_once) return std::string(once);
    return n < 1 ? less : std::string(twice);
  };
  constexpr double kCentury = 1200;
  const auto often =
      said(" times a month", "once a month", "twice a month",
           1 / n > kCentury ? "less than once in 100 years" : fmt::format("once in {} months", months));
  return often ? often
               : said(" times as much as", "as much as", "twice as much as",
                      fmt::format("{} % of what", plain_number(100 * n)));
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
        if (const auto words = in_words(facts[*index], rest)) {
          out += *words;
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
