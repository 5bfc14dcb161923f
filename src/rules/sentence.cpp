#include "rules/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "rules/engine.hpp"

namespace storeadvise {
namespace {

std::string with_separators(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t i = point; i > first + 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string text_of(const logic::Value& value) {
  if (value.is(logic::Kind::number)) return plain_number(value.number());
  if (value.is(logic::Kind::string)) return std::string(value.text());
  if (value.is(logic::Kind::boolean)) return value.truth() ? "yes" : "no";
  return {};
}

std::optional<std::size_t> fact_index(std::string_view name) {
  const auto names = fact_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

/// Calls `plain` for what stands between placeholders and `name` for each of them.
template <class Plain, class Name>
void walk(std::string_view text, const Plain& plain, const Name& name) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return plain(text);
    plain(text.substr(0, open));
    name(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string plain_number(double value) {
  if (!std::isfinite(value)) return "unlimited";
  const double size = std::abs(value);
  if (size >= 100 || value == std::round(value)) return with_separators(fmt::format("{:.0f}", value));
  // Never with an exponent: 0.0000123. Very small values are rounded to 0.
  constexpr int kMostDecimals = 9;
  const int decimals = std::min(kMostDecimals, 2 - static_cast<int>(std::floor(std::log10(size))));
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

std::string filled(std::string_view text, const FactArray& facts) {
  std::string out;
  walk(
      text, [&](std::string_view plain) { out += plain; },
      [&](std::string_view name) {
        const auto index = fact_index(name);
        out += index ? text_of(facts[*index]) : std::string(name);
      });
  return out;
}

std::optional<std::string> unknown_placeholder(std::string_view text) {
  std::optional<std::string> unknown;
  walk(
      text, [](std::string_view) {},
      [&](std::string_view name) {
        if (!unknown && !fact_index(name)) unknown = std::string(name);
      });
  return unknown;
}

std::string fill(const Rule& rule, const FactArray& facts) { return filled(rule.text, facts); }

}  // namespace storeadvise
