#include "profile/monthly_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "storeadvise/demand.hpp"
#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

struct Period {
  std::string_view word;
  double hours;
};
constexpr std::array kPeriods{Period{"s", 1.0 / 3600},
                              Period{"sec", 1.0 / 3600},
                              Period{"second", 1.0 / 3600},
                              Period{"min", 1.0 / 60},
                              Period{"minute", 1.0 / 60},
                              Period{"h", 1},
                              Period{"hour", 1},
                              Period{"d", 24},
                              Period{"day", 24},
                              Period{"week", 7.0 * 24},
                              Period{"year", 365.0 * 24}};

struct Often {
  std::string_view word, period;
};
constexpr std::array kOften{Often{"hourly", "hour"}, Often{"daily", "day"}, Often{"nightly", "day"},
                            Often{"weekly", "week"}, Often{"yearly", "year"}};

}  // namespace

std::optional<double> in_a_month(std::string_view period) {
  const auto* const found = std::ranges::find(kPeriods, period, &Period::word);
  if (found == kPeriods.end()) return std::nullopt;
  return embedded_roles().month_hours / found->hours;
}

std::optional<double> times_a_month(std::string_view word) {
  if (word == "monthly") return 1;
  const auto* const found = std::ranges::find(kOften, word, &Often::word);
  return found == kOften.end() ? std::nullopt : in_a_month(found->period);
}

std::string number_to_write(double value) {
  constexpr double kEasilyRead = 1e6;
  if (std::abs(value) < kEasilyRead) return show_number(value);
  std::string text = fmt::format("{:.3g}", value);
  for (const std::string_view sign : {"e+0", "e+"})
    if (const std::size_t at = text.find(sign); at != std::string::npos) text.replace(at, sign.size(), "e");
  return text;
}

std::optional<std::string> multiplied(const nlohmann::json& value, double times) {
  if (value.is_number()) return number_to_write(value.get<double>() * times);
  const auto* text = value.get_ptr<const std::string*>();
  if (text == nullptr) return std::nullopt;
  const auto size = parse_bytes(*text);
  if (!size || size->count() * times > kMostBytes) return std::nullopt;
  return in_quotes(show_bytes(*size * times));
}

}  // namespace storeadvise
