#pragma once

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>

// One set of names for Catch2 2 and 3.
#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
#else
#include <catch2/catch.hpp>
inline auto ContainsSubstring(const std::string& text) { return Catch::Matchers::Contains(text); }
using Catch::Matchers::WithinAbs;
#endif

#include "storeadvise/units.hpp"

namespace storeadvise {

/// In tests a bare number beside a quantity is one in its base unit: bytes, seconds, bytes a second.
template <class Unit>
constexpr bool operator==(Quantity<Unit> quantity, double base) {
  return quantity.count() == base;
}
template <class Unit>
std::ostream& operator<<(std::ostream& out, Quantity<Unit> quantity) {
  return out << quantity.count();
}
template <class Unit>
constexpr auto operator<=>(Quantity<Unit> quantity, double base) {
  return quantity.count() <=> base;
}

}  // namespace storeadvise

/// Catch2's matcher of the same name, for quantities too.
struct WithinRel {
  WithinRel(double expected, double share) : value(expected), tolerance(share) {}
  template <class Unit>
  WithinRel(storeadvise::Quantity<Unit> expected, double share) : WithinRel(expected.count(), share) {}

  [[nodiscard]] bool match(double found) const {
    return std::abs(found - value) <= tolerance * std::max(std::abs(found), std::abs(value)) ||
           found == value;
  }
  template <class Unit>
  [[nodiscard]] bool match(storeadvise::Quantity<Unit> found) const {
    return match(found.count());
  }
  [[nodiscard]] std::string toString() const {
    return "is within " + Catch::Detail::stringify(tolerance * 100) + " % of " +
           Catch::Detail::stringify(value);
  }

  double value;
  double tolerance;
};

template <class Unit>
struct Catch::StringMaker<storeadvise::Quantity<Unit>> {
  static std::string convert(const storeadvise::Quantity<Unit>& quantity) {
    return Catch::Detail::stringify(quantity.count());
  }
};
