#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "storeadvise/units.hpp"

/// Times are whole seconds since 1970, UTC, where days and hours begin at whole multiples of theirs.
namespace storeadvise::observe {

inline constexpr std::int64_t kMinuteSeconds = 60;
inline constexpr auto kHourSeconds = static_cast<std::int64_t>(hours(1).count());
inline constexpr auto kDaySeconds = static_cast<std::int64_t>(days(1).count());
inline constexpr Seconds kMinute(kMinuteSeconds);
/// Hours of a day.
inline constexpr auto kDayHours = static_cast<std::size_t>(in_hours(days(1)));

/// The UTC day that a time lies in, since 1970.
template <std::integral Time>
constexpr std::uint32_t day_of(Time second) {
  return static_cast<std::uint32_t>(second / static_cast<Time>(kDaySeconds));
}

/// The second that a minute, counted from 1970, begins with.
constexpr std::int64_t begin_of(std::uint32_t minute) { return minute * kMinuteSeconds; }

/// The hour of the day, UTC, that a minute, counted from 1970, lies in.
constexpr std::size_t hour_of_day(std::uint32_t minute) {
  return static_cast<std::size_t>(begin_of(minute) / kHourSeconds) % kDayHours;
}

/// Seconds since midnight.
template <std::integral Part>
constexpr std::int64_t time_of_day(Part hour, Part minute, Part second) {
  return static_cast<std::int64_t>(hour) * kHourSeconds + static_cast<std::int64_t>(minute) * kMinuteSeconds +
         static_cast<std::int64_t>(second);
}

/// How long it is from one time to another.
constexpr Seconds between(std::int64_t from, std::int64_t to) {
  return Seconds(static_cast<double>(to - from));
}

}  // namespace storeadvise::observe
