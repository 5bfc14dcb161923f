#include "cli/io/memory.hpp"

#include <cstdlib>
#include <memory>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace storeadvise::cli {

void take_memory() {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  constexpr std::size_t kPage = 4096;
  constexpr std::size_t kReport = 128 * kPage;
  // Where glibc's own limits end once so large a block was freed: blocks below come from the heap and go back
  // to it.
  constexpr int kLargest = 32 << 20;
  // NOLINTBEGIN(concurrency-mt-unsafe): no other thread runs yet
  (void)::mallopt(M_MMAP_THRESHOLD, kLargest);
  (void)::mallopt(M_TRIM_THRESHOLD, 2 * kLargest);
  // NOLINTEND(concurrency-mt-unsafe)
  void* block = std::malloc(kReport + kPage);
  if (block == nullptr) return;
  std::size_t room = kReport + kPage;
  void* pages = block;
  if (std::align(kPage, kReport, pages, room) != nullptr)
    (void)::madvise(pages, kReport, MADV_POPULATE_WRITE);
  std::free(block);
#endif
}

}  // namespace storeadvise::cli
