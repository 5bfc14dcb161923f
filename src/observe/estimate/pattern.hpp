#pragma once

#include <cstdint>

#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// How many requests read in order and at random. The log has neither offsets nor ranges: a host that takes
/// all of an object in pieces reads it in order.
struct ReadPattern {
  Count sequential;
  Count random;
  Count unknown;
  Bytes sequential_bytes;
  Bytes bytes;

  [[nodiscard]] Count requests() const { return sequential + random + unknown; }
  /// Share of the requests that read at random, at least and at most.
  [[nodiscard]] double low() const { return requests() > Count(0) ? random / requests() : 0; }
  [[nodiscard]] double high() const { return requests() > Count(0) ? (random + unknown) / requests() : 0; }
  [[nodiscard]] double middle() const { return (low() + high()) / 2; }
};

ReadPattern read_pattern(const SetRows& rows);

}  // namespace storeadvise::observe
