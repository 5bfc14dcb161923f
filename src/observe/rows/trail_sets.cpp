#include "observe/rows/trail_sets.hpp"

#include <algorithm>

namespace storeadvise::observe {

std::uint32_t TrailSets::number(std::uint32_t set, std::string_view bucket) {
  const auto is_it = [&](const TrailSet& one) { return one.set == set && one.bucket == bucket; };
  if (last_ < all_.size() && is_it(all_[last_])) return kFirst + last_;
  last_ = static_cast<std::uint32_t>(std::find_if(all_.begin(), all_.end(), is_it) - all_.begin());
  if (last_ == all_.size()) all_.push_back({set, std::string(bucket)});
  return kFirst + last_;
}

}  // namespace storeadvise::observe
