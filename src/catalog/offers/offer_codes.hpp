#pragma once

#include <span>

#include "json/error_codes.hpp"

namespace storeadvise {

/// The codes of mistakes in AWS's price lists, for `explain`. The codes that such mistakes share with
/// catalog files are in input/error_codes.
std::span<const ErrorCode> offer_codes();

}  // namespace storeadvise
