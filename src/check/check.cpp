#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/demand_kinds.hpp"
#include "check/policy.hpp"

namespace storeadvise {
namespace {

bool matches(std::string_view pattern, std::string_view id) {
  if (!pattern.empty() && pattern.back() == '*') return id.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == id;
}

CheckedDemand outcome(const DemandKind& kind, const PolicyDemand& p, const Judged& judged) {
  return {.demand = std::string(kind.key),
          .from = p.from,
          .dataset = std::nullopt,
          .applies = judged.why_not.empty(),
          .holds = judged.holds,
          .expected = asked_json(kind, p),
          .found = judged.found,
          .because = p.because,
          .remedy = judged.holds ? std::string() : judged.remedy(),
          .why_not = judged.why_not};
}

void check_profile(const Recommendation& r, const PolicyDemand& p, std::vector<CheckedDemand>& out) {
  for (const DemandKind& kind : demand_kinds())
    if (kind.of_profile != nullptr && is_asked(kind, p))
      out.push_back(outcome(kind, p, kind.of_profile(kind, p, r)));
}

/// What is said of a demand that is about nothing here: its first key.
CheckedDemand not_applying(const PolicyDemand& p) {
  const auto kinds = demand_kinds();
  const auto first = std::ranges::find_if(kinds, [&p](const DemandKind& kind) { return is_asked(kind, p); });
  return {.demand = std::string(first == kinds.end() ? "no_assumed_inputs" : first->key),
          .from = p.from,
          .dataset = p.dataset,
          .applies = false,
          .holds = true,
          .expected = "null",
          .found = "null",
          .because = p.because,
          .remedy = {},
          .why_not = "about no data set of this profile"};
}

void check_datasets(const Recommendation& r, const PolicyDemand& p, std::vector<CheckedDemand>& out) {
  bool any = false;
  for (const DataSetReport& d : r.datasets) {
    if (!is_about(*p.dataset, d)) continue;
    any = true;
    for (const DemandKind& kind : demand_kinds()) {
      if (kind.of_dataset == nullptr || !is_asked(kind, p)) continue;
      out.push_back(outcome(kind, p, kind.of_dataset(kind, p, d)));
      out.back().dataset = d.name;
    }
  }
  if (!any) out.push_back(not_applying(p));
}

}  // namespace

bool is_about(std::string_view pattern, std::string_view name, Role role) {
  if (matches(pattern, name) || pattern == name) return true;
  return pattern == "role:" + std::string(kRoleNames[static_cast<std::size_t>(role)]);
}

bool is_about(std::string_view pattern, const DataSetReport& d) { return is_about(pattern, d.name, d.role); }

bool is_among(const std::vector<std::string>& patterns, std::string_view word) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [word](const std::string& pattern) { return matches(pattern, word); });
}

const OptionReport* verdict_option(const DataSetReport& d) {
  if (!d.verdict.option) return nullptr;
  const auto found = std::find_if(d.options.begin(), d.options.end(),
                                  [&](const OptionReport& o) { return o.option == *d.verdict.option; });
  return found == d.options.end() ? nullptr : &*found;
}

CheckResult check(const Recommendation& r, const Policy& policy) {
  CheckResult result;
  for (const PolicyDemand& p : policy.demands) {
    if (p.dataset) {
      check_datasets(r, p, result.demands);
    } else {
      check_profile(r, p, result.demands);
    }
  }
  result.holds = std::all_of(result.demands.begin(), result.demands.end(),
                             [](const CheckedDemand& d) { return d.holds; });
  return result;
}

void add_vacuities(CheckResult& result, const std::vector<Vacuity>& vacuities, bool strict) {
  for (const Vacuity& v : vacuities) {
    result.warnings.push_back(v);
    if (!strict || !v.is_in_vain) continue;
    result.holds = false;
    result.demands.push_back({.demand = "strict_policy",
                              .from = v.from,
                              .dataset = std::nullopt,
                              .applies = true,
                              .holds = false,
                              .expected = "true",
                              .found = nlohmann::json(v.text).dump(),
                              .because = {},
                              .remedy = v.remedy});
  }
}

}  // namespace storeadvise
