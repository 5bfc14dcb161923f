// Only ratios of bytes count: a world in which every size, rate and limit in bytes is 2^60 times smaller, and
// a GB costs as many times more, has the same bills and the same seconds. A bare number that bytes are held
// against would show here.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "models/estimate.hpp"
#include "models/lifecycle.hpp"
#include "models/repacking.hpp"
#include "models/ways_out.hpp"
#include "property/generator.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

/// A power of two: products and quotients stay exact.
const double kSmall = std::ldexp(1.0, -60);

/// Throughput is sold by the MiB/s in both worlds, and comes with 20 GB, or with 20 small ones.
constexpr BytesPerSecond kProvisioned(100 * kMiB);

bool in_bytes(std::string_view unit) {
  constexpr std::array<std::string_view, 7> kUnits{"B", "KiB", "MiB", "GiB", "B/s", "MiB/s", "GiB/s"};
  return std::ranges::find(kUnits, unit) != kUnits.end();
}

std::shared_ptr<const Price> scaled(const Price& price) {
  auto small = std::make_shared<Price>(price);
  if (!price.unit.starts_with("GB")) return small;
  for (PriceTier& tier : small->tiers) {
    tier.usd /= kSmall;
    tier.from *= kSmall;
  }
  return small;
}

Catalog scaled(const Catalog& whole) {
  Catalog small = whole;
  for (const FigureSlot& slot : figure_slots()) {
    const Figure* figure = whole.figure(slot.id);
    if (figure != nullptr && in_bytes(figure->unit)) slot.field(small) *= kSmall;
  }
  small.prices.clear();
  for (const PriceSlot& slot : price_slots()) {
    const Price* price = whole.price(slot.id);
    if (price == nullptr) continue;
    small.prices.push_back(scaled(*price));
    slot.bind(small, slot.s3_class, small.prices.back().get());
  }
  return small;
}

Demand scaled(const Demand& whole) {
  Demand small = whole;
  for (Bytes* bytes : {&small.bytes, &small.object, &small.growth, &small.cold_bytes, &small.load_bytes,
                       &small.checkpoint_bytes, &small.local_storage, &small.ebs, &small.surrounded.egress,
                       &small.reads.bytes, &small.reads.request, &small.writes.bytes, &small.writes.request})
    *bytes *= kSmall;
  for (BytesPerSecond* rate : {&small.network, &small.network_burst, &small.provisioned, &small.ebs_rate,
                               &small.reads.required, &small.writes.required})
    *rate *= kSmall;
  return small;
}

void check_same(const Bill& small, const Bill& whole) {
  REQUIRE(small.size() == whole.size());
  CHECK(small.complete() == whole.complete());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const BillLine& line = whole.begin()[i];
    CAPTURE(line.price->id, kItemNames[static_cast<std::size_t>(line.item)]);
    CHECK(small.begin()[i].item == line.item);
    CHECK(small.begin()[i].amount() == line.amount());
  }
}

void check_same(const Times& small, const Times& whole) {
  CHECK(small.pass == whole.pass);
  CHECK(small.load == whole.load);
  CHECK(small.checkpoint_write == whole.checkpoint_write);
  CHECK(small.checkpoint_restore == whole.checkpoint_restore);
  CHECK(small.best_checkpoint_interval == whole.best_checkpoint_interval);
  CHECK(small.best_checkpoint_usd == whole.best_checkpoint_usd);
}

/// One data set in both worlds.
struct Both {
  explicit Both(std::uint64_t seed, const Catalog& small_catalog)
      : profile(random_profile(seed, 1)),
        whole(demand(profile, 0, catalog(), embedded_roles())),
        small(scaled(whole)),
        bench(workbench(whole, catalog())),
        small_bench(workbench(small, small_catalog)) {}

  Profile profile;
  Demand whole, small;
  Workbench bench, small_bench;
};

template <class Check>
void in_both_worlds(const Check& check) {
  const Catalog small = scaled(catalog());
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Both both(seed, small);
    INFO(described(seed, both.profile));
    check(both);
  }
}

}  // namespace

TEST_CASE("bills look at shares of bytes alone") {
  in_both_worlds([](const Both& w) {
    for (std::size_t i = 0; i < kS3ClassCount; ++i)
      for (const Access access : {Access::stream, Access::stage, Access::cache})
        check_same(s3_bill(w.small_bench, static_cast<S3Class>(i), access, {}),
                   s3_bill(w.bench, static_cast<S3Class>(i), access, {}));
    for (const Option& option : kOptions)
      if (option.service == Service::efs)
        check_same(
            efs_offering(option, w.small, w.small_bench.efs, kProvisioned, w.small_bench.ages,
                         w.small_bench.catalog)
                .bill,
            efs_offering(option, w.whole, w.bench.efs, kProvisioned, w.bench.ages, w.bench.catalog).bill);
    check_same(estimate_s3_files(w.small_bench).bill, estimate_s3_files(w.bench).bill);
  });
}

TEST_CASE("rates and their times look at shares of bytes alone") {
  in_both_worlds([](const Both& w) {
    for (const EfsMode mode : {EfsMode::elastic, EfsMode::bursting}) {
      const BytesPerSecond metered(mode == EfsMode::bursting ? 90 * kMiB : 0);
      const Route small = efs_route(w.small_bench, mode, false, metered * kSmall);
      const Route whole = efs_route(w.bench, mode, false, metered);
      CHECK(small.read.value == whole.read.value * kSmall);
      CHECK(small.write.value == whole.write.value * kSmall);
      CHECK(small.load.value == whole.load.value * kSmall);
      CHECK(small.latency.read_p99 == whole.latency.read_p99);
      CHECK(small.latency.write_p50 == whole.latency.write_p50);
      check_same(pace(w.small, small, nullptr, 1, Seconds(0)).times,
                 pace(w.whole, whole, nullptr, 1, Seconds(0)).times);
    }
    CHECK(w.small_bench.standard.stream.throughput.read == w.bench.standard.stream.throughput.read * kSmall);
    CHECK(w.small_bench.express.stream.throughput.write == w.bench.express.stream.throughput.write * kSmall);
    CHECK(estimate_s3_files(w.small_bench).throughput.read ==
          estimate_s3_files(w.bench).throughput.read * kSmall);
    CHECK(w.small_bench.cache_hits == w.bench.cache_hits);
    CHECK(w.small_bench.stage_gets == w.bench.stage_gets);
  });
}

TEST_CASE("burst credits and what is stored for them look at shares of bytes alone") {
  in_both_worlds([](const Both& w) {
    const Performance& small = w.small_bench.catalog.performance;
    const Performance& whole = w.bench.catalog.performance;
    const BurstMonth a = burst_month(w.small, w.small.bytes, small);
    const BurstMonth b = burst_month(w.whole, w.whole.bytes, whole);
    CHECK(a.burst_share == b.burst_share);
    CHECK(in_hours(a.burst.until_exhausted) == in_hours(b.burst.until_exhausted));
    CHECK(padding(w.small, w.small.bytes, small) == padding(w.whole, w.whole.bytes, whole) * kSmall);
    const auto small_modes = mode_break_even(w.small_bench);
    const auto modes = mode_break_even(w.bench);
    REQUIRE(small_modes.has_value() == modes.has_value());
    if (modes) CHECK(small_modes->elastic_full_time == modes->elastic_full_time);
    if (modes) CHECK(small_modes->duty_cycle_now == modes->duty_cycle_now);
    CHECK(sharded(w.small, small.repack_shard).objects == sharded(w.whole, whole.repack_shard).objects);
  });
}
