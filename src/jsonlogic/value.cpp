#include "jsonlogic/value.hpp"

#include <algorithm>
#include <memory>

namespace storeadvise::logic {

void Arena::afford(std::size_t bytes) const {
  if (bytes > left_) throw OverBudget("it makes more lists and text than 256 KiB hold");
}

template <class T>
std::span<T> Arena::room(std::size_t n) {
  static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
  const std::size_t bytes = std::max<std::size_t>(n, 1) * sizeof(T);
  afford(bytes);
  left_ -= bytes;
  blocks_.emplace_back(bytes);
  auto* first = reinterpret_cast<T*>(blocks_.back().data());
  std::uninitialized_value_construct_n(first, n);
  return {first, n};
}

std::span<Value> Arena::values(std::size_t n) { return room<Value>(n); }

std::span<Member> Arena::members(std::size_t n) { return room<Member>(n); }

std::string_view Arena::text(std::string_view text) {
  const auto copy = room<char>(text.size());
  std::copy(text.begin(), text.end(), copy.begin());
  return {copy.data(), copy.size()};
}

}  // namespace storeadvise::logic
