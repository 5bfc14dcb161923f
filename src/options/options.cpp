#include <algorithm>

#include "storeadvise/option.hpp"

namespace storeadvise {

OptionMask options_matching(std::string_view pattern) {
  const bool open = !pattern.empty() && pattern.back() == '*';
  if (open) pattern.remove_suffix(1);
  return options_where([&](const Option& o) { return open ? o.id.starts_with(pattern) : o.id == pattern; });
}

std::string_view to_string(Service service) {
  constexpr std::array<std::string_view, 4> kNames{"s3", "efs", "hybrid", "none"};
  return kNames[static_cast<std::size_t>(service)];
}

std::string_view to_string(Access access) {
  constexpr std::array<std::string_view, 4> kNames{"direct", "stream", "stage", "cache"};
  return kNames[static_cast<std::size_t>(access)];
}

}  // namespace storeadvise
