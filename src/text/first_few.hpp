#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace storeadvise {

/// The first of a list, five where nothing else is said, and how many more there are:
/// "a, b, c, d, e and 3 more".
inline std::string first_few(const std::vector<std::string>& all, std::string_view separator = ", ",
                             std::size_t most = 5) {
  const auto shown = static_cast<std::ptrdiff_t>(std::min(all.size(), most));
  std::string text = fmt::format("{}", fmt::join(all.begin(), all.begin() + shown, separator));
  if (all.size() > most) text += fmt::format(" and {} more", all.size() - most);
  return text;
}

}  // namespace storeadvise
