#pragma once

#include "json/problems.hpp"

namespace storeadvise {

/// For a key that counts by another period than the month ("per_day": "12 TB"): the key that counts by the
/// month, and its value. Empty for other keys.
KeyAdvice period_in_key(const StrayKey& stray);

}  // namespace storeadvise
