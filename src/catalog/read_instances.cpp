#include <optional>
#include <unordered_set>

#include "catalog/tables.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

constexpr double kGbit = 1e9 / 8;
constexpr double kGb = 1e9;  // disks are sold in decimal GB

/// A number where the key is stated; it must be stated where `needed`.
std::optional<double> stated(ObjectReader& row, std::string_view key, double least, double most,
                             bool needed = false) {
  const bool there = (needed ? row.need(key) : row.find(key)) != nullptr;
  double value = least;
  row.number(key, value, least, most);
  return there ? std::optional(value) : std::nullopt;
}

void read_hourly_prices(ObjectReader& row, Instance& out) {
  ObjectReader prices = row.object("usd_per_hour", "prices by Region");
  row.members("usd_per_hour", [&](const std::string& region, const nlohmann::json&, const Pointer&) {
    prices.number(region, out.usd_per_hour[region], 0, kMostUsd);
  });
}

void read_network(ObjectReader& row, bool is_new, Instance& out) {
  constexpr double kLeastGbit = 1e-6;
  constexpr double kMostGbit = 1e6;
  const auto network = stated(row, "network_gbit", kLeastGbit, kMostGbit, is_new);
  const auto burst = stated(row, "network_burst_gbit", kLeastGbit, kMostGbit);
  if (network) out.network = BytesPerSecond(*network * kGbit);
  if (burst) out.network_burst = BytesPerSecond(*burst * kGbit);
  if (network && !burst) out.network_burst = out.network;
  if (burst && out.network_burst < out.network)
    row.fail("network_burst_gbit", {"out-of-range",
                                    exact_number(*burst) + " Gbit/s is less than the " +
                                        exact_number(out.network.count() / kGbit) + " of network_gbit",
                                    "a burst is never slower than what is sustained"});
}

void read_instance(ObjectReader& row, bool is_new, Instance& out) {
  constexpr double kMostAccelerators = 1e6;
  if (is_new) row.need("usd_per_hour");
  read_network(row, is_new, out);
  if (const auto n = stated(row, "accelerators", 0, kMostAccelerators)) out.accelerators = *n;
  if (const auto gb = stated(row, "local_storage_gb", 0, kMostBytes / kGb))
    out.local_storage = Bytes(*gb * kGb);
  read_hourly_prices(row, out);
  Origin origin = read_origin(row);
  out.source = std::move(origin.source);
  out.date = std::move(origin.date);
  out.confidence = origin.confidence;
}

}  // namespace

void read_instances(ObjectReader& reader, Catalog& catalog) {
  std::unordered_set<std::string> seen;
  reader.objects("instances", "an instance", [&](ObjectReader& row) {
    std::string id;
    row.needed_text("id", id);
    const std::optional<Instance> known = catalog.instance(id);
    Instance instance = known.value_or(Instance());
    instance.id = id;
    read_instance(row, !known, instance);
    if (!id.empty() && !seen.insert(id).second)
      return row.fail("id", {"repeated-name", "there is an instance " + in_quotes(id) + " already",
                             "remove one of the two"});
    catalog.instances.push_back(std::move(instance));
  });
}

}  // namespace storeadvise
