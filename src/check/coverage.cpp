#include "check/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/demand_kinds.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {

namespace {

/// More are not kept to suggest from.
constexpr std::size_t kMostNames = 1000;

bool asks_for_something(const PolicyDemand& demand) {
  const auto kinds = demand_kinds();
  return std::ranges::any_of(kinds, [&](const DemandKind& kind) { return is_asked(kind, demand); });
}

}  // namespace

std::vector<Vacuity> idle_demands(const Policy& policy, const std::string& file) {
  if (policy.demands.empty()) return {{file, "\"demands\" is empty: nothing is demanded"}};
  std::vector<Vacuity> out;
  for (const PolicyDemand& demand : policy.demands)
    if (!asks_for_something(demand))
      out.push_back({file, fmt::format("{}: \"no_assumed_inputs\": false demands nothing", demand.path)});
  return out;
}

Coverage::Coverage(const Policy& policy) {
  for (const PolicyDemand& demand : policy.demands)
    if (demand.dataset && !demand.path.empty()) open_.push_back(&demand);
}

void Coverage::note(const std::string& name, Role role) {
  if (names_.size() < kMostNames) names_.insert(name);
  std::erase_if(open_, [&](const PolicyDemand* demand) { return is_about(*demand->dataset, name, role); });
}

std::vector<Vacuity> Coverage::vacuities() const {
  const std::vector<std::string_view> names(names_.begin(), names_.end());
  std::vector<Vacuity> out;
  for (const PolicyDemand* demand : open_) {
    const auto close = nearest(*demand->dataset, names);
    out.push_back(
        {demand->from, fmt::format("{}: no data set is {}{}", demand->path, in_quotes(*demand->dataset),
                                   close ? fmt::format(" (did you mean {}?)", in_quotes(*close)) : "")});
  }
  return out;
}

}  // namespace storeadvise
