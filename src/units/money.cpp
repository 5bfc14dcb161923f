#include "units/money.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "text/digits.hpp"

namespace storeadvise {

namespace {

/// 1.005 lies a hair below itself in binary; a nudge of a few ulp makes it round as it reads.
double rounded(double value, double scale) {
  constexpr double kNudge = 1 + 1e-14;
  return std::round(value * scale * kNudge) / scale;
}

std::string without_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return "unlimited";
  const double r = rounded(value, std::pow(10.0, decimals));
  return separated(fmt::format("{:.{}f}", r == 0 ? 0.0 : r, decimals));
}

std::string plain_number(double value) {
  if (!std::isfinite(value)) return "unlimited";
  const double size = std::abs(value);
  if (size >= 100 || value == std::round(value)) return separated(fmt::format("{:.0f}", value));
  // Never with an exponent: 0.0000123. Very small values are rounded to 0.
  constexpr int kMostDecimals = 9;
  const int decimals = std::min(kMostDecimals, 2 - static_cast<int>(std::floor(std::log10(size))));
  const std::string digits = without_zeros(fmt::format("{:.{}f}", value, decimals));
  return digits == "-0" ? "0" : digits;
}

std::string money(Usd amount) {
  const double usd = amount.count();
  if (!std::isfinite(usd)) return "unlimited";
  const std::string sign = usd < 0 ? "-" : "";
  constexpr double kCent = 0.01;
  if (usd != 0 && rounded(std::abs(usd), 1 / kCent) == 0) return usd < 0 ? ">-$0.01" : "<$0.01";
  return sign + "$" + fixed(std::abs(usd), 2);
}

std::string money_difference(Usd amount) {
  if (amount.count() == 0) return "no difference";
  return (amount.count() > 0 ? "+" : "") + money(amount);
}

std::string unit_price(double usd) {
  constexpr int kMostDecimals = 15;
  const std::string digits = fmt::format("{}", usd);
  const bool scientific = digits.find('e') != std::string::npos;
  return "$" + separated(scientific ? without_zeros(fmt::format("{:.{}f}", usd, kMostDecimals)) : digits);
}

std::string quantity(double value) {
  if (!std::isfinite(value)) return "unlimited";
  if (std::abs(value) < 1) {
    const std::string plain = plain_number(value);
    return plain == "0" && value != 0 ? fmt::format("{:.3g}", value) : plain;
  }
  if (std::abs(value) < 1000 && value == std::trunc(value)) return std::to_string(static_cast<int>(value));
  return without_zeros(fixed(value, 2));
}

}  // namespace storeadvise
