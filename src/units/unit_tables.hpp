#pragma once

#include <array>
#include <string_view>

#include "storeadvise/units.hpp"

namespace storeadvise {

/// A unit as people write it.
struct Unit {
  std::string_view name;
  double factor = 1;  ///< base units in one of it
  bool divides =
      false;  ///< `factor` is how many of it make one base unit: 20 ms is then the double nearest to 0.02
};

inline constexpr double kPiB = 1024.0 * kTiB;

/// The first six are those that output uses.
inline constexpr std::array<Unit, 11> kSizeUnits{{{"B", 1},
                                                  {"KB", kKiB},
                                                  {"MB", kMiB},
                                                  {"GB", kGiB},
                                                  {"TB", kTiB},
                                                  {"PB", kPiB},
                                                  {"KiB", kKiB},
                                                  {"MiB", kMiB},
                                                  {"GiB", kGiB},
                                                  {"TiB", kTiB},
                                                  {"PiB", kPiB}}};

/// The first six are those that output uses. Network rates are decimal bits.
inline constexpr std::array<Unit, 16> kRateUnits{{{"B/s", 1},
                                                  {"KB/s", kKiB},
                                                  {"MB/s", kMiB},
                                                  {"GB/s", kGiB},
                                                  {"TB/s", kTiB},
                                                  {"PB/s", kPiB},
                                                  {"KiB/s", kKiB},
                                                  {"MiB/s", kMiB},
                                                  {"GiB/s", kGiB},
                                                  {"TiB/s", kTiB},
                                                  {"PiB/s", kPiB},
                                                  {"bit/s", 8, true},
                                                  {"Kbit/s", 1e3 / 8},
                                                  {"Mbit/s", 1e6 / 8},
                                                  {"Gbit/s", 1e9 / 8},
                                                  {"Tbit/s", 1e12 / 8}}};

inline constexpr std::array<Unit, 6> kDurationUnits{
    {{"us", 1e6, true}, {"ms", 1e3, true}, {"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}}};

/// What people write that can mean two units, which differ by a factor.
struct Ambiguous {
  std::string_view said, one, one_means, other, other_means;
};
inline constexpr std::array<Ambiguous, 15> kAmbiguous{{{"Kbps", "Kbit/s", "bits", "KB/s", "bytes"},
                                                       {"Mbps", "Mbit/s", "bits", "MB/s", "bytes"},
                                                       {"Gbps", "Gbit/s", "bits", "GB/s", "bytes"},
                                                       {"Tbps", "Tbit/s", "bits", "TB/s", "bytes"},
                                                       {"Kb/s", "Kbit/s", "bits", "KB/s", "bytes"},
                                                       {"Mb/s", "Mbit/s", "bits", "MB/s", "bytes"},
                                                       {"Gb/s", "Gbit/s", "bits", "GB/s", "bytes"},
                                                       {"Tb/s", "Tbit/s", "bits", "TB/s", "bytes"},
                                                       {"bps", "bit/s", "bits", "B/s", "bytes"},
                                                       {"b/s", "bit/s", "bits", "B/s", "bytes"},
                                                       {"KBps", "KB/s", "bytes", "Kbit/s", "bits"},
                                                       {"MBps", "MB/s", "bytes", "Mbit/s", "bits"},
                                                       {"GBps", "GB/s", "bytes", "Gbit/s", "bits"},
                                                       {"TBps", "TB/s", "bytes", "Tbit/s", "bits"},
                                                       {"m", "min", "minutes", "ms", "milliseconds"}}};

/// Units of time that a profile is not written in, and what to write instead.
struct CalendarUnit {
  std::string_view said;
  std::string_view in_days;
};
inline constexpr std::array<CalendarUnit, 9> kCalendarUnits{{{"w", "a week is 7 d"},
                                                             {"week", "a week is 7 d"},
                                                             {"weeks", "a week is 7 d"},
                                                             {"mo", "a month is 30 d"},
                                                             {"month", "a month is 30 d"},
                                                             {"months", "a month is 30 d"},
                                                             {"y", "a year is 365 d"},
                                                             {"year", "a year is 365 d"},
                                                             {"years", "a year is 365 d"}}};

/// Other names of units.
struct Alias {
  std::string_view said, meant;
};
inline constexpr std::array<Alias, 36> kAliases{{{"byte", "B"},
                                                 {"bytes", "B"},
                                                 {"K", "KB"},
                                                 {"M", "MB"},
                                                 {"G", "GB"},
                                                 {"T", "TB"},
                                                 {"P", "PB"},
                                                 {"Ki", "KiB"},
                                                 {"Mi", "MiB"},
                                                 {"Gi", "GiB"},
                                                 {"Ti", "TiB"},
                                                 {"gig", "GB"},
                                                 {"gigs", "GB"},
                                                 {"meg", "MB"},
                                                 {"megs", "MB"},
                                                 {"gigabytes", "GB"},
                                                 {"megabytes", "MB"},
                                                 {"terabytes", "TB"},
                                                 {"sec", "s"},
                                                 {"secs", "s"},
                                                 {"second", "s"},
                                                 {"seconds", "s"},
                                                 {"msec", "ms"},
                                                 {"millis", "ms"},
                                                 {"milliseconds", "ms"},
                                                 {"usec", "us"},
                                                 {"µs", "us"},
                                                 {"minute", "min"},
                                                 {"minutes", "min"},
                                                 {"mins", "min"},
                                                 {"hr", "h"},
                                                 {"hrs", "h"},
                                                 {"hour", "h"},
                                                 {"hours", "h"},
                                                 {"day", "d"},
                                                 {"days", "d"}}};

}  // namespace storeadvise
