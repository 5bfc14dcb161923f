#include "check/uncounted.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/demand_kinds.hpp"
#include "text/first_few.hpp"

namespace storeadvise {
namespace {

bool lacks_waiting(const DataSetReport& d) { return verdict_option(d) != nullptr && !d.demand.can_wait(); }

/// The data sets whose waiting is not counted and that a key of a demand lets pass.
std::vector<std::string> passed(const Recommendation& r, const PolicyDemand& p, const DemandKind& kind) {
  std::vector<std::string> names;
  if (!p.dataset && !kind.of_profile(kind, p, r).holds) return names;
  for (const DataSetReport& d : r.datasets) {
    if (!lacks_waiting(d)) continue;
    if (!p.dataset || (is_about(*p.dataset, d) && kind.of_dataset(kind, p, d).holds)) names.push_back(d.name);
  }
  return names;
}

/// Of data sets waiting is all that is looked at; of a profile the others' waiting may be.
bool is_in_vain(const Recommendation& r, const PolicyDemand& p, const DemandKind& kind) {
  return kind.waits == Waits::wholly && (p.dataset || !counts_waiting(r));
}

std::string_view what_is_left(const DemandKind& kind, bool in_vain) {
  if (in_vain) return "so this demands nothing";
  return kind.waits == Waits::partly ? "so only the bill is limited there"
                                     : "so only that of the others is limited";
}

Vacuity vacuity(const PolicyDemand& p, const DemandKind& kind, const std::vector<std::string>& names,
                bool in_vain) {
  const std::string place = p.path.empty() ? "" : fmt::format("{}: {}: ", p.path, kind.key);
  return {.from = p.from,
          .text = fmt::format("{}waiting is not counted for {}, {}", place, first_few(names),
                              what_is_left(kind, in_vain)),
          .of_profile = true,
          .is_in_vain = in_vain,
          .remedy = "state what the compute costs (\"usd_per_hour\"), or leave the demand out"};
}

}  // namespace

bool counts_waiting(const Recommendation& r) {
  return std::ranges::any_of(r.datasets, [](const DataSetReport& d) { return d.demand.can_wait(); });
}

std::vector<std::string> without_waiting(const Recommendation& r) {
  std::vector<std::string> names;
  for (const DataSetReport& d : r.datasets)
    if (lacks_waiting(d)) names.push_back(d.name);
  return names;
}

std::vector<Vacuity> uncounted_waiting(const Recommendation& r, const Policy& policy) {
  std::vector<Vacuity> out;
  for (const PolicyDemand& p : policy.demands)
    for (const DemandKind& kind : demand_kinds()) {
      if (kind.waits == Waits::not_at_all || !is_asked(kind, p)) continue;
      if (const auto names = passed(r, p, kind); !names.empty())
        out.push_back(vacuity(p, kind, names, is_in_vain(r, p, kind)));
    }
  return out;
}

}  // namespace storeadvise
