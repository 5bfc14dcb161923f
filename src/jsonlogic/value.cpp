#include "jsonlogic/value.hpp"

#include <algorithm>
#include <memory>

namespace storeadvise::logic {
namespace {

using Blocks = std::vector<std::vector<std::byte>>;

template <class T>
std::span<T> room(Blocks& blocks, std::size_t n) {
  static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
  blocks.emplace_back(std::max<std::size_t>(n, 1) * sizeof(T));
  auto* first = reinterpret_cast<T*>(blocks.back().data());
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
