#include "demand/compute.hpp"

#include <algorithm>
#include <optional>

#include "profile/hardly_meant.hpp"

namespace storeadvise {
namespace {

/// The Region whose price an instance costs: its own where that is known, else the last by name.
/// Not for an instance without any price.
const std::string& priced_in(const Instance& instance, const std::string& region) {
  const auto here = instance.usd_per_hour.find(region);
  return here != instance.usd_per_hour.end() ? here->first : instance.usd_per_hour.rbegin()->first;
}

/// What describes the hosts of a data set, and what is noted where it leaves something open.
struct Described {
  Compute hosts;
  bool assumed = false;  ///< by the role
  bool named = false;    ///< under "compute", where each field has a path of its own
};

Described described(const Profile& profile, const DataSet& set, const Compute& role) {
  if (set.hosts) return {.hosts = *set.hosts};
  if (!set.compute) return {.hosts = role, .assumed = true};
  const auto named = profile.compute.find(*set.compute);
  if (named != profile.compute.end()) return {.hosts = named->second, .named = true};
  Compute one;
  one.instance = set.compute;
  one.count = Count(1);
  return {.hosts = one};
}

/// Prices are known for some Regions only; another Region's price is taken and said so.
void borrow_price(Compute& hosts, const Instance& instance, const Catalog& catalog, std::string& why) {
  if (hosts.usd_per_hour || instance.usd_per_hour.empty()) return;
  const std::string& region = priced_in(instance, catalog.region);
  if (region == catalog.region) return;
  hosts.usd_per_hour = UsdPerHour(instance.usd_per_hour.find(region)->second);
  why = "price of " + instance.id + " in " + region + ": none is known for " + catalog.region;
}

/// An instance's bursts stay where no less than its own network is stated; a narrower one has none.
void state_network(Demand& d, BytesPerSecond stated) {
  const bool narrower = stated < d.network * (1 - hardly_meant().rounding);
  d.network_burst = narrower ? stated : std::max(stated, d.network_burst);
  d.network = stated;
}

void fill(Demand& d, const Compute& hosts, const std::optional<Instance>& instance, const Catalog& catalog) {
  if (instance) {
    const auto here = instance->usd_per_hour.find(catalog.region);
    if (here != instance->usd_per_hour.end()) d.usd_per_hour = UsdPerHour(here->second);
    d.accelerators = Count(instance->accelerators);
    d.local_storage = instance->local_storage;
    d.network = instance->network;
    d.network_burst = instance->network_burst;
  }
  d.hosts = hosts.count.value_or(Count(1));
  if (hosts.usd_per_hour) d.usd_per_hour = *hosts.usd_per_hour;
  if (hosts.accelerators) d.accelerators = *hosts.accelerators;
  if (hosts.local_storage) d.local_storage = *hosts.local_storage;
  if (hosts.network) state_network(d, *hosts.network);
  if (!hosts.ebs) return;
  d.ebs = hosts.ebs->size.value_or(Bytes(0));
  d.ebs_rate = hosts.ebs->throughput.value_or(catalog.performance.ebs_rate);
}

BytesPerSecond usual_network(const Compute& role, const Catalog& catalog) {
  const std::optional<Instance> usual = role.instance ? catalog.instance(*role.instance) : std::nullopt;
  return usual ? usual->network : role.network.value_or(BytesPerSecond(0));
}

/// What was filled into a compute of the profile, field by field.
void note_fields(const Compute& before, const Compute& after, const std::string& why, const Notes& notes) {
  if (!before.count) notes.from("one host where no count is stated").add("count", *after.count);
  if (!before.usd_per_hour && after.usd_per_hour) notes.from(why).add("usd_per_hour", *after.usd_per_hour);
  if (!before.network && after.network) notes.add("network", *after.network);
}

}  // namespace

void set_compute(Demand& d, const Profile& profile, const DataSet& set, const Compute& role,
                 const Catalog& catalog, const Notes& notes) {
  const Described said = described(profile, set, role);
  Compute hosts = said.hosts;
  std::string why;
  const std::optional<Instance> instance = hosts.instance ? catalog.instance(*hosts.instance) : std::nullopt;
  if (instance) borrow_price(hosts, *instance, catalog, why);
  if (!hosts.count) hosts.count = Count(1);
  if (!hosts.network && !(instance && instance->is_described())) hosts.network = usual_network(role, catalog);
  fill(d, hosts, instance, catalog);
  if (!notes.wanted()) return;
  if (said.named) {
    const std::string prefix = "compute." + *set.compute + ".";
    return note_fields(said.hosts, hosts, why, notes.at(prefix));
  }
  const bool filled = hosts.count != said.hosts.count || hosts.usd_per_hour != said.hosts.usd_per_hour ||
                      hosts.network != said.hosts.network;
  if (said.assumed || filled)
    notes.from(why.empty() ? notes.source() : std::string_view(why)).add("compute", hosts);
}

std::vector<BorrowedPrice> borrowed_prices(const Profile& profile, const RoleBook& roles,
                                           const Catalog& catalog) {
  std::vector<BorrowedPrice> borrowed;
  for (const DataSet& set : profile.datasets) {
    const Compute compute =
        described(profile, set, roles.roles[static_cast<std::size_t>(set.role)].compute).hosts;
    if (!compute.instance || compute.usd_per_hour) continue;
    const auto instance = catalog.instance(*compute.instance);
    if (!instance || instance->usd_per_hour.empty()) continue;
    const std::string& region = priced_in(*instance, catalog.region);
    const bool known = std::any_of(borrowed.begin(), borrowed.end(),
                                   [&](const BorrowedPrice& b) { return b.instance == instance->id; });
    if (region != catalog.region && !known) borrowed.push_back({instance->id, region});
  }
  return borrowed;
}

}  // namespace storeadvise
