#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "storeadvise/units.hpp"

namespace storeadvise {

/// Why a value is refused, in the words of an Error.
struct Fault {
  std::string code;
  std::string message;
  std::string hint;
};
template <class T>
using Parsed = tl::expected<T, Fault>;

/// The fault of a number that lies outside of `least` to `most`; one without a code when it does not.
Fault outside(double value, double least, double most);

/// No size or rate is larger: 2^70 bytes.
inline constexpr double kMostBytes = 1180591620717411303424.0;
/// No duration is longer: 100 years.
inline constexpr double kMostSeconds = 100 * 365.25 * 86400;

/// "150 GB", "150GB", "117 KiB", "12 B". KB, MB, GB, TB, PB are 2^10 ... 2^50, and so are KiB ... PiB.
Parsed<Bytes> parse_bytes(std::string_view text);
/// A size with "/s", or "25 Gbit/s": bits are decimal.
Parsed<BytesPerSecond> parse_rate(std::string_view text);
/// "250 us", "20 ms", "30 s", "30 min", "6 h", "30 d".
Parsed<Seconds> parse_duration(std::string_view text);

/// A unit of a size or a duration, whatever its case: "GB" for "gb", "d" for "days". Nothing for what can be
/// two of them.
std::optional<std::string_view> unit_named(std::string_view said);

/// Three significant digits: "117 KB", "1.5 GB/s", "30 min". None of these depends on the locale.
std::string show_bytes(Bytes value);
std::string show_rate(BytesPerSecond value);
std::string show_duration(Seconds value);
/// Separated thousands: "1,281,167", "412.6", "0.25".
std::string show_count(double value);
/// At most three significant digits, never an exponent between 0.0001 and 1e15: "0.3", "12.5".
std::string show_number(double value);

/// The shortest text that parses back to the very same number.
std::string exact_bytes(Bytes value);
std::string exact_rate(BytesPerSecond value);
std::string exact_duration(Seconds value);
/// As JSON writes it: "412.6", "4".
std::string exact_number(double value);

/// A short text for a value beyond `value`, and what it parses to: rounded down where `down` is
/// set, else up. Three significant digits in the unit that `show_bytes` would choose.
struct Rounded {
  double value = 0;
  std::string text;
};
Rounded outward_bytes(Bytes value, bool down);
Rounded outward_rate(BytesPerSecond value, bool down);
Rounded outward_duration(Seconds value, bool down);
Rounded outward_number(double value, bool down);

}  // namespace storeadvise
