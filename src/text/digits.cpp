#include "text/digits.hpp"

#include <algorithm>

namespace storeadvise {

std::string separated(std::string digits) {
  const std::size_t point = std::min(digits.find_first_of(".e"), digits.size());
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace storeadvise
