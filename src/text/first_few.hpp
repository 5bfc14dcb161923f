#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace storeadvise {

/// The first five of a list, and how many more there are: "a, b, c, d, e and 3 more".
inline std::string first_few(const std::vector<std::string>& all, std::string_view separator = ", ") {
  constexpr std::size_t kMost = 5;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(all.size(), kMost));
  std::string text = fmt::format("{}", fmt::join(all.begin(), all.begin() + shown, separator));
  if (all.size() > kMost) text += fmt::format(" and {} more", all.size() - kMost);
  return text;
}

}  // namespace storeadvise
