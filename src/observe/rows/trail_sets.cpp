#include "observe/rows/trail_sets.hpp"

namespace storeadvise::observe {

std::uint32_t TrailSets::number(std::uint32_t set, std::string_view bucket) {
  if (last_ < all_.size() && all_[last_].set == set && all_[last_].bucket == bucket) return kFirst + last_;
  const auto [at, is_new] =
      places_.try_emplace({set, std::string(bucket)}, static_cast<std::uint32_t>(all_.size()));
  if (is_new) all_.push_back(at->first);
  last_ = at->second;
  return kFirst + last_;
}

}  // namespace storeadvise::observe
