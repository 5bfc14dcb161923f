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

}  // namespace storeadvise
