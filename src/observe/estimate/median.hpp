#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace storeadvise::observe {

/// The middle of some numbers or quantities; of an even count the mean of the two in the middle. Zero of
/// none.
template <class Number>
Number median(std::vector<Number> all) {
  if (all.empty()) return Number{};
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  if (all.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(all.begin(), middle)) / 2;
}

}  // namespace storeadvise::observe
