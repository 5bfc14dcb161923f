#include "units/money.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "text/digits.hpp"

namespace storeadvise {

namespace {

constexpr double kCents = 100;

/// 1.005 lies a hair below itself in binary; a nudge of a few ulp makes it round as it reads. Where that
/// would be more than a tenth of the last digit, nothing is left to be rounded.
double rounded(double value, double scale) {
  constexpr double kNudge = 1e-14;
  const double scaled = value * scale;
  const double nudge = std::abs(scaled * kNudge) < 0.1 ? scaled * kNudge : 0;
  return std::round(scaled + nudge) / scale;
}

std::string without_zeros(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

/// At least two decimals.
std::string with_cents(std::string digits) {
  constexpr std::size_t kFewest = 2;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point == digits.size()) digits += '.';
  const std::size_t least = point + 1 + kFewest;
  if (digits.size() < least) digits.append(least - digits.size(), '0');
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
  if (usd != 0 && rounded(std::abs(usd), kCents) == 0) return sign + "<$0.01";
  return sign + "$" + fixed(std::abs(usd), 2);
}

std::string money_difference(Usd amount) {
  if (amount.count() == 0) return "no difference";
  if (rounded(std::abs(amount.count()), kCents) == 0)
    return amount.count() > 0 ? "under a cent more" : "under a cent less";
  return (amount.count() > 0 ? "+" : "") + money(amount);
}

Usd shown_difference(Usd from, Usd to) {
  constexpr double kUnderACent = 0.004;
  const double before = rounded(from.count(), kCents) * kCents;
  const double after = rounded(to.count(), kCents) * kCents;
  const bool tiny = (before == 0 && from.count() != 0) || (after == 0 && to.count() != 0);  // "<$0.01"
  const double cents = std::round(after - before);
  if (tiny) return to - from;
  if (cents != 0) return Usd(cents / kCents);
  return Usd(std::clamp(to.count() - from.count(), -kUnderACent, kUnderACent));
}

std::string money_difference(Usd from, Usd to) { return money_difference(shown_difference(from, to)); }

std::string unit_price(double usd) {
  constexpr int kMostDecimals = 15;
  std::string digits = fmt::format("{}", usd);
  if (digits.find('e') != std::string::npos)
    digits = without_zeros(fmt::format("{:.{}f}", usd, kMostDecimals));
  return "$" + separated(with_cents(std::move(digits)));
}

std::string plain_price(double usd) {
  const std::string digits = plain_number(usd);
  return "$" + (digits.find('.') == std::string::npos ? digits : with_cents(digits));
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
