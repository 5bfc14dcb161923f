#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace storeadvise {

/// What a unit measures; units of one kind convert into each other.
enum class UnitKind : std::uint8_t { time, size, rate, frequency, ratio, parts, keys, usd, points };

/// A unit that figures are written in.
struct FigureUnit {
  std::string_view name;  ///< "MiB/s"
  UnitKind kind;
  double base;  ///< seconds, bytes, bytes/s per unit
};

/// Null for a unit that does not exist.
const FigureUnit* find_unit(std::string_view name);
std::vector<std::string_view> units_of(UnitKind kind);
std::vector<std::string_view> all_units();

/// "a time", "a size": as errors name the kind.
std::string_view name_of(UnitKind kind);

/// Between which figures of a kind make sense, in base units.
struct Bounds {
  double least;
  double most;
};
Bounds bounds_of(UnitKind kind);

}  // namespace storeadvise
