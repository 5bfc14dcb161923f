#include <algorithm>

#include "storeadvise/option.hpp"

namespace storeadvise {

std::optional<std::size_t> option_index(std::string_view id) {
  const auto* found =
      std::find_if(kOptions.begin(), kOptions.end(), [id](const Option& o) { return o.id == id; });
  if (found == kOptions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kOptions.begin());
}

OptionMask options_matching(std::string_view pattern) {
  const bool open = !pattern.empty() && pattern.back() == '*';
  if (open) pattern.remove_suffix(1);
  OptionMask mask = 0;
  for (std::size_t i = 0; i < kOptions.size(); ++i) {
    const auto id = kOptions[i].id;
    if (open ? id.starts_with(pattern) : id == pattern) mask |= OptionMask{1} << i;
  }
  return mask;
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
