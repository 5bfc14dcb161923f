#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "observe/rows/large_memory.hpp"

namespace storeadvise::observe {

/// A hash table whose rows lie side by side: one place in memory a look-up. A Key has `none()`, which no
/// row has, `hash()` and ==; it is small. Rows are never taken out one by one.
template <class Key, class Value>
class FlatTable {
 public:
  struct Slot {
    Key key = Key::none();
    Value value{};
  };

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// Of memory, without what rows themselves point to.
  [[nodiscard]] std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

  /// The row of a key, made where there is none yet.
  Value& operator[](const Key& key) {
    if (size_ + size_ / 2 >= slots_.size()) grow();
    Slot& slot = slots_[place(key)];
    if (slot.key == Key::none()) {
      slot.key = key;
      ++size_;
    }
    return slot.value;
  }
  [[nodiscard]] const Value* find(const Key& key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place(key)];
    return slot.key == Key::none() ? nullptr : &slot.value;
  }

  /// Lets the memory of a key's row come nearer, for a look-up that follows soon: its place and those behind
  /// it, where it is when that is taken.
  void prefetch(const Key& key) const {
    if (slots_.empty()) return;
    const Slot* const slot = &slots_[static_cast<std::size_t>(key.hash()) & (slots_.size() - 1)];
    __builtin_prefetch(slot, 1);
    __builtin_prefetch(slot + 2, 1);
  }

  template <class Work>
  void each(const Work& work) const {
    for (const Slot& slot : slots_)
      if (!(slot.key == Key::none())) work(slot.key, slot.value);
  }
  template <class Work>
  void each(const Work& work) {
    for (Slot& slot : slots_)
      if (!(slot.key == Key::none())) work(slot.key, slot.value);
  }

  /// Keeps the rows whose key `keep` wants.
  template <class Keep>
  void filter(const Keep& keep) {
    std::size_t kept = 0;
    each([&](const Key& key, const Value&) { kept += keep(key) ? 1U : 0U; });
    Slots old = std::exchange(slots_, {});
    size_ = 0;
    reserve(kept);
    for (Slot& slot : old)
      if (!(slot.key == Key::none()) && keep(slot.key)) (*this)[slot.key] = std::move(slot.value);
  }
  /// Gives each row the key that `rename` makes of its own; rows of one key are added up. Rows whose hashes
  /// stay the same stay where they are.
  template <class Rename>
  void rename_keys(const Rename& rename) {
    for (Slot& slot : slots_)
      if (!(slot.key == Key::none())) slot.key = rename(slot.key);
    bool moved = false;
    for (std::size_t at = 0; at < slots_.size() && !moved; ++at)
      moved = !(slots_[at].key == Key::none()) && place(slots_[at].key) != at;
    if (!moved) return;
    Slots old = std::exchange(slots_, {});
    reserve(std::exchange(size_, 0));
    for (const Slot& slot : old)
      if (!(slot.key == Key::none())) (*this)[slot.key].add(slot.value);
  }
  /// Makes room for so many rows. Rows of another table come in the order of their hashes, which fill a table
  /// that is too small from one end.
  void reserve(std::size_t rows) {
    while (slots_.size() < rows + rows / 2 + 1) grow();
  }
  void clear() {
    slots_ = {};
    size_ = 0;
  }

 private:
  using Slots = std::vector<Slot, LargeMemory<Slot>>;

  [[nodiscard]] std::size_t place(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(key.hash()) & mask;
    while (!(slots_[at].key == Key::none()) && !(slots_[at].key == key)) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    Slots old(slots_.empty() ? 16 : 2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old)
      if (!(slot.key == Key::none())) slots_[place(slot.key)] = std::move(slot);
  }

  Slots slots_;
  std::size_t size_ = 0;
};

}  // namespace storeadvise::observe
