#include "profile/key_advice.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "profile/fields.hpp"
#include "text/printable.hpp"
#include "text/synonyms.hpp"

namespace storeadvise {
namespace {

/// A word may mean several fields; the first that the object knows counts.
constexpr std::array kSynonyms{
    Synonym{"epochs", "passes_per_month"},
    Synonym{"passes", "passes_per_month"},
    Synonym{"workers", "streams_per_client"},
    Synonym{"threads", "streams_per_client"},
    Synonym{"streams", "streams_per_client"},
    Synonym{"processes", "streams_per_client"},
    Synonym{"hosts", "clients"},
    Synonym{"hosts", "count"},
    Synonym{"nodes", "clients"},
    Synonym{"nodes", "count"},
    Synonym{"instances", "count"},
    Synonym{"file_size", "object_size"},
    Synonym{"files", "objects"},
    Synonym{"num_files", "objects"},
    Synonym{"file_count", "objects"},
    Synonym{"object_count", "objects"},
    Synonym{"type", "role"},
    Synonym{"type", "instance"},
    Synonym{"kind", "role"},
    Synonym{"workload", "role"},
    Synonym{"instance_type", "instance"},
    Synonym{"gpus", "accelerators"},
    Synonym{"bandwidth", "required_throughput"},
    Synonym{"bandwidth", "network"},
    Synonym{"throughput", "required_throughput"},
    Synonym{"latency", "max_latency"},
    Synonym{"iops", "operations_per_month"},
    Synonym{"requests_per_month", "operations_per_month"},
    Synonym{"reads_per_month", "operations_per_month"},
    Synonym{"block_size", "request_size"},
    Synonym{"io_size", "request_size"},
    Synonym{"chunk_size", "request_size"},
    Synonym{"access_pattern", "pattern"},
    Synonym{"hours", "active_hours_per_month"},
    Synonym{"hours_per_month", "active_hours_per_month"},
    Synonym{"growth", "growth_per_month"},
    Synonym{"retention", "lifetime"},
    Synonym{"ttl", "lifetime"},
    Synonym{"interval", "every"},
    Synonym{"frequency", "every"},
    Synonym{"price", "usd_per_hour"},
    Synonym{"price_per_hour", "usd_per_hour"},
    Synonym{"requirements", "needs"},
    Synonym{"location", "region"},
    Synonym{"data", "datasets"},
    Synonym{"data_sets", "datasets"},
    Synonym{"storage", "datasets"},
    Synonym{"weights", "priorities"},
};

using Words = std::vector<std::string_view>;

bool has(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

template <class Owner>
void add_homes(std::span<const Row<Owner>> rows, std::string_view owner, std::string_view key, Words& homes) {
  for (const Row<Owner>& row : rows) {
    const std::string_view home = row.field.group.empty() ? owner : row.field.group;
    if (row.field.key == key && !has(homes, home)) homes.push_back(home);
  }
}

/// The objects of a profile that know a key.
Words homes_of(std::string_view key) {
  Words homes;
  add_homes(profile_rows(), "the profile itself", key, homes);
  add_homes(dataset_rows(), "a data set", key, homes);
  add_homes(compute_rows(), "an entry of compute", key, homes);
  return homes;
}

std::string belongs_in(std::string_view key, const Words& homes) {
  std::string text = in_quotes(key) + " belongs in ";
  for (std::size_t i = 0; i < homes.size(); ++i)
    text += (i == 0 ? "" : i + 1 < homes.size() ? ", " : " or ") + std::string(homes[i]);
  return text;
}

}  // namespace

std::string key_advice(std::string_view key, std::span<const std::string_view> known) {
  if (const Words homes = homes_of(key); !homes.empty()) return belongs_in(key, homes);
  Words meant;
  for (const Synonym& synonym : kSynonyms)
    if (synonym.said == key) meant.push_back(synonym.meant);
  for (const std::string_view word : meant)
    if (has(known, word)) return "did you mean " + in_quotes(word) + "?";
  if (meant.empty()) return {};
  const Words homes = homes_of(meant.front());
  return "did you mean " + in_quotes(meant.front()) + "?" +
         (homes.empty() ? std::string() : " " + belongs_in(meant.front(), homes));
}

}  // namespace storeadvise
