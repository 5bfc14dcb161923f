#include "observe/rows/large_memory.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <new>

namespace storeadvise::observe {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20U;

}  // namespace

void* take_memory(std::size_t bytes) {
  const bool large = bytes >= 2 * kLargePage;
  const std::size_t whole = (bytes + kLargePage - 1) / kLargePage * kLargePage;
  void* const memory = large ? std::aligned_alloc(kLargePage, whole) : std::malloc(bytes);
  if (memory == nullptr) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  if (large) (void)::madvise(memory, whole, MADV_HUGEPAGE);
#endif
  return memory;
}

void give_memory(void* memory) noexcept { std::free(memory); }

}  // namespace storeadvise::observe
