#pragma once

#include <span>
#include <string>
#include <string_view>

namespace storeadvise {

/// For a key that an object of a profile does not know: the word that people mean by it, or where it belongs
/// ("passes_per_month" belongs in reads or writes). Empty where neither is known.
std::string key_advice(std::string_view key, std::span<const std::string_view> known);

}  // namespace storeadvise
