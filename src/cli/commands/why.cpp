#include "cli/commands/why.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/errors.hpp"
#include "cli/commands/chosen.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

void AskedOf::note(const Profile& profile) {
  if (!why_) return;
  for (const DataSet& set : profile.datasets) known_.push_back(set.name);
}

Errors AskedOf::unknown() const {
  if (!why_) return {};
  const std::string name = why_of(*why_).dataset;
  if (std::ranges::find(known_, name) != known_.end()) return {};
  const std::vector<std::string_view> names(known_.begin(), known_.end());
  const auto close = nearest(name, names);
  return usage_error("unknown-dataset", fmt::format("--why: there is no data set {}", in_quotes(name)),
                     close ? fmt::format("did you mean {}?", in_quotes(*close)) : "");
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
