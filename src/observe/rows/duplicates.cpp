#include "observe/rows/duplicates.hpp"

#include <algorithm>
#include <bit>

#include "observe/rows/hashing.hpp"

namespace storeadvise::observe {

SeenRecords::SeenRecords(const Expected& records, std::size_t most) {
  constexpr std::size_t kFewest = 1024;
  const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(kFewest, 2 * records.most));
  const std::size_t room = std::bit_floor(std::max(kFewest, most / sizeof(std::uint64_t)));
  const std::size_t size = std::min(wanted, room);
  slots_ = decltype(slots_)(size);
  mask_ = size - 1;
  full_ = records.likely > capacity();
}

void SeenRecords::prefetch(std::uint64_t hash) const {
  __builtin_prefetch(&slots_[static_cast<std::size_t>(spread(hash)) & mask_], 1);
}

void SeenRecords::hold(std::size_t firsts) {
  if (held_.fetch_add(firsts, std::memory_order_relaxed) + firsts > capacity())
    full_.store(true, std::memory_order_relaxed);
}

SeenRecords::Seen SeenRecords::see(std::uint64_t hash) {
  const std::uint64_t spread_hash = spread(hash);
  const bool sampled = spread_hash >> 58U == 0;
  if (!exact() && !sampled) return Seen::not_looked_at;
  const std::uint64_t id = hash == 0 ? 1 : hash;
  const std::size_t size = mask_ + 1;
  for (std::size_t at = static_cast<std::size_t>(spread_hash) & mask_, tried = 0; tried < size;
       at = (at + 1) & mask_, ++tried) {
    std::uint64_t there = slots_[at].load(std::memory_order_relaxed);
    if (there == 0 && slots_[at].compare_exchange_strong(there, id, std::memory_order_relaxed))
      return Seen::first;
    if (there == id) return Seen::again;
  }
  return Seen::not_looked_at;
}

}  // namespace storeadvise::observe
