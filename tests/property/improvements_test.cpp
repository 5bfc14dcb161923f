// The ways out of EFS Bursting, the break-even of its modes, and packing, held against the models that they
// are worked out with.

#include <cmath>

#include "models/burst_credits.hpp"
#include "models/repacking.hpp"
#include "models/ways_out.hpp"
#include "property/generator.hpp"
#include "support/catch.hpp"

using namespace storeadvise;
using namespace storeadvise::property;

namespace {

Demand random_demand(std::uint64_t seed) {
  return demand(random_profile(seed, 1), 0, catalog(), embedded_roles());
}

double amount(const Bill& bill, Item item) {
  double usd = 0;
  for (const BillLine& line : bill)
    if (line.item == item) usd += line.amount().count();
  return usd;
}

Estimate of(const Demand& d, std::string_view id) {
  return estimate(workbench(d, catalog()), kOptions[*option_index(id)], false).front();
}

}  // namespace

TEST_CASE("a padded file system keeps its credits") {
  std::size_t padded = 0;
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Demand d = random_demand(seed);
    const Bytes extra = padding(d, d.bytes, catalog().performance);
    if (!(extra > Bytes(0))) continue;
    ++padded;
    const BurstMonth month = burst_month(d, d.bytes + extra, catalog().performance);
    INFO("seed " << seed << ": " << d.bytes.count() << " + " << extra.count());
    CHECK(std::isinf(in_hours(month.burst.until_exhausted)));
    CHECK(month.burst.burst_metered >= metered_demand(d, catalog().performance));
    CHECK(padding(d, d.bytes + extra, catalog().performance) == 0);
  }
  CHECK(padded > kProfiles / 20);
}

TEST_CASE("ways out are priced as the options that they lead to, cheapest first") {
  std::size_t ways = 0;
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    const Demand d = random_demand(seed);
    const Estimate e = of(d, "efs.bursting");
    Usd before;
    for (const WayOut& way : ways_out(workbench(d, catalog()), *option_index("efs.bursting"), e)) {
      INFO("seed " << seed << " " << kOptions[way.option].id);
      CHECK(way.bill + way.waiting >= before);
      before = way.bill + way.waiting;
      if (way.kind == WayOutKind::pad) CHECK(way.bill > e.bill.total());
      if (way.kind != WayOutKind::pad) CHECK(way.bill == of(d, kOptions[way.option].id).bill.total());
      ++ways;
    }
  }
  CHECK(ways > kProfiles / 10);
}

TEST_CASE("at the break-even duty cycle Elastic and Provisioned cost the same") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    Demand d = random_demand(seed);
    const auto found = mode_break_even(workbench(d, catalog()));
    if (!found || !(found->duty_cycle > 0)) continue;
    for (Flow* flow : {&d.reads, &d.writes}) {
      if (!(flow->required.count() > 0)) flow->required = flow->average_rate();
      const double factor = found->duty_cycle / found->duty_cycle_now;
      flow->bytes *= factor;
      flow->operations *= factor;
    }
    const Estimate elastic = of(d, "efs.elastic");
    const double fees =
        amount(elastic.bill, Item::elastic_reads) + amount(elastic.bill, Item::elastic_writes);
    INFO("seed " << seed);
    CHECK_THAT(fees, WithinRel(found->provisioned.count(), 1e-6));
  }
}

TEST_CASE("shards hold the same bytes in fewer objects, and are never read slower") {
  for (std::uint64_t seed = 0; seed < kProfiles; ++seed) {
    Demand d = random_demand(seed);
    const Demand p = sharded(d, catalog().performance.repack_shard);
    INFO("seed " << seed);
    CHECK(p.bytes == d.bytes);
    CHECK(p.objects <= d.objects * (1 + 1e-9));
    CHECK_THAT(p.objects * p.object, WithinRel(d.bytes, 1e-9));
    if (d.bytes < catalog().performance.repack_shard) continue;  // less than one shard
    // Clients fetch larger objects in parts, all of a size: such a part may be smaller than an object was.
    if (p.object / std::ceil(p.object / catalog().performance.s3_part) < d.object) continue;
    for (const std::string_view id : {"s3.standard", "efs.elastic"})
      CHECK(of(p, id).throughput.read >= of(d, id).throughput.read * (1 - 1e-9));
  }
}
