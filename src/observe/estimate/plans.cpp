#include "observe/estimate/plans.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "observe/estimate/joining.hpp"
#include "observe/estimate/month.hpp"
#include "observe/estimate/put_field.hpp"

namespace storeadvise::observe {
namespace {

using Rules = std::vector<PlanFact>;

Field& put(FoundSet& set, const std::string& path, Sure sure, Value value, const std::string& why) {
  Field& field = put_field(set, path, sure, std::move(value), {"plan"});
  field.why = why;
  return field;
}

/// The option that the rules make of a bucket.
std::string option_of(const Rules& rules) {
  std::string option = "s3.standard";
  for (const PlanFact& rule : rules) {
    if (rule.storage_class == "INTELLIGENT_TIERING") return "s3.intelligent_tiering";
    if (!rule.storage_class.empty()) option = "s3.lifecycle";
  }
  return option;
}

/// The rules that hold for all keys below a prefix.
Rules rules_below(const Rules& all, const std::string& prefix) {
  Rules rules;
  for (const PlanFact& rule : all)
    if (prefix.starts_with(rule.prefix)) rules.push_back(rule);
  return rules;
}

/// `all` are the rules of the bucket.
void compose(const Rules& all, const std::string& prefix, const Wanted& wanted, FoundSet& set) {
  const Rules rules = rules_below(all, prefix);
  std::optional<Days> shortest;
  for (const PlanFact& rule : rules)
    if (rule.expires_after) shortest = std::min(shortest.value_or(*rule.expires_after), *rule.expires_after);
  const bool versioning = std::ranges::any_of(all, [](const PlanFact& rule) { return rule.versioning; });
  put(set, "current", Sure::guess, option_of(rules), "what lifecycle rules move; uploads may choose a class");
  if (shortest)
    put(set, "lifetime", Sure::at_most, std::monostate{}, "a lifecycle rule deletes by then").high =
        to_seconds(*shortest).count();
  if (versioning)
    set.left_open.push_back({"needs", "versioning is on", "state it where old versions must stay"});
  const auto role = wanted.roles.find(set.name);
  if (role == wanted.roles.end())
    set.left_open.push_back({"role", "", "no traffic was seen: state it with --role"});
  else
    put(set, "role", Sure::stated, role->second, "--role").from.clear();
}

}  // namespace

void add_plans(const Observation& observation, const Wanted& wanted, Found& out) {
  std::map<std::string, Rules> buckets;
  for (const Fact& fact : observation.facts)
    if (const auto* plan = std::get_if<PlanFact>(&fact)) buckets[plan->bucket].push_back(*plan);
  for (const auto& [bucket, all] : buckets) {
    bool placed = observation.places.stated();
    for (const Place& place : observation.places.places()) {
      if (place.bucket != bucket) continue;
      placed = true;
      FoundSet set{observation.places.names()[place.set], {}, {}};
      compose(all, place.prefix, wanted, set);
      join(out, std::move(set));
    }
    if (placed) continue;
    FoundSet set{bucket, {}, {}};
    compose(all, "", wanted, set);
    join(out, std::move(set));
  }
}

}  // namespace storeadvise::observe
