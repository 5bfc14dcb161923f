#pragma once

#include <span>
#include <string>
#include <vector>

#include "observe/input/files.hpp"
#include "observe/observe.hpp"

namespace storeadvise::observe {

/// Reads a file of a kind that one thread reads in one go: lists, bills, metrics, plans, mounts. `names` are
/// all files of the call. Adds what has to be said to `notices`. Fails for a file that ends before its end
/// (truncated), for more rows that cannot be read than --max-bad allows (too-many-bad-lines), and where the
/// kind's reader does. A request that was `seen` already, in whichever file, is a duplicate.
Result<void> read_other(const Request& request, const InputFile& file, std::span<const std::string> names,
                        SeenRecords& seen, Observation& into, std::vector<std::string>& notices);

}  // namespace storeadvise::observe
