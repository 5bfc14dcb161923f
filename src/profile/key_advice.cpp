#include "profile/key_advice.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "json/reader.hpp"
#include "profile/fields.hpp"
#include "profile/period_in_key.hpp"
#include "profile/value_advice.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

/// A word may mean several fields; the first that the object knows counts.
struct KeySynonym {
  std::string_view said;
  std::string_view meant;
  std::string_view owner = {};  ///< only there, and before the keys of other objects
};
constexpr std::array kSynonyms{
    KeySynonym{"instances", "compute", "a profile"},
    KeySynonym{"hosts", "compute", "a profile"},
    KeySynonym{"clusters", "compute", "a profile"},
    KeySynonym{"machines", "compute", "a profile"},
    KeySynonym{"price", "cost", "priorities"},
    KeySynonym{"money", "cost", "priorities"},
    KeySynonym{"bill", "cost", "priorities"},
    KeySynonym{"speed", "throughput", "priorities"},
    KeySynonym{"bandwidth", "throughput", "priorities"},
    KeySynonym{"response_time", "latency", "priorities"},
    KeySynonym{"pattern", "access_pattern", "priorities"},
    KeySynonym{"throughput", "required_throughput", "a data set"},
    KeySynonym{"latency", "max_latency", "a data set"},
    KeySynonym{"iops", "operations_per_month", "a data set"},
    KeySynonym{"epochs", "passes_per_month"},
    KeySynonym{"passes", "passes_per_month"},
    KeySynonym{"workers", "streams_per_client"},
    KeySynonym{"threads", "streams_per_client"},
    KeySynonym{"streams", "streams_per_client"},
    KeySynonym{"processes", "streams_per_client"},
    KeySynonym{"num_workers", "streams_per_client"},
    KeySynonym{"dataloader_workers", "streams_per_client"},
    KeySynonym{"users", "clients"},
    KeySynonym{"hosts", "clients"},
    KeySynonym{"hosts", "count"},
    KeySynonym{"replicas", "count"},
    KeySynonym{"nodes", "clients"},
    KeySynonym{"nodes", "count"},
    KeySynonym{"instances", "count"},
    KeySynonym{"file_size", "object_size"},
    KeySynonym{"files", "objects"},
    KeySynonym{"num_files", "objects"},
    KeySynonym{"file_count", "objects"},
    KeySynonym{"object_count", "objects"},
    KeySynonym{"type", "role"},
    KeySynonym{"type", "instance"},
    KeySynonym{"kind", "role"},
    KeySynonym{"workload", "role"},
    KeySynonym{"instance_type", "instance"},
    KeySynonym{"gpus", "accelerators"},
    KeySynonym{"bandwidth", "required_throughput"},
    KeySynonym{"bandwidth", "network"},
    KeySynonym{"throughput", "required_throughput"},
    KeySynonym{"latency", "max_latency"},
    KeySynonym{"iops", "operations_per_month"},
    KeySynonym{"requests_per_month", "operations_per_month"},
    KeySynonym{"reads_per_month", "operations_per_month"},
    KeySynonym{"block_size", "request_size"},
    KeySynonym{"io_size", "request_size"},
    KeySynonym{"chunk_size", "request_size"},
    KeySynonym{"access_pattern", "pattern"},
    KeySynonym{"access", "pattern"},
    KeySynonym{"encryption", "kms"},
    KeySynonym{"storage_class", "current"},
    KeySynonym{"write_interval", "every"},
    KeySynonym{"checkpoint_size", "size"},
    KeySynonym{"hours", "active_hours_per_month"},
    KeySynonym{"hours_per_month", "active_hours_per_month"},
    KeySynonym{"growth", "growth_per_month"},
    KeySynonym{"retention", "lifetime"},
    KeySynonym{"ttl", "lifetime"},
    KeySynonym{"interval", "every"},
    KeySynonym{"frequency", "every"},
    KeySynonym{"price", "usd_per_hour"},
    KeySynonym{"price_per_hour", "usd_per_hour"},
    KeySynonym{"requirements", "needs"},
    KeySynonym{"location", "region"},
    KeySynonym{"data", "datasets"},
    KeySynonym{"data_sets", "datasets"},
    KeySynonym{"storage", "datasets"},
    KeySynonym{"weights", "priorities"},
};

/// What is said of a key at one place only.
struct Sentence {
  std::string_view owner, key, text;
};
constexpr std::array kSentences{
    Sentence{"checkpoint", "size",
             R"(the data set's "size" is one checkpoint; "keep" says how many are kept)"},
    Sentence{"checkpoint", "count",
             R"(the data set's "size" is one checkpoint; "keep" says how many are kept)"},
    Sentence{"an entry of compute", "spot", R"(state what an hour costs you: "usd_per_hour")"},
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

constexpr std::string_view kDataSet = "a data set";
constexpr std::string_view kOneCompute = "an entry of compute";

std::string belongs_in(std::string_view key, const Words& homes, std::string_view owner) {
  std::string text = in_quotes(key) + " belongs in ";
  for (std::size_t i = 0; i < homes.size(); ++i)
    text += (i == 0 ? "" : i + 1 < homes.size() ? ", " : " or ") + std::string(homes[i]);
  const bool named_here = owner == kDataSet && homes.size() == 1 && homes.front() == kOneCompute;
  return named_here ? text + R"(, and "compute": "NAME" here)" : text;
}

KeyAdvice sentence(const StrayKey& stray) {
  for (const Sentence& row : kSentences)
    if (row.owner == stray.owner && row.key == stray.key) return {std::string(row.text), {}};
  return {};
}

KeyAdvice meant_here(std::string_view word) {
  const std::string example = group_example(word);
  return {"did you mean " + in_quotes(word) + "?" +
              (example.empty() ? example : " as in " + in_quotes(word) + ": " + example),
          std::string(word)};
}

KeyAdvice another_word(const StrayKey& stray) {
  for (const KeySynonym& row : kSynonyms)
    if (row.said == stray.key && (row.owner.empty() || row.owner == stray.owner) &&
        has(stray.known, row.meant))
      return meant_here(row.meant);
  return {};
}

/// A unit at the end of a key: "size_gb": 8000 is "size": "8000 GB".
KeyAdvice unit_in_key(const StrayKey& stray) {
  const std::size_t last = stray.key.rfind('_');
  if (last == std::string_view::npos || !stray.value.is_number()) return {};
  const std::string_view key = stray.key.substr(0, last);
  const std::string number = exact_number(stray.value.get<double>());
  const auto unit = unit_named(stray.key.substr(last + 1));
  if (!unit || !has(stray.known, key)) return {};
  return {"did you mean " + in_quotes(key) + ": " + in_quotes(number + " " + std::string(*unit)) + "?",
          std::string(key)};
}

KeyAdvice misspelt(const StrayKey& stray) {
  const auto close = nearest_spelling(stray.key, stray.known);
  return close ? KeyAdvice{expected_one_of(stray.key, stray.known), std::string(*close)} : KeyAdvice{};
}

KeyAdvice word_of_another(const StrayKey& stray) {
  for (const KeySynonym& row : kSynonyms) {
    if (row.said != stray.key || (!row.owner.empty() && row.owner != stray.owner)) continue;
    const Words homes = homes_of(row.meant);
    return {"did you mean " + in_quotes(row.meant) + "?" +
                (homes.empty() ? std::string() : " " + belongs_in(row.meant, homes, stray.owner)),
            {}};
  }
  return {};
}

/// A word that no field has, and that means one of another object: "threads" of a data set is no "reads".
KeyAdvice foreign_word(const StrayKey& stray) {
  return homes_of(stray.key).empty() ? word_of_another(stray) : KeyAdvice{};
}

KeyAdvice in_another_place(const StrayKey& stray) {
  const auto of_owner = [&](const KeySynonym& row) {
    return row.said == stray.key && row.owner == stray.owner;
  };
  if (std::ranges::any_of(kSynonyms, of_owner)) return word_of_another(stray);
  const Words homes = homes_of(stray.key);
  return homes.empty() ? KeyAdvice{} : KeyAdvice{belongs_in(stray.key, homes, stray.owner), {}};
}

}  // namespace

KeyAdvice key_advice(const StrayKey& stray) {
  for (const auto about : {sentence, period_in_key, another_word, unit_in_key, foreign_word, misspelt,
                           in_another_place, word_of_another})
    if (KeyAdvice advice = about(stray); !advice.hint.empty()) return advice;
  return {};
}

}  // namespace storeadvise
