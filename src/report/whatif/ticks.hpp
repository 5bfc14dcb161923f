#pragma once

#include <cstddef>
#include <vector>

#include "profile/fields.hpp"
#include "report/whatif/view.hpp"

namespace storeadvise {

/// Round numbers between the ends of a scale, rising, for labels and grid lines: 1, 2 or 5 times a power of
/// ten of a unit of the field's kind; in equal ratios powers of ten, or of two for sizes and rates. At
/// most about `most`; the ends where there are not two of them.
std::vector<double> ticks(const Scale& scale, FieldKind kind, std::size_t most);

}  // namespace storeadvise
