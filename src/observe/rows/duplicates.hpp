#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "observe/rows/large_memory.hpp"

namespace storeadvise::observe {

/// How many records there are to come.
struct Expected {
  std::uint64_t most = 0;    ///< about, at most
  std::uint64_t likely = 0;  ///< of the files whose size and lines are known
};

/// The records that were seen, by the hash of what names them. All threads share one. Exact where there is
/// room for as many as are likely; else, and when there is none left, only one id in 64 is looked at. From
/// the start, since what threads had seen by the time that it was full differs from run to run.
class SeenRecords {
 public:
  /// Room for about `records` of them, in at most `most` bytes.
  SeenRecords(const Expected& records, std::size_t most);

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
  /// How many it holds before it is full.
  [[nodiscard]] std::size_t capacity() const { return (mask_ + 1) / 4 * 3; }

  std::vector<std::atomic<std::uint64_t>, LargeMemory<std::atomic<std::uint64_t>>> slots_;
  std::size_t mask_ = 0;
  std::atomic<bool> full_{false};
  static constexpr std::size_t kApart = 64;  ///< what all read lies apart from what all write
  alignas(kApart) std::atomic<std::size_t> held_{0};
};

}  // namespace storeadvise::observe
