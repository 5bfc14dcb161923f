#include "observe/rows/rows.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace storeadvise::observe {

void Hosts::add(std::uint32_t hash) {
  std::uint32_t* const from = many_ ? many_->data() : few_.data();
  std::uint32_t* const end = from + size_;
  std::uint32_t* at = std::lower_bound(from, end, hash);
  if (at != end && *at == hash) return;
  const std::ptrdiff_t place = at - from;
  if (size_ == kMost) {
    if (at == end) return;
    --size_;
  }
  if (!many_ && size_ == kFew) {
    many_ = std::make_unique<std::array<std::uint32_t, kMost>>();
    std::copy(few_.begin(), few_.end(), many_->begin());
  }
  std::uint32_t* const to = many_ ? many_->data() : few_.data();
  std::copy_backward(to + place, to + size_, to + size_ + 1);
  to[place] = hash;
  ++size_;
}

void Hosts::add(const Hosts& other) {
  for (const std::uint32_t hash : other) add(hash);
}

Count Hosts::count() const {
  if (size_ < kMost) return Count(size_);
  const double share = (static_cast<double>(*(end() - 1)) + 1) / 4294967296.0;
  return Count(kMost - 1) / share;
}

void MinuteRow::add(const MinuteRow& other) {
  bytes += other.bytes;
  milliseconds += other.milliseconds;
  mask |= other.mask;
  requests += other.requests;
  objects += other.objects;
  hosts.add(other.hosts);
}

void ObjectRow::tell(std::uint64_t new_size, std::uint32_t when) {
  if (when < told || (when == told && new_size <= size)) return;
  size = new_size;
  told = when;
}

void ObjectRow::add(const ObjectRow& other) {
  tell(other.size, other.told);
  if (std::tie(changed, stored) >= std::tie(other.changed, other.stored)) return;
  changed = other.changed;
  stored = other.stored;
}

void ListedRow::add(const ListedRow& other) {
  bytes += other.bytes;
  times += other.times;
  if (std::tie(changed, size) >= std::tie(other.changed, other.size)) return;
  changed = other.changed;
  size = other.size;
}

void ObjectDayRow::add(const ObjectDayRow& other) {
  bytes += other.bytes;
  reads += other.reads;
  writes += other.writes;
}

void LifeRow::put(std::vector<std::uint32_t>& times, std::uint32_t when) {
  if (times.size() == kMost && when >= times.back()) return;
  times.insert(std::upper_bound(times.begin(), times.end(), when), when);
  if (times.size() > kMost) times.pop_back();
}

void LifeRow::add(const LifeRow& other) {
  for (const std::uint32_t when : other.births) put(births, when);
  for (const std::uint32_t when : other.ends) put(ends, when);
}

void SlotRow::add(const SlotRow& other) {
  bytes += other.bytes;
  requests += other.requests;
  first = std::min(first, other.first);
  last = std::max(last, other.last);
}

void RequestSizes::put(const Entry& entry) {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), entry.size,
                                   [](const Entry& e, std::uint64_t size) { return e.size < size; });
  if (at != entries_.end() && at->size == entry.size) {
    at->count += entry.count;
    at->bytes += entry.bytes;
  } else {
    entries_.insert(at, entry);
  }
}

void RequestSizes::make_coarse() {
  if (coarse_) return;
  coarse_ = true;
  const std::vector<Entry> exact = std::exchange(entries_, {});
  for (const Entry& e : exact) put({std::bit_floor(e.size), e.bytes, e.count});
}

void RequestSizes::add(std::uint64_t size, std::uint64_t bytes, std::uint32_t count) {
  put({coarse_ ? std::bit_floor(size) : size, bytes, count});
  if (!coarse_ && entries_.size() > kMost) make_coarse();
}

void RequestSizes::add(const RequestSizes& other) {
  if (other.coarse_) make_coarse();
  for (const Entry& e : other.entries_) add(e.size, e.bytes, e.count);
}

void SessionRow::add(const SessionRow& other) {
  size = std::max(size, other.size);
  sizes.add(other.sizes);
  ranges.insert(ranges.end(), other.ranges.begin(), other.ranges.end());
}

void DayRow::add(const DayRow& other) {
  count += other.count;
  bytes += other.bytes;
}

}  // namespace storeadvise::observe
