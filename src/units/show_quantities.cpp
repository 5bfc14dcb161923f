#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>
#include <string>

#include "text/digits.hpp"
#include "units/outward.hpp"
#include "units/unit_tables.hpp"

namespace storeadvise {
namespace {

constexpr int kShownDigits = 3;
constexpr std::size_t kShownUnits = 6;  // of each table
constexpr std::size_t kBitUnits = 5;    // at the end of the rates

double in_unit(double value, const Unit& unit) {
  return unit.divides ? value * unit.factor : value / unit.factor;
}
double from_unit(double value, const Unit& unit) {
  return unit.divides ? value / unit.factor : value * unit.factor;
}

std::string without_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// Digits after the point with which a number has so many significant ones.
int decimals(double value, int significant = kShownDigits) {
  if (!(value > 0)) return 0;
  return std::clamp(significant - 1 - static_cast<int>(std::floor(std::log10(value))), 0, 12);
}

std::string with_digits(double value, int significant) {
  return without_zeros(fmt::format("{:.{}f}", value, decimals(std::abs(value), significant)));
}

std::string three_digits(double value) { return with_digits(value, kShownDigits); }

/// The largest size unit that the value fills, but never 1000 of one: 0.977 GB, not 1000 MB.
const Unit& size_unit(double value, std::span<const Unit> units) {
  constexpr double kNearlyFull = 999.5 / 1024;
  const Unit* best = &units.front();
  for (const Unit& unit : units.first(kShownUnits))
    if (value >= unit.factor * (unit.factor > 1 ? kNearlyFull : 1)) best = &unit;
  return *best;
}

/// Minutes and more only where there are two of them, or just one: 90 s, 1 min, 36 h.
const Unit& duration_unit(double seconds) {
  const Unit* best = kDurationUnits.data();
  for (const Unit& unit : kDurationUnits) {
    const double n = in_unit(seconds, unit);
    if (n >= (unit.factor >= 60 && !unit.divides && n != 1 ? 2 : 1)) best = &unit;
  }
  return *best;
}

std::string show(double value, const Unit& unit) {
  return fmt::format("{}{} {}", value < 0 ? "-" : "", three_digits(in_unit(std::abs(value), unit)),
                     unit.name);
}

/// With the fewest digits of those texts that parse back to the value; the earlier of equal ones.
class Exact {
 public:
  explicit Exact(double value) : value_(value) {}

  /// Tries units, the last one first.
  Exact& in(std::span<const Unit> units) {
    for (std::size_t i = units.size(); i-- > 0;) {
      const double n = in_unit(value_, units[i]);
      const std::string digits = exact_number(n);
      if (from_unit(n, units[i]) != value_ || (!text_.empty() && digits.size() >= digits_)) continue;
      digits_ = digits.size();
      text_ = digits + ' ' + std::string(units[i].name);
    }
    return *this;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  double value_;
  std::string text_;
  std::size_t digits_ = 0;
};

/// Rounded to so many digits: down, or else up; `more` steps further in that direction.
double stepped(double value, bool down, double more, int digits) {
  if (!(value > 0)) return 0;
  const double step = std::pow(10.0, std::floor(std::log10(value)) - (digits - 1));
  if (!(step > 0)) return down ? 0 : value;
  const double steps = value / step;
  return (down ? std::floor(steps) - more : std::ceil(steps) + more) * step;
}

double number_in(const std::string& digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string short_digits(double value, int digits) {
  constexpr double kTiny = 1e-9;
  return value != 0 && value < kTiny ? exact_number(value) : with_digits(value, digits);
}

constexpr Unit kPlain{"", 1, false};

/// Neither digits nor units are exact, so the nearest step may lie on the wrong side by a hair.
Rounded outward(double value, const Unit& unit, bool down, int significant) {
  for (double more = 0;; ++more) {
    const std::string digits =
        short_digits(stepped(in_unit(value, unit), down, more, significant), significant);
    const double found = from_unit(number_in(digits), unit);
    const bool beyond = down ? found <= value : found >= value;
    if (beyond || more > 1) return {found, digits + (unit.name.empty() ? "" : " ") + std::string(unit.name)};
  }
}

}  // namespace

std::string show_bytes(Bytes value) {
  return show(value.count(), size_unit(std::abs(value.count()), kSizeUnits));
}

std::string show_rate(BytesPerSecond value) {
  return show(value.count(), size_unit(std::abs(value.count()), kRateUnits));
}

std::string show_duration(Seconds value) {
  if (value.count() == 0) return "0 s";
  return show(value.count(), duration_unit(std::abs(value.count())));
}

std::string show_number(double value) {
  if (std::abs(value) >= 1e15 || (value != 0 && std::abs(value) < 1e-4)) return fmt::format("{:.3g}", value);
  return three_digits(value);
}

std::string show_count(double value) {
  if (!(std::abs(value) < 1e15)) return fmt::format("{:.3g}", value);
  if (value >= 0 && value < 1000 && value == std::trunc(value))
    return std::to_string(static_cast<int>(value));
  const int digits = std::abs(value) < 100 ? decimals(std::abs(value)) : std::abs(value) < 1000 ? 1 : 0;
  return (value < 0 ? "-" : "") + separated(without_zeros(fmt::format("{:.{}f}", std::abs(value), digits)));
}

std::string exact_number(double value) { return fmt::format("{}", value); }

std::string exact_bytes(Bytes value) {
  return Exact(value.count()).in(std::span(kSizeUnits).first(kShownUnits)).text();
}

std::string exact_rate(BytesPerSecond value) {
  const std::span all(kRateUnits);
  return Exact(value.count()).in(all.first(kShownUnits)).in(all.last(kBitUnits)).text();
}

std::string exact_duration(Seconds value) { return Exact(value.count()).in(kDurationUnits).text(); }

Rounded outward_bytes(Bytes value, bool down, int digits) {
  return outward(value.count(), size_unit(value.count(), kSizeUnits), down, digits);
}

Rounded outward_rate(BytesPerSecond value, bool down, int digits) {
  return outward(value.count(), size_unit(value.count(), kRateUnits), down, digits);
}

Rounded outward_duration(Seconds value, bool down, int digits) {
  return outward(value.count(), duration_unit(value.count()), down, digits);
}

Rounded outward_number(double value, bool down, int digits) { return outward(value, kPlain, down, digits); }

Rounded outward_bytes(Bytes value, bool down) { return outward_bytes(value, down, kShownDigits); }

Rounded outward_rate(BytesPerSecond value, bool down) { return outward_rate(value, down, kShownDigits); }

Rounded outward_duration(Seconds value, bool down) { return outward_duration(value, down, kShownDigits); }

Rounded outward_number(double value, bool down) { return outward_number(value, down, kShownDigits); }

}  // namespace storeadvise
