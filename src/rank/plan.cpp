#include "rank/plan.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

/// What the options were compared with counts tiers from zero; here the data
/// sets before this one have filled them.
Usd bill_in_plan(const Placement& place, TierFill& fill, const Catalog& catalog) {
  const Option& option = kOptions[place.index];
  const Estimate& estimate = place.option->estimate();
  const bool bucket = option.service != Service::efs;
  if (!bucket) return estimate.bill.total();
  const S3Class s3_class = option.service == Service::s3 ? option.s3_class : estimate.bucket_class;
  const Price* storage = catalog.s3[static_cast<std::size_t>(s3_class)].storage;
  double& already = fill.s3[static_cast<std::size_t>(s3_class)];
  Bill tiers;
  Usd counted_from_zero;
  double stored = 0;
  for (const BillLine& line : estimate.bill) {
    const bool tiered =
        line.price == storage && (line.item == Item::storage || line.item == Item::old_versions);
    if (!tiered) continue;
    counted_from_zero += line.amount();
    stored += line.quantity;
  }
  tiers.add_tiered(Item::storage, stored, storage, already);
  already += stored;
  return estimate.bill.total() - counted_from_zero + tiers.total();
}

}  // namespace

Portfolio portfolio(const std::vector<Placement>& placements, const std::vector<std::string>& names,
                    const Catalog& catalog) {
  Portfolio sum;
  TierFill fill;
  for (std::size_t i = 0; i < placements.size(); ++i) {
    const Placement& place = placements[i];
    if (place.option == nullptr) {
      sum.feasible = false;
      sum.blocked_by.push_back(names[i]);
      continue;
    }
    sum.bill += bill_in_plan(place, fill, catalog);
    sum.waiting += place.option->estimate().waiting.usd;
  }
  return sum;
}

PortfolioPattern pattern_of(const std::vector<Service>& services) {
  const auto has = [&](Service s) {
    return std::find(services.begin(), services.end(), s) != services.end();
  };
  const bool s3 = has(Service::s3);
  const bool efs = has(Service::efs);
  if (has(Service::hybrid) || (s3 && efs)) return PortfolioPattern::hybrid;
  if (s3) return PortfolioPattern::s3_primary;
  return efs ? PortfolioPattern::efs_shared : PortfolioPattern::none;
}

std::string_view to_string(PortfolioPattern pattern) {
  constexpr std::array<std::string_view, 4> kNames{"s3_primary", "hybrid", "efs_shared", "none"};
  return kNames[static_cast<std::size_t>(pattern)];
}

std::optional<std::size_t> best_of(const Evaluation& evaluation, Service service) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < kOptions.size(); ++i) {
    const OptionEvaluation& o = evaluation.options[i];
    if (!o.eligible || kOptions[i].service != service) continue;
    if (!best || o.scores.total > evaluation.options[*best].scores.total) best = i;
  }
  return best;
}

}  // namespace storeadvise
