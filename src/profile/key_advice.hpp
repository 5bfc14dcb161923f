#pragma once

#include "json/problems.hpp"

namespace storeadvise {

/// For a key that an object of a profile does not know: the word of this object that people mean by it, or
/// where it belongs ("passes_per_month" belongs in reads or writes). Empty where neither is known.
KeyAdvice key_advice(const StrayKey& stray);

}  // namespace storeadvise
