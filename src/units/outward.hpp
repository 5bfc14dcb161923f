#pragma once

#include "units/quantities.hpp"

namespace storeadvise {

/// The same as their namesakes with three digits, with so many.
Rounded outward_bytes(Bytes value, bool down, int digits);
Rounded outward_rate(BytesPerSecond value, bool down, int digits);
Rounded outward_duration(Seconds value, bool down, int digits);
Rounded outward_number(double value, bool down, int digits);

}  // namespace storeadvise
