#pragma once

#include <cmath>
#include <cstdint>

#include "storeadvise/units.hpp"

/// What observe adds to the units of the advisor.
namespace storeadvise::observe {

/// Times in the units that profiles and sources have them in. They are summed and written in these, so that
/// no digit is lost on the way.
using Hours = Quantity<struct HoursUnit>;                ///< of a month, of activity, of a day
using Days = Quantity<struct DaysUnit>;                  ///< of lifecycle rules
using Milliseconds = Quantity<struct MillisecondsUnit>;  ///< of requests
constexpr Seconds to_seconds(Hours time) { return hours(time.count()); }
constexpr Seconds to_seconds(Days time) { return days(time.count()); }
constexpr Seconds to_seconds(Milliseconds time) { return Seconds(time.count() / 1000); }
constexpr Hours to_hours(Seconds time) { return Hours(in_hours(time)); }

/// Bytes times the time that they have: the sum over the bytes gives their mean.
using ByteDays = Quantity<struct ByteDaysUnit>;
constexpr ByteDays operator*(Bytes amount, Seconds each) { return ByteDays(in_days(amount.count() * each)); }
constexpr Days operator/(ByteDays all, Bytes amount) { return Days(all.count() / amount.count()); }

/// What rows count in integers.
constexpr Bytes bytes_of(std::uint64_t n) { return Bytes(static_cast<double>(n)); }
constexpr Count count_of(std::uint64_t n) { return Count(static_cast<double>(n)); }
constexpr Milliseconds milliseconds_of(std::uint64_t n) { return Milliseconds(static_cast<double>(n)); }

/// The nearest whole number of bytes, of objects.
template <class Unit>
Quantity<Unit> rounded(Quantity<Unit> amount) {
  return Quantity<Unit>(std::round(amount.count()));
}

}  // namespace storeadvise::observe
