#include "demand/compute.hpp"

#include <algorithm>

namespace storeadvise {
namespace {

/// The Region whose price an instance costs: its own where that is known, else the last by name.
/// Not for an instance without any price.
const std::string& priced_in(const Instance& instance, const std::string& region) {
  const auto here = instance.usd_per_hour.find(region);
  return here != instance.usd_per_hour.end() ? here->first : instance.usd_per_hour.rbegin()->first;
}

/// Prices are known for some Regions only; another Region's price is used and said so.
double instance_price(const Instance& instance, const Catalog& catalog, const Notes& notes) {
  if (instance.usd_per_hour.empty()) return 0;
  const std::string& region = priced_in(instance, catalog.region);
  const double usd = instance.usd_per_hour.find(region)->second;
  if (region != catalog.region && notes.wanted()) {
    const std::string from =
        "price of " + instance.id + " in " + region + ": none is known for " + catalog.region;
    notes.from(from).add("usd_per_hour", UsdPerHour(usd));
  }
  return usd;
}

void fill_from_instance(Demand& d, const Instance& instance, const Compute& stated, const Catalog& catalog,
                        const Notes& notes) {
  if (!stated.usd_per_hour) d.usd_per_hour = instance_price(instance, catalog, notes);
  if (!stated.accelerators) d.accelerators = instance.accelerators;
  if (!stated.local_storage) d.local_storage = instance.local_storage.count();
  if (!stated.network) {
    d.network = instance.network.count();
    d.network_burst = instance.network_burst.count();
  }
}

void fill_stated(Demand& d, const Compute& stated) {
  if (stated.usd_per_hour) d.usd_per_hour = stated.usd_per_hour->count();
  if (stated.accelerators) d.accelerators = stated.accelerators->count();
  if (stated.local_storage) d.local_storage = stated.local_storage->count();
  if (stated.network) d.network = d.network_burst = stated.network->count();
}

}  // namespace

void set_compute(Demand& d, const Profile& profile, const DataSet& set, const Compute& role,
                 const Catalog& catalog, const Notes& notes) {
  const auto named = set.compute ? profile.compute.find(*set.compute) : profile.compute.end();
  const bool stated = named != profile.compute.end();
  const Compute& compute = stated ? named->second : role;
  const std::string prefix = notes.wanted() && stated ? "compute." + *set.compute + "." : std::string();
  const Notes here = stated ? notes.at(prefix) : notes;

  if (!stated && compute.instance) here.add_word("compute", *compute.instance);
  d.hosts = compute.count.value_or(Count(1)).count();
  if (stated && !compute.count) here.from("one host where no count is stated").add("count", Count(1));
  if (compute.instance)
    if (const Instance* instance = catalog.instance(*compute.instance))
      fill_from_instance(d, *instance, compute, catalog, here);
  fill_stated(d, compute);
  if (d.network > 0) {
    if (!stated && compute.network) here.add("compute.network", *compute.network);
    return;
  }
  const Instance* usual_host = role.instance ? catalog.instance(*role.instance) : nullptr;
  const BytesPerSecond usual =
      usual_host != nullptr ? usual_host->network : role.network.value_or(BytesPerSecond(0));
  d.network = d.network_burst = usual.count();
  here.add("network", usual);
}

std::vector<BorrowedPrice> borrowed_prices(const Profile& profile, const RoleBook& roles,
                                           const Catalog& catalog) {
  std::vector<BorrowedPrice> borrowed;
  for (const DataSet& set : profile.datasets) {
    const auto named = set.compute ? profile.compute.find(*set.compute) : profile.compute.end();
    const Compute& compute = named != profile.compute.end()
                                 ? named->second
                                 : roles.roles[static_cast<std::size_t>(set.role)].compute;
    if (!compute.instance || compute.usd_per_hour) continue;
    const Instance* instance = catalog.instance(*compute.instance);
    if (instance == nullptr || instance->usd_per_hour.empty()) continue;
    const std::string& region = priced_in(*instance, catalog.region);
    const bool known = std::any_of(borrowed.begin(), borrowed.end(),
                                   [&](const BorrowedPrice& b) { return b.instance == instance->id; });
    if (region != catalog.region && !known) borrowed.push_back({instance->id, region});
  }
  return borrowed;
}

}  // namespace storeadvise
