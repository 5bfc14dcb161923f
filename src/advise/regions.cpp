#include "advise/regions.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "storeadvise/advise.hpp"

namespace storeadvise {

RegionResult in_region(const Profile& profile, Catalog catalog, const RuleBook& rules,
                       const RoleBook& roles) {
  RegionResult region{.catalog = std::move(catalog), .result = {}, .borrowed = {}};
  region.result = advise(profile, region.catalog, rules, roles, {.robustness = false});
  region.borrowed = borrowed_prices(profile, roles, region.catalog);
  return region;
}

void rank_regions(std::vector<RegionResult>& regions) {
  const auto key = [](const RegionResult& r) {
    return std::tuple(r.result.not_held().size(), r.result.summary.total().count(), r.catalog.region);
  };
  std::sort(regions.begin(), regions.end(),
            [&](const RegionResult& a, const RegionResult& b) { return key(a) < key(b); });
}

std::vector<std::size_t> ranks(const std::vector<RegionResult>& ranked) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool tie = i > 0 && ranked[i].result.not_held().size() == ranked[i - 1].result.not_held().size() &&
                     ranked[i].result.summary.total() == ranked[i - 1].result.summary.total();
    out.push_back(tie ? out.back() : i + 1);
  }
  return out;
}

std::optional<Usd> difference(const RegionResult& region, const RegionResult& base) {
  if (region.result.not_held() != base.result.not_held()) return std::nullopt;
  return region.result.summary.total() - base.result.summary.total();
}

OptionMask unpriced(const RegionResult& region) {
  OptionMask mask = 0;
  for (const DataSetReport& set : region.result.datasets)
    for (const OptionReport& option : set.options)
      if (!option.estimate().bill.complete()) mask |= OptionMask{1} << option.option;
  return mask;
}

}  // namespace storeadvise
