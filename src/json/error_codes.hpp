#pragma once

#include <span>
#include <string_view>

namespace storeadvise {

/// A kind of mistake, as `explain CODE` tells it.
struct ErrorCode {
  std::string_view code;
  std::string_view explanation;  ///< one sentence
  std::string_view example;      ///< what is wrong, and after "->" what is right
};

/// Every code that an Error can have, in alphabetical order.
std::span<const ErrorCode> error_codes();

/// Nothing for a word that is no code.
const ErrorCode* find_error_code(std::string_view code);

}  // namespace storeadvise
