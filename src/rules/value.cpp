#include "rules/value.hpp"

#include <algorithm>

namespace storeadvise::logic {
namespace {

using Blocks = std::vector<std::unique_ptr<std::byte[]>>;

template <class T>
std::span<T> room(Blocks& blocks, std::size_t n) {
  static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
  blocks.push_back(std::make_unique<std::byte[]>(std::max<std::size_t>(n, 1) * sizeof(T)));
  auto* first = reinterpret_cast<T*>(blocks.back().get());
  std::uninitialized_value_construct_n(first, n);
  return {first, n};
}

}  // namespace

std::span<Value> Arena::values(std::size_t n) { return room<Value>(blocks_, n); }

std::span<Member> Arena::members(std::size_t n) { return room<Member>(blocks_, n); }

std::string_view Arena::text(std::string_view text) {
  const auto copy = room<char>(blocks_, text.size());
  std::copy(text.begin(), text.end(), copy.begin());
  return {copy.data(), copy.size()};
}

}  // namespace storeadvise::logic
