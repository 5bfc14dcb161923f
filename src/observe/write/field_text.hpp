#pragma once

#include <string>

#include "observe/evidence.hpp"

namespace storeadvise::observe {

/// A number of the field at a path below its data set, as people read it.
std::string number_text(const std::string& path, double value);

/// The value of a field as people read it, "at most" or "at least" before a bound; empty: none is known.
std::string value_text(const Field& field);

/// Its interval, "1.2 TB to 1.6 TB"; empty where there is none.
std::string range_text(const Field& field);

}  // namespace storeadvise::observe
