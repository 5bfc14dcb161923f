#include <algorithm>

#include "storeadvise/catalog.hpp"

namespace storeadvise {

std::optional<double> in_base_units(double value, std::string_view unit) {
  struct Unit {
    std::string_view name;
    double base;
  };
  constexpr std::array kUnits{
      Unit{"ms", 1e-3},    Unit{"s", 1},      Unit{"h", 3600},   Unit{"d", 86400}, Unit{"B", 1},
      Unit{"KiB", kKiB},   Unit{"MiB", kMiB}, Unit{"GiB", kGiB}, Unit{"B/s", 1},   Unit{"MiB/s", kMiB},
      Unit{"GiB/s", kGiB}, Unit{"1/s", 1},    Unit{"ratio", 1},  Unit{"parts", 1}, Unit{"keys", 1},
      Unit{"USD", 1},      Unit{"points", 1},
  };
  const auto* found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == unit; });
  if (found == kUnits.end()) return std::nullopt;
  // Milliseconds by division: 27 ms is then the double nearest to 0.027.
  return unit == "ms" ? value / 1000 : value * found->base;
}

}  // namespace storeadvise
