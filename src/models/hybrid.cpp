#include <algorithm>
#include <utility>

#include "models/bucket_behind.hpp"
#include "models/estimate.hpp"
#include "models/surroundings.hpp"
#include "options/s3_classes.hpp"

namespace storeadvise {
namespace {

/// Share of the reads that the hot part answers: where reads touch all bytes alike, what lies there.
double hits(const Demand& d, const Performance& p) {
  return d.hot_fraction < 1 ? p.hot_share_of_reads : hot_share(d);
}

/// The part of the data set that lies on EFS, as a data set of its own.
Demand hot_part(const Demand& d, double hit) {
  Demand hot = d;
  hot.bytes = d.bytes * hot_share(d);
  hot.objects = d.objects * hot_share(d);
  hot.reads.bytes *= hit;
  hot.reads.operations *= hit;  // what is required must hold while all reads hit, too
  hot.untouched.clear();
  hot.cold_bytes = Bytes(0);
  return hot;
}

/// The hot part: what the application does to it, and the copies in and out.
struct HotPart {
  Demand demand;
  double hit = 0;  ///< share of the reads that it answers
  EfsWork work;
  BytesPerSecond provisioned;
  Bytes copied_in, copied_out;
};

/// The bucket behind an EFS part.
struct Bucket {
  Bill bill;
  S3Work work;
  S3Class s3_class = S3Class::standard;
};

/// The copies, and what the application reads past the hot part, as its client asks for it.
S3Work bucket_work(const Workbench& b, const HotPart& part, Count synced) {
  S3Work work = copying_work(b, synced, part.copied_in);
  const double missed = 1 - part.hit;
  work.gets += b.s3.gets * missed;
  work.read_bytes += b.s3.read_bytes * missed;
  work.lists += (b.s3.lists - b.demand.lookups.lists) * missed;
  return work;
}

/// The cheapest class that survives the loss of a zone and answers at once.
Bucket cheapest_bucket(const Workbench& b, const S3Work& work) {
  Bucket best{.bill = {}, .work = work};
  bool found = false;
  for (const S3ClassRow& row : kS3Classes) {
    if (!row.holds_hybrid || (b.catalog.options >> place_of(row.id) & 1U) == 0) continue;
    Bill bill = bill_s3(row.id, b.demand, work, work.gets, work.read_bytes, b.catalog, {.keep = b.keep});
    if (!bill.complete() || (found && bill.total() >= best.bill.total())) continue;
    best = {std::move(bill), work, row.id};
    found = true;
  }
  if (!found)
    best.bill =
        bill_s3(S3Class::standard, b.demand, work, work.gets, work.read_bytes, b.catalog, {.keep = b.keep});
  return best;
}

struct HotBill {
  Bill bill;
  EfsMode mode = EfsMode::elastic;
  BytesPerSecond provisioned;
  BytesPerSecond given = {};  ///< what is provisioned, or more where more is included
};

/// The hot part on EFS: what the application moves, and the copies in and out.
HotBill hot_bill(const Workbench& b, const HotPart& part, const Option& option) {
  HotBill h{.bill = {}, .mode = option.mode, .provisioned = part.provisioned};
  const EfsTiers tiers = efs_tiers(part.demand, 0, 0);
  h.given = std::max(h.provisioned, included_rate(tiers, part.demand, b.catalog));
  h.bill = bill_efs(option, part.demand, tiers, part.work, h.provisioned, b.catalog, b.keep);
  if (option.mode == EfsMode::elastic) {
    h.bill.add(Item::sync_reads, gb(part.copied_out), b.catalog.efs.elastic_read);
    h.bill.add(Item::sync_writes, gb(part.copied_in), b.catalog.efs.elastic_write);
  }
  return h;
}

struct HotPlan {
  HotBill bought;
  Pace pace;
};

/// EFS answers what hits and takes all writes, the bucket the rest.
Pace hot_pace(const Workbench& b, const HotPart& part, const HotBill& bought) {
  const Route& bucket = b.bucket;
  const double hit = part.hit;
  const Latency latency = mixture(efs_mount(b, bought.mode, false).latency, hit, bucket.latency);
  const auto route = [&](BytesPerSecond metered) {
    const Route efs = efs_route(b, bought.mode, false, metered);
    return Route{.read = mixed(efs.read, hit, bucket.read),
                 .write = efs.write,
                 .load = b.demand.starts > Count(0) ? mixed(efs.load, hit, bucket.load) : Rate{},
                 .create = efs.create,
                 .latency = latency,
                 .restore = mixed(*efs.restore, hit, bucket.read)};
  };
  if (bought.mode != EfsMode::bursting) return pace(b.demand, route(bought.given), nullptr, 1, Seconds(0));
  const BurstMonth month = burst_month(part.demand, part.demand.bytes, b.catalog.performance);
  const Route slow = route(month.burst.baseline_metered);
  return pace(b.demand, route(month.burst.burst_metered), &slow, month.burst_share, Seconds(0));
}

/// Too slow is what misses the latency limit, or the required rate where no compute is priced that
/// could wait.
bool too_slow(const Demand& d, const Pace& pace) {
  const bool late =
      d.max_latency > Seconds(0) && latency_at(pace.latency, d.latency_percentile) > d.max_latency;
  const Throughput& t = pace.throughput;
  return late || (!d.can_wait() && (t.held_read < t.required_read || t.held_write < t.required_write));
}

/// Complete bills before others, then fast enough ones, then the least bill and waiting together.
bool better(const HotPlan& a, const HotPlan& b, const Demand& d) {
  const auto rank = [&d](const HotPlan& plan) {
    return (plan.bought.bill.complete() ? 0 : 2) + (too_slow(d, plan.pace) ? 1 : 0);
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.bought.bill.total() + a.pace.waiting.usd < b.bought.bill.total() + b.pace.waiting.usd;
}

/// The throughput mode that is fast enough for the least.
HotPlan best_hot(const Workbench& b, const HotPart& part) {
  static const std::array modes{*option_index("efs.elastic"), *option_index("efs.provisioned"),
                                *option_index("efs.bursting")};
  HotPlan best;
  bool found = false;
  for (const std::size_t option : modes) {
    if ((b.catalog.options >> option & 1U) == 0) continue;
    HotPlan plan{.bought = hot_bill(b, part, kOptions[option]), .pace = {}};
    plan.pace = hot_pace(b, part, plan.bought);
    if (!found || better(plan, best, b.demand)) best = std::move(plan);
    found = true;
  }
  return best;
}

}  // namespace

double hot_share(const Demand& d) {
  const double written = d.bytes > Bytes(0) ? std::min(1.0, d.writes.bytes / d.bytes) : 0;
  return std::min(d.hot_fraction, std::max(d.touched(), written));
}

/// S3 keeps everything, EFS the hot part. Reads go to the EFS part, except the
/// few outside of it; what enters the hot part in a month is at most the part
/// itself; changes are copied back once a day.
Estimate estimate_s3_efs(const Workbench& b) {
  const Demand& d = b.demand;
  const Performance& p = b.catalog.performance;
  const double hit = hits(d, p);
  const Count synced = copied_back(d, p.hybrid_sync_every);
  HotPart part{.demand = hot_part(d, hit),
               .hit = hit,
               .work = {},
               .provisioned = {},
               .copied_in = {},
               .copied_out = synced * d.object};
  part.work = efs_work(part.demand, p);
  part.provisioned = provisioned_rate(part.demand, b.catalog);
  part.copied_in = std::min(part.demand.bytes, d.reads.bytes * (1 - hit));
  const Bucket bucket = cheapest_bucket(b, bucket_work(b, part, synced));
  const HotPlan plan = best_hot(b, part);

  Estimate e;
  set_pace(e, plan.pace);
  e.bucket_class = bucket.s3_class;
  e.hot_mode = plan.bought.mode;
  if (plan.bought.mode == EfsMode::provisioned) e.provisioned = plan.bought.provisioned;
  e.bill = bucket.bill;
  e.bill.add(plan.bought.bill);
  Passing passing = past_bucket(d, bucket.work, bucket.work.gets, bucket.work.read_bytes);
  passing.mount = part.demand.reads.bytes + part.demand.writes.bytes + part.copied_in + part.copied_out;
  add_surroundings(e.bill, d, passing, b.catalog);
  return e;
}

}  // namespace storeadvise
