#pragma once

#include <cstddef>
#include <functional>

namespace storeadvise {

/// Cores of this machine, at least one.
std::size_t cores();

/// Calls `work` once with each number below `count`, in any order, on at most `threads` threads, of which
/// this one is the first; on fewer where the system gives no more. Returns when all calls have. What calls
/// throw is thrown here again: of several the one with the least number, after the others are done.
void in_parallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work);

}  // namespace storeadvise
