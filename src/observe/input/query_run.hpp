#pragma once

#include "observe/input/files.hpp"
#include "observe/observe.hpp"

namespace storeadvise::observe {

/// Reads the rows that the statement of --sql gave, as CSV: traffic by hour, and the objects of the sample
/// that it takes (one in 16). Minutes, hosts and sessions are not in it, and duplicates are.
Result<void> read_query_rows(const Request& request, const InputFile& file, Observation& into);

}  // namespace storeadvise::observe
