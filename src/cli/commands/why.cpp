#include "cli/commands/why.hpp"

#include <algorithm>

#include "cli/commands/chosen.hpp"

namespace storeadvise::cli {

void AskedOf::note(const Profile& profile) {
  if (!why_) return;
  for (const DataSet& set : profile.datasets) known_.insert(set.name);
}

Errors AskedOf::unknown() const {
  if (!why_) return {};
  const std::string name = why_of(*why_).dataset;
  if (std::ranges::any_of(known_, [&](const std::string& known) { return is_meant(name, known); })) return {};
  const std::vector<std::string_view> names(known_.begin(), known_.end());
  return {unknown_dataset("--why", name, names)};
}

Why why_of(std::string_view text) {
  const std::size_t at = text.rfind('=');
  if (at == std::string_view::npos) return {std::string(text), ""};
  const std::string_view option = text.substr(at + 1);
  const bool looks_like_one =
      option.starts_with("s3.") || option.starts_with("efs.") || option.starts_with("hybrid.");
  if (!looks_like_one && option.find('.') == std::string_view::npos &&
      option.find(' ') != std::string_view::npos)
    return {std::string(text), ""};
  return {std::string(text.substr(0, at)), std::string(option)};
}

}  // namespace storeadvise::cli
