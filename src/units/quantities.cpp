#include "units/quantities.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "text/letter_case.hpp"
#include "text/printable.hpp"
#include "units/unit_tables.hpp"

namespace storeadvise {
namespace {

/// Limits beyond it only keep the arithmetic sane, and are not worth telling.
constexpr double kLargestShown = 1e12;

/// How one kind of quantity is written.
struct Manner {
  std::span<const Unit> units;
  std::string_view code;
  std::string_view name;      ///< "a size"
  std::string_view expected;  ///< what would be right
  double most;
};

constexpr Manner kSizes{kSizeUnits, "bad-size", "a size",
                        "expected a number with B, KB, MB, GB, TB or PB, as in \"150 GB\"", kMostBytes};
constexpr Manner kRates{
    kRateUnits, "bad-throughput", "a throughput",
    R"(expected a size per second, as in "100 MB/s", or a network rate, as in "25 Gbit/s")", kMostBytes};
constexpr Manner kDurations{kDurationUnits, "bad-duration", "a duration",
                            "expected a number with us, ms, s, min, h or d, as in \"30 min\"", kMostSeconds};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Of a size in bits: that many bytes, which may be meant, or an eighth of them. Both are binary, as sizes
/// are.
std::string bits_in_bytes(double number, std::string_view unit) {
  for (const Unit& u : kSizeUnits) {
    const std::string stem(u.name.substr(0, u.name.size() - 1));
    const bool may_be_bytes = unit == stem + "b";
    const bool is_bits = same_but_for_case(unit, stem + "bit") || same_but_for_case(unit, stem + "bits");
    if (!may_be_bytes && !is_bits) continue;
    const std::string in_bytes = in_quotes(exact_bytes(Bytes(number * u.factor / 8)));
    if (is_bits) return " (did you mean " + in_bytes + "?)";
    return " (did you mean " + in_quotes(exact_number(number) + " " + std::string(u.name)) +
           ", or for bits " + in_bytes + "?)";
  }
  return {};
}

/// Whether a unit is what can mean two, as it stands or, where it has the `b` of bits, but for its case.
bool is_said(const Ambiguous& row, std::string_view unit) {
  return row.said == unit || (unit.find('b') != std::string_view::npos && same_but_for_case(row.said, unit));
}

bool has_unit(const Manner& manner, std::string_view name) {
  return std::ranges::find(manner.units, name, &Unit::name) != manner.units.end();
}

/// What the tables of other spellings say of a unit; empty where they do not have it.
std::string listed_reading(std::string_view unit, const Manner& manner) {
  for (const Ambiguous& row : kAmbiguous)
    if (is_said(row, unit) && has_unit(manner, row.one))
      return " (did you mean \"" + std::string(row.one) + "\", which is " + std::string(row.one_means) +
             ", or \"" + std::string(row.other) + "\", " + std::string(row.other_means) + "?)";
  for (const Alias& row : kAliases)
    if (same_but_for_case(row.said, unit) && has_unit(manner, row.meant))
      return " (did you mean \"" + std::string(row.meant) + "\"?)";
  for (const CalendarUnit& row : kCalendarUnits)
    if (same_but_for_case(row.said, unit) && has_unit(manner, "d")) return "; " + std::string(row.in_days);
  return {};
}

/// What a unit that does not exist may mean. Never a unit that would change the quantity by a factor, as long
/// as it is not said beside the other one.
std::string readings(std::string_view unit, const Manner& manner) {
  if (std::string listed = listed_reading(unit, manner); !listed.empty()) return listed;
  for (const Unit& u : manner.units)
    if (same_but_for_case(u.name, unit) && !unit.ends_with("ib/s"))  // bits have no such unit
      return " (did you mean \"" + std::string(u.name) + "\"?)";
  const bool lacks_second =
      manner.units.data() == kRateUnits.data() && unit.find('/') == std::string_view::npos;
  return lacks_second && !unit.empty() ? readings(std::string(unit) + "/s", manner) : std::string();
}

Fault refusal(std::string_view text, const Manner& manner, double number, std::string_view unit) {
  const std::string what =
      unit.empty() && !text.empty() ? " has no unit" : " is not " + std::string(manner.name);
  const bool is_size = manner.units.data() == kSizeUnits.data() && number >= 0;
  const std::string bits = is_size ? bits_in_bytes(number, unit) : "";
  return {std::string(manner.code), in_quotes(text) + what,
          std::string(manner.expected) + (bits.empty() ? readings(unit, manner) : bits)};
}

Parsed<double> parse(std::string_view text, const Manner& manner) {
  const std::string_view whole = trimmed(text);
  double number = 0;
  const auto [end, problem] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
  const bool digits =
      !whole.empty() && (whole.front() == '-' || (whole.front() >= '0' && whole.front() <= '9'));
  const Fault no_number{std::string(manner.code), in_quotes(text) + " is not " + std::string(manner.name),
                        std::string(manner.expected)};
  const Fault too_much{"out-of-range", in_quotes(text) + " is more than anything real",
                       std::string(manner.expected)};
  if (problem == std::errc::result_out_of_range) return tl::unexpected(too_much);
  if (problem != std::errc() || !digits || !std::isfinite(number)) return tl::unexpected(no_number);
  const auto used = static_cast<std::size_t>(end - whole.data());
  const std::string_view unit = trimmed(whole.substr(used));
  const auto found =
      std::find_if(manner.units.begin(), manner.units.end(), [&](const Unit& u) { return u.name == unit; });
  if (found == manner.units.end()) return tl::unexpected(refusal(text, manner, number, unit));
  const double value = found->divides ? number / found->factor : number * found->factor;
  if (std::signbit(value) && value != 0)
    return tl::unexpected(Fault{"out-of-range", in_quotes(text) + " is less than 0", "expected 0 or more"});
  if (value > manner.most) return tl::unexpected(too_much);
  return std::abs(value);
}

template <class Quantity>
Parsed<Quantity> as(const Parsed<double>& value) {
  if (!value) return tl::unexpected(value.error());
  return Quantity(*value);
}

}  // namespace

Fault outside(double value, double least, double most) {
  if (value >= least && value <= most) return {};
  const bool open = most > kLargestShown;
  const std::string hint = open ? "expected " + show_number(least) + " or more"
                                : "expected " + show_number(least) + " to " + show_number(most);
  constexpr double kHundred = 100;
  const bool per_cent = least == 0 && most == 1 && value >= 2 && value <= kHundred;
  const std::string meant =
      per_cent ? " (did you mean " + exact_number(value / kHundred) + "?)" : std::string();
  const std::string than =
      value < least ? " is less than " + show_number(least) : " is more than " + show_number(most);
  return {"out-of-range", exact_number(value) + than, hint + meant};
}

std::optional<std::string_view> unit_named(std::string_view said) {
  if (std::ranges::find(kAmbiguous, said, &Ambiguous::said) != kAmbiguous.end()) return std::nullopt;
  for (const Alias& row : kAliases)
    if (same_but_for_case(row.said, said)) return row.meant;
  for (const std::span<const Unit> units :
       {std::span<const Unit>(kSizeUnits), std::span<const Unit>(kDurationUnits)})
    for (const Unit& unit : units)
      if (same_but_for_case(unit.name, said)) return unit.name;
  return std::nullopt;
}

Parsed<Bytes> parse_bytes(std::string_view text) { return as<Bytes>(parse(text, kSizes)); }
Parsed<BytesPerSecond> parse_rate(std::string_view text) { return as<BytesPerSecond>(parse(text, kRates)); }
Parsed<Seconds> parse_duration(std::string_view text) { return as<Seconds>(parse(text, kDurations)); }

}  // namespace storeadvise
