#include "profile/period_in_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "profile/monthly_advice.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

/// What a key counts, before "_per_".
struct Counted {
  std::string_view said, field;
};
constexpr std::array kCounted{
    Counted{"passes", "passes_per_month"},     Counted{"epochs", "passes_per_month"},
    Counted{"bytes", "bytes_per_month"},       Counted{"lists", "lists_per_month"},
    Counted{"list", "lists_per_month"},        Counted{"heads", "heads_per_month"},
    Counted{"head", "heads_per_month"},        Counted{"cold_starts", "cold_starts_per_month"},
    Counted{"loads", "cold_starts_per_month"}, Counted{"restores", "restores_per_month"},
    Counted{"failures", "failures_per_month"}, Counted{"growth", "growth_per_month"}};

/// A key taken apart: "passes" and "day" of "passes_per_day".
struct Taken {
  std::string_view counted, period;
};
std::optional<Taken> taken(std::string_view key) {
  if (key == "iops" || key == "qps" || key == "rps" || key == "tps") return Taken{"", "second"};
  constexpr std::string_view kPer = "per_";
  const std::size_t at = key.rfind(kPer);
  if (at == std::string_view::npos || (at > 0 && key[at - 1] != '_')) return std::nullopt;
  return Taken{key.substr(0, at == 0 ? 0 : at - 1), key.substr(at + kPer.size())};
}

bool knows(const StrayKey& stray, std::string_view key) {
  return std::ranges::find(stray.known, key) != stray.known.end();
}

/// The field of this object that counts the same by the month.
std::string_view monthly_field(const StrayKey& stray, std::string_view counted) {
  const auto* const found = std::ranges::find(kCounted, counted, &Counted::said);
  if (found != kCounted.end()) return knows(stray, found->field) ? found->field : std::string_view();
  const std::string_view usual = stray.value.is_string() ? "bytes_per_month" : "operations_per_month";
  return knows(stray, usual) ? usual : std::string_view();
}

}  // namespace

KeyAdvice period_in_key(const StrayKey& stray) {
  const auto parts = taken(stray.key);
  const auto times = parts ? in_a_month(parts->period) : std::nullopt;
  const auto monthly = times ? multiplied(stray.value, *times) : std::nullopt;
  if (!monthly) return {};
  const std::string month = fmt::format("a month has {} hours", show_number(*in_a_month("h")));
  const std::string_view field = monthly_field(stray, parts->counted);
  const std::string part = parts->period == "second" ? "; count only those in which it runs" : "";
  if (!field.empty())
    return {fmt::format("did you mean {}: {}? {}{}", in_quotes(field), *monthly, month, part),
            std::string(field)};
  if (stray.owner != "lookups" || !stray.value.is_number()) return {};
  return {fmt::format("GETs are reads.operations_per_month; {} a {} are {}: {}",
                      show_number(stray.value.get<double>()), parts->period, *monthly, month),
          {}};
}

}  // namespace storeadvise
