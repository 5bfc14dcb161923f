#include "property/generator.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include "profile/fields.hpp"

namespace storeadvise::property {
namespace {

constexpr double kHours = 730;

double three_digits(double value) {
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2);
  return std::round(value / unit) * unit;
}

void fill_pattern(Traffic& traffic, Dice& dice) {
  if (dice.chance(0.3)) return;
  traffic.pattern = dice.pick(std::array{Pattern::sequential, Pattern::random, Pattern::mixed});
  if (traffic.pattern == Pattern::mixed) traffic.random_fraction = three_digits(dice.between(0.01, 0.99));
}

void fill_reads(DataSet& set, Dice& dice) {
  Traffic& reads = set.reads;
  reads.bytes_per_month =
      Bytes(dice.chance(0.1) ? 0 : three_digits(set.size->count() * dice.spread(0.01, 60)));
  fill_pattern(reads, dice);
  if (dice.chance(0.6)) reads.request_size = Bytes(dice.spread(512, 64 * kMiB));
  if (dice.chance(0.5)) reads.clients = Count(std::ceil(dice.spread(1, 64)));
  if (dice.chance(0.4)) reads.streams_per_client = Count(std::ceil(dice.spread(1, 64)));
  if (dice.chance(0.5))
    reads.s3_client = dice.pick(std::array{S3Client::sdk, S3Client::connector, S3Client::mountpoint});
  if (dice.chance(0.3)) reads.required_throughput = BytesPerSecond(dice.spread(kMiB, 4 * kGiB));
  if (dice.chance(0.5)) reads.active_hours_per_month = three_digits(dice.between(1, kHours));
  if (dice.chance(0.2)) reads.max_latency = Seconds(dice.spread(0.0005, 1));
  if (reads.max_latency && dice.chance(0.5))
    reads.latency_percentile = dice.pick(std::array{50.0, 95.0, 99.0});
  if (dice.chance(0.2)) reads.dependent_reads = Count(1 + static_cast<double>(dice.below(8)));
  if (dice.chance(0.3)) reads.hot_fraction = three_digits(dice.between(0.01, 1));
  if (dice.chance(0.2)) reads.cold_bytes_per_month = Bytes(reads.bytes_per_month->count() * dice.share());
}

void fill_writes(DataSet& set, Dice& dice) {
  Traffic& writes = set.writes;
  writes.bytes_per_month =
      Bytes(dice.chance(0.3) ? 0 : three_digits(set.size->count() * dice.spread(0.001, 5)));
  fill_pattern(writes, dice);
  if (dice.chance(0.5)) writes.request_size = Bytes(dice.spread(512, 64 * kMiB));
  if (dice.chance(0.1)) writes.required_throughput = BytesPerSecond(dice.spread(kMiB, kGiB));
}

void fill_needs(DataSet& set, Dice& dice) {
  if (dice.chance(0.6)) return;
  Needs needs;
  for (const Need need : {Need::posix, Need::file_locking, Need::in_place_writes, Need::append,
                          Need::shared_mount, Need::object_api, Need::versioning, Need::multi_az})
    if (dice.chance(0.15)) needs.insert(need);
  set.needs = needs;
}

void fill_uses(DataSet& set, Dice& dice) {
  if (set.role == Role::model_serving || dice.chance(0.1))
    set.loading = Loading{.cold_starts_per_month = Count(std::round(dice.spread(1, 20000))),
                          .simultaneous = Count(std::ceil(dice.spread(1, 32))),
                          .fraction_read = std::nullopt};
  if (set.role != Role::checkpoints) return;
  set.checkpoint = Checkpoint{};
  if (dice.chance(0.7)) set.checkpoint->every = Seconds(dice.spread(60, 86400));
  if (dice.chance(0.7)) set.checkpoint->keep = Count(std::ceil(dice.spread(1, 30)));
  if (dice.chance(0.7)) set.checkpoint->synchronous = dice.chance(0.5);
}

void fill_age(DataSet& set, Dice& dice) {
  if (dice.chance(0.3)) set.growth_per_month = Bytes(set.size->count() * dice.share());
  if (dice.chance(0.3)) set.prefixes = Count(std::ceil(dice.spread(1, 100)));
  if (dice.chance(0.3)) set.lifetime = days(std::ceil(dice.spread(1, 400)));
  if (dice.chance(0.6)) return;
  const double month = dice.share();
  set.untouched = std::vector<Untouched>{{days(30), month}, {days(90), month * dice.share()}};
}

DataSet random_dataset(Dice& dice, std::size_t index) {
  DataSet set;
  set.name = fmt::format("set{}", index);
  set.role = static_cast<Role>(dice.below(kRoleNames.size()));
  set.size = Bytes(dice.spread(kMiB, 200 * kTiB));
  // Sizes grow by more objects, not by larger ones, so that a test can change the one alone.
  if (dice.chance(0.8)) set.object_size = Bytes(std::min(dice.spread(1024, 20 * kGiB), set.size->count()));
  fill_reads(set, dice);
  fill_writes(set, dice);
  fill_needs(set, dice);
  fill_uses(set, dice);
  fill_age(set, dice);
  if (dice.chance(0.5)) set.compute = "gpu";
  if (dice.chance(0.3)) set.platform = static_cast<Platform>(dice.below(kPlatformNames.size()));
  if (dice.chance(0.3)) set.priorities.cost = three_digits(dice.between(0.1, 10));
  if (dice.chance(0.2)) set.current = std::string(kOptions[dice.below(kOptionCount)].id);
  return set;
}

Compute random_compute(Dice& dice) {
  Compute compute;
  if (dice.chance(0.7)) compute.usd_per_hour = UsdPerHour(dice.spread(0.1, 100));
  compute.count = Count(std::ceil(dice.spread(1, 32)));
  compute.network = BytesPerSecond(dice.spread(1e8, 5e10));
  compute.accelerators = Count(static_cast<double>(dice.below(9)));
  if (dice.chance(0.5)) compute.local_storage = Bytes(dice.spread(10 * kGiB, 30 * kTiB));
  return compute;
}

}  // namespace

std::uint64_t profiles() {
  constexpr std::uint64_t kUsual = 300;
  const char* stated = std::getenv("STOREADVISE_PROFILES");
  return stated == nullptr ? kUsual : std::strtoull(stated, nullptr, 10);
}

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

double Dice::share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

double Dice::spread(double low, double high) {
  return std::clamp(three_digits(low * std::pow(high / low, share())), low, high);
}

Profile random_profile(std::uint64_t seed, std::size_t most) {
  Dice dice(seed * 7919 + 1);
  Profile profile;
  profile.name = fmt::format("seed {}", seed);
  profile.region = "us-east-1";
  profile.compute["gpu"] = random_compute(dice);
  if (dice.chance(0.3)) profile.priorities.latency = three_digits(dice.between(0.1, 10));
  const std::size_t count = 1 + dice.below(most);
  for (std::size_t i = 0; i < count; ++i) profile.datasets.push_back(random_dataset(dice, i));
  return profile;
}

const Catalog& catalog() {
  static const Catalog found = [] {
    auto result = embedded_catalog("aws", "us-east-1");
    if (!result) throw std::runtime_error(result.error().front().message);
    return *std::move(result);
  }();
  return found;
}

Evaluation evaluated(const Profile& profile, std::size_t dataset, const Catalog& offers) {
  const Demand d = demand(profile, dataset, offers, embedded_roles());
  return evaluate(d, {offers, embedded_rules(), embedded_roles()}, Breadth::ways);
}

std::string described(std::uint64_t seed, const Profile& profile, std::size_t dataset) {
  const DataSet& set = profile.datasets[dataset];
  std::string text = fmt::format("seed {}, {}", seed, kRoleNames[static_cast<std::size_t>(set.role)]);
  const std::string prefix = "datasets." + set.name + ".";
  for (const Row<DataSet>& row : dataset_rows()) {
    const auto value = row.get != nullptr ? row.get(set) : std::nullopt;
    if (value) text += fmt::format(", {} {}", row.field.path(), show_field(row.field, *value));
  }
  if (!set.compute) return text;
  for (const Row<Compute>& row : compute_rows()) {
    const auto value = row.get != nullptr ? row.get(profile.compute.at(*set.compute)) : std::nullopt;
    if (value) text += fmt::format(", compute {} {}", row.field.path(), show_field(row.field, *value));
  }
  return text;
}

}  // namespace storeadvise::property
