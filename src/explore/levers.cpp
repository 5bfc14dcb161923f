#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "explore/robustness.hpp"
#include "explore/trial.hpp"
#include "profile/fields.hpp"

namespace storeadvise {
namespace {

constexpr std::size_t kMostLevers = 5;
constexpr unsigned kMostPrefixes = 16;

/// A field and a value that can be had at once; what it costs stands on the bill.
struct Change {
  std::string field;
  double value;
};

void add_clients(std::vector<Change>& all, const std::string& way, const Flow& flow) {
  if (!(flow.bytes > Bytes(0))) return;
  for (std::size_t i = 0; i < kS3ClientNames.size(); ++i)
    if (static_cast<S3Client>(i) != flow.client) all.push_back({way + ".s3_client", static_cast<double>(i)});
  for (const double more : {2.0, 4.0})
    all.push_back({way + ".streams_per_client", (flow.streams * more).count()});
}

/// Files that people work in, entries of a cache that are replaced, and what is written, locked or appended
/// to one by one cannot lie in a shard with others.
bool can_be_packed(const Demand& d) {
  const bool one_by_one = d.role == Role::shared_workspace || d.role == Role::inference_cache;
  return !one_by_one && !d.needs.has(Need::file_locking) && !d.needs.has(Need::in_place_writes) &&
         !d.needs.has(Need::append);
}

/// More throughput than the demand needs: what moves in bursts waits less.
void add_throughput(std::vector<Change>& all, const Evaluation& now) {
  const OptionEvaluation& provisioned = now.options[*option_index("efs.provisioned")];
  if (now.demand.provisioned > BytesPerSecond(0) || !provisioned.eligible) return;
  for (const double more : {2.0, 4.0, 8.0, 16.0})
    all.push_back({"provisioned_throughput", (provisioned.estimate().provisioned * more).count()});
}

std::vector<Change> changes_of(const Evaluation& now, const DataSet& set, const Performance& p) {
  const Demand& d = now.demand;
  std::vector<Change> all;
  add_throughput(all, now);
  add_clients(all, "reads", d.reads);
  if (!(d.reads.bytes > Bytes(0))) add_clients(all, "writes", d.writes);
  if (d.reads.bytes > Bytes(0) && !(d.reads.random_fraction > 0))
    for (const Bytes larger : {p.efs_operation, p.s3_part})
      if (larger > d.reads.request) all.push_back({"reads.request_size", larger.count()});
  if (can_be_packed(d) && d.object < p.repack_shard && set.size && *set.size > p.repack_shard)
    all.push_back(set.objects ? Change{"objects", std::ceil(*set.size / p.repack_shard)}
                              : Change{"object_size", p.repack_shard.count()});
  if (d.surrounded.by_nat) all.push_back({"surroundings.nat_gateway", 0});
  for (unsigned n = 2; n <= kMostPrefixes; n *= 2)
    if (Count(n) > d.prefixes) all.push_back({"prefixes", static_cast<double>(n)});
  return all;
}

std::string shown(const std::string& path, double value) {
  const Field* field = find_field(path);
  if (field->kind == FieldKind::flag) return value != 0 ? "true" : "false";
  if (field->kind == FieldKind::word) return std::string(field->words[static_cast<std::size_t>(value)]);
  return show_exact(path, value);
}

/// What the month costs now: where the data lives today, else as advised.
Usd base_of(const Evaluation& now) {
  const Estimate* today = estimate_now(now);
  return (today != nullptr ? *today : now.options[*now.option].estimate()).total();
}

/// Whether an option is more than it was: a change that only makes others worse is no gain.
bool is_better(const OptionEvaluation& then, const OptionEvaluation& now) {
  if (!now.eligible) return true;
  const Speed& faster = then.way_speeds[then.chosen];
  const Speed& slower = now.way_speeds[now.chosen];
  return then.estimate().total() < now.estimate().total() || faster.latency.ratio > slower.latency.ratio ||
         faster.rate.ratio > slower.rate.ratio;
}

/// What an option costs, where another is chosen that costs more.
std::optional<Usd> unmoved(const Evaluation& then, std::size_t option) {
  const OptionEvaluation& o = then.options[option];
  if (!o.eligible || then.option == option) return std::nullopt;
  const Usd total = o.estimate().total();
  return total < then.options[*then.option].estimate().total() ? std::optional(total) : std::nullopt;
}

bool packs(const Change& change) { return change.field == "object_size" || change.field == "objects"; }

/// Whether the volume says how large a request is.
bool fixes_request(const Traffic& t) {
  return t.operations_per_month && (t.bytes_per_month || t.passes_per_month);
}

/// The profile in which objects are packed. What is read at random stays as small; else requests and clients
/// are those that the role assumes of shards, where they are those that it assumes of the objects: whether
/// the profile states them or not.
Profile before_packing(const Evaluation& now, const Setting& s) {
  Profile profile = s.profile;
  DataSet& set = profile.datasets[s.dataset];
  const DataSet stated = set;
  for (Traffic* traffic : {&set.reads, &set.writes}) {
    traffic->request_size.reset();
    traffic->s3_client.reset();
  }
  const Demand silent = demand(profile, s.dataset, s.world.catalog, s.world.roles);
  const auto fit = [](Traffic& out, const Traffic& said, const Flow& assumed, const Flow& flow) {
    if (assumed.request != flow.request) out.request_size = said.request_size;
    if (flow.random_fraction > 0 && flow.request > Bytes(0) && !fixes_request(said))
      out.request_size = flow.request;
    if (assumed.client != flow.client) out.s3_client = said.s3_client;
  };
  fit(set.reads, stated.reads, silent.reads, now.demand.reads);
  fit(set.writes, stated.writes, silent.writes, now.demand.writes);
  return profile;
}

/// What is set with a change of something else: what becomes different, and of what is packed and read at
/// random that it does not.
std::vector<std::pair<std::string, std::string>> changed_with(const Demand& now, const Demand& then,
                                                              const DataSet& set, const Change& change) {
  const std::string dataset = "datasets." + set.name + ".";
  std::vector<std::pair<std::string, std::string>> all;
  const auto add = [&](const std::string& way, const Traffic& said, const Flow& before, const Flow& after) {
    const std::string request = way + ".request_size";
    const std::string client = way + ".s3_client";
    if (!(after.bytes > Bytes(0))) return;
    const bool held = packs(change) && before.random_fraction > 0 && !fixes_request(said);
    if (request != change.field && (held || after.request != before.request))
      all.emplace_back(dataset + request, show_exact(dataset + request, after.request.count()));
    if (client != change.field && after.client != before.client)
      all.emplace_back(dataset + client, kS3ClientNames[static_cast<std::size_t>(after.client)]);
  };
  add("reads", set.reads, now.reads, then.reads);
  add("writes", set.writes, now.writes, then.writes);
  return all;
}

std::optional<Lever> tried(const Evaluation& now, const Setting& s, const Change& change) {
  const DataSet& set = s.profile.datasets[s.dataset];
  const std::string path = "datasets." + set.name + "." + change.field;
  Trial trial(packs(change) ? before_packing(now, s) : s.profile, path, s.world);
  if (!trial.takes(change.value) || !trial.agrees(change.value)) return std::nullopt;
  const Probe then = trial.at(0, change.value);
  if (!then.option) return std::nullopt;
  const Usd gain = now.options[*now.option].estimate().total() - then.total;
  const Usd matters = now.demand.indifference;
  const bool turns = then.service != service_of(now) && gain > Usd(0);
  if (!turns && gain <= matters) return std::nullopt;
  if (!is_better(trial.last().options[*then.option], now.options[*then.option])) return std::nullopt;
  return Lever{.path = path,
               .value = shown(path, change.value),
               .change = {},
               .option = *then.option,
               .total = then.total,
               .saves = base_of(now) - then.total,
               .unmoved = unmoved(trial.last(), *now.option),
               .with = changed_with(now.demand, trial.last().demand, set, change)};
}

/// The cheapest eligible option of EFS in as many zones: how many is settled when a file system is made. Of
/// those that cost as much one in the same mode.
std::optional<std::size_t> cheapest_beside(const Evaluation& now, std::size_t current) {
  constexpr Usd kCent(0.01);
  const auto cost = [&](std::size_t i) {
    const Usd total = now.options[i].estimate().total();
    return kOptions[i].mode == kOptions[current].mode ? total - kCent : total;
  };
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < kOptionCount; ++i) {
    const Option& o = kOptions[i];
    if (!now.options[i].eligible || o.service != Service::efs || o.one_zone != kOptions[current].one_zone)
      continue;
    if (!best || cost(i) < cost(*best)) best = i;
  }
  return best;
}

/// Whether the choice is the same file system in another mode, and costs about as much as the cheapest one.
bool is_chosen_mode(const Evaluation& now, std::size_t current, std::size_t cheapest) {
  const Option& choice = kOptions[*now.option];
  const Usd more = now.options[*now.option].estimate().total() - now.options[cheapest].estimate().total();
  return choice.service == Service::efs && choice.one_zone == kOptions[current].one_zone &&
         more <= now.demand.indifference;
}

/// Another mode or lifecycle of the file system that holds the data today.
std::optional<Lever> other_mode(const Evaluation& now) {
  const Estimate* today = estimate_now(now);
  if (today == nullptr || kOptions[*now.demand.current].service != Service::efs) return std::nullopt;
  const std::size_t current = *now.demand.current;
  const auto cheapest = cheapest_beside(now, current);
  if (!cheapest || *cheapest == current || is_chosen_mode(now, current, *cheapest)) return std::nullopt;
  const Usd total = now.options[*cheapest].estimate().total();
  const Usd saves = today->total() - total;
  if (saves <= now.demand.indifference) return std::nullopt;
  return Lever{.path = {},
               .value = {},
               .change = fmt::format("{} -> {}", kOptions[current].id, kOptions[*cheapest].id),
               .option = *cheapest,
               .total = total,
               .saves = saves};
}

/// Of several values of one field the one that saves most.
void keep_best(std::vector<Lever>& all, Lever lever) {
  const auto same = std::ranges::find(all, lever.path, &Lever::path);
  if (same == all.end())
    all.push_back(std::move(lever));
  else if (lever.saves > same->saves)
    *same = std::move(lever);
}

}  // namespace

std::vector<Lever> levers(const Evaluation& now, const Setting& s) {
  std::vector<Lever> all;
  if (!now.option) return all;
  const DataSet& set = s.profile.datasets[s.dataset];
  for (const Change& change : changes_of(now, set, s.world.catalog.performance))
    if (auto lever = tried(now, s, change)) keep_best(all, std::move(*lever));
  if (auto lever = other_mode(now)) keep_best(all, std::move(*lever));
  std::ranges::stable_sort(all, [](const Lever& a, const Lever& b) { return a.saves > b.saves; });
  if (all.size() > kMostLevers) all.resize(kMostLevers);
  return all;
}

}  // namespace storeadvise
