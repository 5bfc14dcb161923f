#pragma once

#include <array>
#include <cstddef>
#include <functional>

namespace storeadvise {

/// Cores that this process may use, at least one: under taskset fewer than the machine has. Asking the system
/// for all of them opens a file, which takes 1 % of a report.
std::size_t cores();

/// Calls `work` once with each number below `count`, in any order, on at most `threads` threads, of which
/// this one is the first; on fewer where the system gives no more. Returns when all calls have. After a call
/// that throws no other begins, and what it threw is thrown here again: of several the one with the least
/// number.
void in_parallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work);

/// The same with pieces of work that differ. The longest should come first, so that the others fit in beside
/// it.
template <std::size_t count>
void in_parallel(std::size_t threads, const std::array<std::function<void()>, count>& work) {
  in_parallel(count, threads, [&](std::size_t at) { work[at](); });
}

}  // namespace storeadvise
