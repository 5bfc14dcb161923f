#pragma once

#include <string>

namespace storeadvise {

/// Commas between the thousands of a number's digits: "-1281167.25" becomes "-1,281,167.25".
std::string separated(std::string digits);

}  // namespace storeadvise
