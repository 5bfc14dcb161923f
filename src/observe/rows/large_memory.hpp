#pragma once

#include <cstddef>

namespace storeadvise::observe {

/// Memory of so many bytes; of large pages, where it is large and the system has them. Throws std::bad_alloc.
void* take_memory(std::size_t bytes);
void give_memory(void* memory) noexcept;

/// An allocator for tables that are looked up in random places. Pages of 4 KiB would cost a fault for each
/// page that is filled, and a walk through the page tables for most look-ups: a fifth of the time of a log.
template <class T>
struct LargeMemory {
  using value_type = T;
  LargeMemory() = default;
  template <class U>
  explicit LargeMemory(const LargeMemory<U>& /*other*/) {}
  T* allocate(std::size_t count) { return static_cast<T*>(take_memory(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t /*count*/) noexcept { give_memory(memory); }
  bool operator==(const LargeMemory&) const = default;
};

}  // namespace storeadvise::observe
