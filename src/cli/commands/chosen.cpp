#include "cli/commands/chosen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/errors.hpp"
#include "text/first_few.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

Error unknown_dataset(std::string_view flag, std::string_view name, std::span<const std::string_view> known) {
  constexpr std::size_t kMostTold = 20;
  std::vector<std::string> names;
  for (const std::string_view one : known) names.push_back(printable(one));
  std::string hint = names.empty() ? "" : "expected one of: " + first_few(names, ", ", kMostTold);
  if (const auto close = nearest(name, known)) hint += fmt::format(" (did you mean {}?)", in_quotes(*close));
  return usage_error("unknown-dataset", fmt::format("{}: there is no data set {}", flag, in_quotes(name)),
                     std::move(hint))
      .front();
}

bool is_meant(std::string_view said, std::string_view name) {
  constexpr std::string_view kCut = "\u2026";
  if (said == name || !said.ends_with(kCut)) return said == name;
  return said.size() > kCut.size() && name.starts_with(said.substr(0, said.size() - kCut.size()));
}

std::vector<std::string> Chosen::names_in(const Recommendation& r) const {
  std::vector<std::string> names(names_.begin(), names_.end());
  for (const DataSetReport& d : r.datasets)
    for (const std::string& said : names_)
      if (said != d.name && is_meant(said, d.name)) names.push_back(d.name);
  return names;
}

void Chosen::keep(Recommendation& r) {
  if (names_.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    for (const DataSetReport& d : r.datasets) seen_.insert(d.name);
  }
  std::erase_if(r.datasets, [this](const DataSetReport& d) {
    return std::ranges::none_of(names_, [&](const std::string& said) { return is_meant(said, d.name); });
  });
}

Errors Chosen::unknown() const {
  const std::vector<std::string_view> known(seen_.begin(), seen_.end());
  Errors errors;
  for (const std::string& name : names_) {
    const auto is_it = [&](const std::string& seen) { return is_meant(name, seen); };
    if (std::ranges::any_of(seen_, is_it)) continue;
    errors.push_back(unknown_dataset("--dataset", name, known));
  }
  return errors;
}

}  // namespace storeadvise::cli
