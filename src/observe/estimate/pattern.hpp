#pragma once

#include <cstdint>

#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// How many requests read in order and at random. The log has neither offsets nor ranges: a host that takes
/// all of an object in pieces reads it in order.
struct ReadPattern {
  double sequential = 0;  ///< requests
  double random = 0;
  double unknown = 0;
  double sequential_bytes = 0;
  double bytes = 0;

  [[nodiscard]] double requests() const { return sequential + random + unknown; }
  /// Share of the requests that read at random, at least and at most.
  [[nodiscard]] double low() const { return requests() > 0 ? random / requests() : 0; }
  [[nodiscard]] double high() const { return requests() > 0 ? (random + unknown) / requests() : 0; }
  [[nodiscard]] double middle() const { return (low() + high()) / 2; }
};

ReadPattern read_pattern(const SetRows& rows);

}  // namespace storeadvise::observe
