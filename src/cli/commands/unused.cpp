#include "cli/commands/unused.hpp"

#include <fmt/format.h>

#include "cli/args/errors.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

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
  for (const std::string& pattern : unmet_) {
    const auto close = nearest(pattern, names);
    const Errors one =
        usage_error("unknown-dataset", fmt::format("--expect: there is no data set {}", in_quotes(pattern)),
                    close ? fmt::format("did you mean {}?", in_quotes(*close)) : "");
    errors.insert(errors.end(), one.begin(), one.end());
  }
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
