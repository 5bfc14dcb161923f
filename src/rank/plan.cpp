#include "rank/plan.hpp"

#include <algorithm>

#include "models/switching.hpp"

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
  const PricePerGbMonth storage = catalog.s3[static_cast<std::size_t>(s3_class)].storage;
  GbMonths& already = fill.s3[static_cast<std::size_t>(s3_class)];
  Bill tiers;
  Usd counted_from_zero;
  GbMonths stored;
  for (const BillLine& line : estimate.bill) {
    const bool tiered =
        line.price == storage.price && (line.item == Item::storage || line.item == Item::old_versions);
    if (!tiered) continue;
    counted_from_zero += line.amount();
    stored += GbMonths(line.quantity);
  }
  tiers.add(Item::storage, stored, storage, already);
  already += stored;
  return estimate.bill.total() - counted_from_zero + tiers.total();
}

/// The data sets' options under a choice, one for each; null where there is none.
template <class Choice>
std::vector<Placement> placements(const std::vector<Evaluation>& all, const Choice& choice) {
  std::vector<Placement> places;
  for (const Evaluation& e : all) {
    const std::optional<std::size_t> index = choice(e);
    places.push_back({.option = index ? &e.options[*index] : nullptr, .index = index.value_or(0)});
  }
  return places;
}

bool known_where_now(const std::vector<Evaluation>& all) {
  return std::ranges::all_of(all, [](const Evaluation& e) { return estimate_now(e) != nullptr; });
}

std::optional<Switching> switching_of_all(const std::vector<Evaluation>& all, const Summary& summary,
                                          const Catalog& catalog) {
  Usd one_off;
  Demand sum;
  for (const Evaluation& e : all) {
    const auto best = best_option(e);
    if (!best || !e.demand.current) return std::nullopt;
    const auto cost = switching_cost(workbench(e.demand, catalog), *e.demand.current, *best);
    if (!cost) return std::nullopt;
    one_off += *cost;
    sum.bytes += e.demand.bytes;
    sum.growth += e.demand.growth;
  }
  return Switching{one_off, payback_months(one_off, summary.current->total() - summary.total(), sum)};
}

}  // namespace

std::vector<Placement> best_placements(const std::vector<Evaluation>& all) {
  return placements(all, [](const Evaluation& e) { return best_option(e); });
}

std::vector<Service> services_of(const std::vector<Evaluation>& all) {
  std::vector<Service> services(all.size());
  std::ranges::transform(all, services.begin(), service_of);
  return services;
}

Portfolio portfolio(const std::vector<Placement>& placements, const std::vector<std::string>& names,
                    const Catalog& catalog, std::array<Portfolio, 3>* by_service) {
  Portfolio sum;
  TierFill fill;
  for (std::size_t i = 0; i < placements.size(); ++i) {
    const Placement& place = placements[i];
    if (place.option == nullptr) {
      sum.feasible = false;
      sum.blocked_by.push_back(names[i]);
      continue;
    }
    const Usd bill = bill_in_plan(place, fill, catalog);
    sum.bill += bill;
    sum.waiting += place.option->estimate().waiting.usd;
    if (by_service == nullptr) continue;
    Portfolio& part = (*by_service)[static_cast<std::size_t>(kOptions[place.index].service)];
    part.bill += bill;
    part.waiting += place.option->estimate().waiting.usd;
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

Summary plan(const std::vector<Evaluation>& all, const std::vector<std::string>& names,
             const Catalog& catalog) {
  Summary summary;
  const Portfolio best = portfolio(best_placements(all), names, catalog, &summary.by_service);
  summary.pattern = pattern_of(services_of(all));
  summary.bill = best.bill;
  summary.waiting = best.waiting;
  const auto all_on = [&](Service service) {
    return portfolio(placements(all, [&](const Evaluation& e) { return cheapest_of(e, service); }), names,
                     catalog);
  };
  summary.all_on_s3 = all_on(Service::s3);
  summary.all_on_efs = all_on(Service::efs);
  if (!known_where_now(all)) return summary;
  const auto now = placements(all, [](const Evaluation& e) { return e.demand.current; });
  summary.current = portfolio(now, names, catalog);
  summary.switching = switching_of_all(all, summary, catalog);
  return summary;
}

}  // namespace storeadvise
