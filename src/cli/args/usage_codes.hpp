#pragma once

#include <span>

#include "json/error_codes.hpp"

namespace storeadvise::cli {

/// The codes of mistakes on the command line and with files; those of inputs are in input/error_codes.
std::span<const ErrorCode> usage_codes();

}  // namespace storeadvise::cli
