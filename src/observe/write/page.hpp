#pragma once

#include <cstddef>
#include <string>

#include "observe/estimate/estimate.hpp"

namespace storeadvise::observe {

/// The page of --format text: what was found, how sure, and what to state by hand.
std::string page(const Found& found, std::size_t width);

}  // namespace storeadvise::observe
