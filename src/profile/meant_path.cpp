#include "profile/meant_path.hpp"

#include <algorithm>

#include "profile/fields.hpp"
#include "text/nearest.hpp"

namespace storeadvise {
namespace {

/// `datasets[0].size` for `datasets.0.size`.
std::optional<std::string> by_place(std::string_view path) {
  constexpr std::string_view kList = "datasets.";
  if (!path.starts_with(kList)) return std::nullopt;
  const std::size_t end = path.find_first_not_of("0123456789", kList.size());
  if (end == std::string_view::npos || end == kList.size()) return std::nullopt;
  std::string indexed = "datasets[" + std::string(path.substr(kList.size(), end - kList.size())) + "]" +
                        std::string(path.substr(end));
  return find_field(indexed) != nullptr ? std::optional(std::move(indexed)) : std::nullopt;
}

}  // namespace

std::optional<std::string> meant_path(std::string_view path, const std::vector<std::string>& known) {
  if (auto indexed = by_place(path)) return indexed;
  const auto with = [&](std::string_view beginning, std::string_view end) {
    return std::ranges::find_if(known, [&](std::string_view whole) {
      return whole.size() > beginning.size() + end.size() && whole.starts_with(beginning) &&
             whole.ends_with(end);
    });
  };
  const std::size_t dot = std::min(path.rfind('.'), path.size());
  auto found = dot < path.size() ? with(path.substr(0, dot), path.substr(dot)) : known.end();
  if (found == known.end()) found = with("", "." + std::string(path));
  if (found != known.end()) return *found;
  const std::vector<std::string_view> words(known.begin(), known.end());
  const auto close = nearest(path, words);
  return close ? std::optional(std::string(*close)) : std::nullopt;
}

}  // namespace storeadvise
