#include "observe/estimate/region.hpp"

#include <map>
#include <set>
#include <utility>
#include <variant>

#include "observe/estimate/mounts.hpp"

namespace storeadvise::observe {
namespace {

/// The Region that a fact names and the id of its source; both empty where it names none.
using Named = std::pair<std::string, std::string>;

Named named_by(const MetricPoint& /*point*/) { return {}; }
Named named_by(const LifecycleFact& /*rule*/) { return {}; }
Named named_by(const FileSystemFact& system) { return {system.region, system.from}; }
Named named_by(const AmountFact& amount) { return {amount.region, amount.from}; }
Named named_by(const PlanFact& plan) { return {plan.region, "plan"}; }
Named named_by(const MountFact& mount) { return {region_of_device(mount.device), "nfs"}; }

/// The ids of the sources that name it, by Region.
std::map<std::string, std::set<std::string>> regions_by_source(const Observation& observation) {
  std::map<std::string, std::set<std::string>> regions;
  const std::vector<std::string> of_requests = told_requests(observation);
  for (const auto& [bucket, covered] : observation.traffic.covered)
    for (const std::string& region : covered.regions)
      regions[region].insert(of_requests.begin(), of_requests.end());
  for (const auto& [bucket, covered] : observation.trails.covered)
    for (const std::string& region : covered.regions) regions[region].insert("trail");
  for (const Fact& fact : observation.facts) {
    const auto [region, source] = std::visit([](const auto& told) { return named_by(told); }, fact);
    if (!region.empty()) regions[region].insert(source);
  }
  return regions;
}

}  // namespace

std::vector<std::string> told_requests(const Observation& observation) {
  std::set<std::string> ids;
  for (const Source& source : observation.sources)
    if (source.id == "log" || source.id == "rows" || (source.id == "trail" && !observation.trails.left_out))
      ids.insert(source.id);
  return {ids.begin(), ids.end()};
}

void find_region(const Observation& observation, const Wanted& wanted, Found& out) {
  const auto regions = regions_by_source(observation);
  out.regions.clear();
  for (const auto& [region, sources] : regions) out.regions.push_back(region);
  out.region_field.path = "region";
  out.region = wanted.region;
  if (!out.region.empty()) {
    out.region_field.sure = Sure::stated;
    out.region_field.why = "--region";
  } else if (regions.size() == 1) {
    const auto& [region, sources] = *regions.begin();
    out.region = region;
    out.region_field.from.assign(sources.begin(), sources.end());
  }
  out.region_field.value = out.region;
}

}  // namespace storeadvise::observe
