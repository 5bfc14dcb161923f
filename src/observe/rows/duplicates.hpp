#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace storeadvise::observe {

/// The records that were seen, by the hash of what names them. All threads share one. Exact while there is
/// room; then only one id in 64 is looked at.
class SeenRecords {
 public:
  /// Room for about `records` of them, in at most `most` bytes.
  SeenRecords(std::uint64_t records, std::size_t most);

  enum class Seen : std::uint8_t { first, again, not_looked_at };
  Seen see(std::uint64_t hash);
  /// Whether every id was looked at.
  [[nodiscard]] bool exact() const { return !full_.load(std::memory_order_relaxed); }
  /// One in so many ids is looked at when there is no room for all.
  static constexpr std::uint64_t kOneIn = 64;

 private:
  std::unique_ptr<std::atomic<std::uint64_t>[]> slots_;  // NOLINT: their number is known at run time
  std::size_t mask_ = 0;
  std::atomic<std::size_t> held_{0};
  std::atomic<bool> full_{false};
};

}  // namespace storeadvise::observe
