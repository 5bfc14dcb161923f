#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "observe/rows/large_memory.hpp"

namespace storeadvise::observe {

/// The records that were seen, by the hash of what names them. All threads share one. Exact while there is
/// room; then only one id in 64 is looked at.
class SeenRecords {
 public:
  /// Room for about `records` of them, in at most `most` bytes.
  SeenRecords(std::uint64_t records, std::size_t most);

  enum class Seen : std::uint8_t { first, again, not_looked_at };
  Seen see(std::uint64_t hash);
  /// To be told now and then how many were the first of their id: once for many, since all threads count
  /// here.
  void hold(std::size_t firsts);
  /// Lets the memory that `see` will look at come nearer.
  void prefetch(std::uint64_t hash) const;
  /// Whether every id was looked at.
  [[nodiscard]] bool exact() const { return !full_.load(std::memory_order_relaxed); }
  /// One in so many ids is looked at when there is no room for all.
  static constexpr std::uint64_t kOneIn = 64;

 private:
  std::vector<std::atomic<std::uint64_t>, LargeMemory<std::atomic<std::uint64_t>>> slots_;
  std::size_t mask_ = 0;
  std::atomic<bool> full_{false};
  static constexpr std::size_t kApart = 64;  ///< what all read lies apart from what all write
  alignas(kApart) std::atomic<std::size_t> held_{0};
};

}  // namespace storeadvise::observe
