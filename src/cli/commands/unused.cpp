#include "cli/commands/unused.hpp"

#include "cli/commands/chosen.hpp"

namespace storeadvise::cli {

namespace {

/// More are not kept to suggest from.
constexpr std::size_t kMostNames = 1000;

}  // namespace

Unused::Unused(const Demands& demands)
    : demands_(demands),
      unmet_(demands.expected.begin(), demands.expected.end()),
      coverage_(demands.policy) {}

void Unused::note(const Profile& profile, const Peers& peers) {
  std::vector<std::string> datasets;
  for (const DataSet& d : profile.datasets) datasets.push_back(d.name);
  const std::lock_guard lock(mutex_);
  if (demands_.baseline && !in_baseline_)
    in_baseline_ = has_report(*demands_.baseline, profile.name, datasets, peers);
  for (const DataSet& d : profile.datasets) {
    if (names_.size() < kMostNames) names_.insert(d.name);
    coverage_.note(d.name, d.role);
    std::erase_if(unmet_, [&d](const std::string& pattern) { return is_about(pattern, d.name, d.role); });
  }
}

Errors Unused::unknown() const {
  Errors errors;
  if (names_.empty()) return errors;
  const std::vector<std::string_view> names(names_.begin(), names_.end());
  for (const std::string& pattern : unmet_) errors.push_back(unknown_dataset("--expect", pattern, names));
  return errors;
}

std::vector<Vacuity> Unused::vacuities() const {
  if (!is_noted()) return {};
  std::vector<Vacuity> all = coverage_.vacuities();
  if (!demands_.baseline || in_baseline_) return all;
  for (Vacuity& v : increase_of_nothing(demands_.baseline->file, demands_.most_increase))
    all.push_back(std::move(v));
  return all;
}

}  // namespace storeadvise::cli
