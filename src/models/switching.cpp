#include "models/switching.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/bills.hpp"

namespace storeadvise {
namespace {

const S3Offer& offer_of(const Catalog& c, S3Class s3_class) {
  return c.s3[static_cast<std::size_t>(s3_class)];
}

/// All the data, once, as traffic.
Demand everything_once(const Demand& d) {
  Demand once = d;
  once.reads.bytes = once.writes.bytes = d.bytes;
  once.reads.request = once.writes.request = d.object;
  once.reads.operations = once.writes.operations = d.objects;
  once.reads.random_fraction = once.in_place_fraction = 0;
  once.reads.client = S3Client::connector;
  return once;
}

/// Objects leave before their least storage time is over: on average half of it
/// is still owed for what was touched since.
void add_owed_days(Bill& bill, const Demand& d, const S3Offer& offer) {
  const double share = 1 - (offer.min_days > 30 ? d.untouched_archive : d.untouched_ia);
  bill.add(Item::minimum_duration, in_gb(Bytes(d.bytes * share)) * offer.min_days / 2 * 24 / d.month_hours,
           offer.storage);
}

/// Reads `part`, which is all the data or some of it, once.
void read_s3(Bill& bill, S3Class s3_class, const Demand& part, const Catalog& c) {
  const S3Offer& offer = offer_of(c, s3_class);
  bill.add(Item::get_requests, s3_work(part, c).gets, offer.get);
  const bool free = s3_class == S3Class::standard || s3_class == S3Class::intelligent_tiering;
  if (!free) bill.add(Item::retrieval, in_gb(Bytes(part.bytes)), offer.retrieval);
  if (offer.restore_hours > 0) bill.add(Item::restore_requests, part.objects, offer.restore);
}

void leave_s3(Bill& bill, S3Class s3_class, const Demand& once, const Catalog& c) {
  read_s3(bill, s3_class, once, c);
  add_owed_days(bill, once, offer_of(c, s3_class));
}

/// Elastic charges for a share of the data that is read once.
void read_efs(Bill& bill, const Option& from, const EfsWork& once, double share, const Catalog& c) {
  const EfsWork reads{.metered_reads = once.metered_reads * share, .opens = once.opens * share};
  if (from.mode == EfsMode::elastic) add_elastic(bill, reads, c);
}

void leave_efs(Bill& bill, const Option& from, const Demand& d, const EfsWork& once, const Catalog& c) {
  const EfsTiers tiers = efs_tiers(from, d);
  read_efs(bill, from, once, 1, c);
  bill.add(Item::ia_reads, in_gb(Bytes(tiers.ia)), c.efs.ia_read);
  bill.add(Item::archive_reads, in_gb(Bytes(tiers.archive)), c.efs.archive_read);
}

void tier(Bill& bill, const Option& to, const Demand& d, const Catalog& c) {
  if (to.ia) bill.add(Item::ia_tiering, in_gb(Bytes(d.bytes * d.untouched_ia)), c.efs.ia_tiering);
  if (to.archive)
    bill.add(Item::archive_tiering, in_gb(Bytes(d.bytes * d.untouched_archive)), c.efs.archive_tiering);
}

/// Writes `part`, which is all the data or some of it, once.
void write_efs(Bill& bill, EfsMode mode, const Demand& part, const Catalog& c) {
  if (mode != EfsMode::elastic) return;
  const EfsWork once = efs_work(part, c.performance);
  add_elastic(bill, {.metered_writes = once.metered_writes, .creates = once.creates}, c);
}

void enter_efs(Bill& bill, const Option& to, const Demand& once, const Catalog& c) {
  write_efs(bill, to.mode, once, c);
  tier(bill, to, once, c);
}

/// What leaves a cold class is read, and what enters one is tiered; what ends in Archive goes through IA.
/// Source: https://aws.amazon.com/efs/pricing/
void within_efs(Bill& bill, const Option& from, const Option& to, const Demand& d, const EfsWork& once,
                const Catalog& c) {
  const EfsTiers out = efs_tiers(from, d);
  const EfsTiers in = efs_tiers(to, d);
  const double out_of_archive = std::max(0.0, out.archive - in.archive);
  const double out_of_ia = to.ia ? 0 : out.ia;
  const double back_to_ia = to.ia ? out_of_archive : 0;
  const double into_ia = from.ia ? back_to_ia : in.ia + in.archive;
  const double read = out_of_archive + out_of_ia;
  read_efs(bill, from, once, d.bytes > 0 ? read / d.bytes : 0, c);
  bill.add(Item::ia_reads, in_gb(Bytes(out_of_ia)), c.efs.ia_read);
  bill.add(Item::archive_reads, in_gb(Bytes(out_of_archive)), c.efs.archive_read);
  bill.add(Item::ia_tiering, in_gb(Bytes(into_ia)), c.efs.ia_tiering);
  bill.add(Item::archive_tiering, in_gb(Bytes(in.archive - out.archive)), c.efs.archive_tiering);
}

/// Intelligent-Tiering keeps what arrives in its frequent tier for 30 days.
void restart_tiers(Bill& bill, const Demand& d, const Catalog& c) {
  const S3Offer& offer = offer_of(c, S3Class::intelligent_tiering);
  if (!is_monitored(d, c.performance)) return;
  if (offer.storage == nullptr || offer.storage_infrequent == nullptr) return;
  const double months = c.performance.ia_days * 24 / d.month_hours;
  const double dearer = offer.storage->tiers.front().usd - offer.storage_infrequent->tiers.front().usd;
  const double gb = in_gb(Bytes(d.bytes * d.untouched_ia)) * months;
  if (offer.storage->tiers.front().usd > 0)
    bill.add(Item::storage, gb * dearer / offer.storage->tiers.front().usd, offer.storage);
}

void enter_s3(Bill& bill, S3Class s3_class, const Demand& d, const S3Work& once, const Catalog& c) {
  const S3Offer& offer = offer_of(c, s3_class);
  add_puts(bill, s3_class, once, c);
  if (s3_class == S3Class::express) bill.add(Item::upload, in_gb(Bytes(d.bytes)), offer.upload);
  if (s3_class == S3Class::intelligent_tiering) restart_tiers(bill, d, c);
}

/// Lifecycle rules move objects down this list, without a copy.
/// Source:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
constexpr std::array kWaterfall{S3Class::standard,    S3Class::standard_ia,     S3Class::intelligent_tiering,
                                S3Class::onezone_ia,  S3Class::glacier_instant, S3Class::glacier_flexible,
                                S3Class::deep_archive};

bool moves_by_lifecycle(S3Class from, S3Class to) {
  const auto* const below = std::ranges::find(kWaterfall, to);
  return below != kWaterfall.end() && std::ranges::find(kWaterfall, from) < below;
}

void within_s3(Bill& bill, S3Class from, S3Class to, const Demand& d, const S3Work& once, const Catalog& c) {
  if (!moves_by_lifecycle(from, to)) {
    leave_s3(bill, from, d, c);
    enter_s3(bill, to, d, once, c);
    return;
  }
  bill.add(Item::lifecycle_transitions, d.objects, offer_of(c, to).transition);
  add_owed_days(bill, d, offer_of(c, from));
  if (to == S3Class::intelligent_tiering) restart_tiers(bill, d, c);
}

/// The class of an option's bucket; of S3 with a hot part on EFS the one that its bill has.
S3Class bucket_of(const Workbench& b, const Option& option) {
  if (option.hybrid == Hybrid::s3_efs) return estimate_s3_efs(b).bucket_class;
  return option.service == Service::s3 ? option.s3_class : S3Class::standard;
}

/// A share of the data set, once.
Demand part_once(const Demand& d, double share) {
  Demand part = d;
  part.bytes *= share;
  part.objects *= share;
  return everything_once(part);
}

/// Fills the EFS part of S3 with a hot part: out of the bucket `read`, or while everything is read anyway.
void fill_hot_part(Bill& bill, const Workbench& b, std::optional<S3Class> read) {
  const Demand hot = part_once(b.demand, b.demand.hot_fraction);
  if (read) read_s3(bill, *read, hot, b.catalog);
  write_efs(bill, estimate_s3_efs(b).hot_mode, hot, b.catalog);
}

/// Between two buckets, or a bucket and itself.
void between_buckets(Bill& bill, const Workbench& b, const Option& out, const Option& in,
                     const Demand& once) {
  const S3Class from = bucket_of(b, out);
  const S3Class to = bucket_of(b, in);
  if (from != to) within_s3(bill, from, to, once, s3_work(once, b.catalog), b.catalog);
  if (in.hybrid != Hybrid::s3_efs) return;
  const bool stays = from == to || moves_by_lifecycle(from, to);
  fill_hot_part(bill, b, stays ? std::optional(from) : std::nullopt);
}

void from_efs(Bill& bill, const Workbench& b, const Option& out, const Option& in, const Demand& once) {
  leave_efs(bill, out, once, efs_work(once, b.catalog.performance), b.catalog);
  if (in.service == Service::efs) return enter_efs(bill, in, once, b.catalog);
  enter_s3(bill, bucket_of(b, in), once, s3_work(once, b.catalog), b.catalog);
  // What comes from a file system that stays keeps its hot part there.
  if (in.hybrid == Hybrid::s3_efs && out.one_zone) fill_hot_part(bill, b, std::nullopt);
}

/// A hot part that lies on EFS already stays there, and only the rest is copied.
void from_bucket_to_efs(Bill& bill, const Workbench& b, const Option& out, const Option& in) {
  const bool hot_stays = out.hybrid == Hybrid::s3_efs && !in.one_zone;
  const Demand once = everything_once(b.demand);
  const Demand copied = hot_stays ? part_once(b.demand, 1 - b.demand.hot_fraction) : once;
  const S3Class from = bucket_of(b, out);
  read_s3(bill, from, copied, b.catalog);
  add_owed_days(bill, once, offer_of(b.catalog, from));
  write_efs(bill, in.mode, copied, b.catalog);
  tier(bill, in, once, b.catalog);
}

}  // namespace

std::optional<Usd> switching_cost(const Workbench& b, std::size_t from, std::size_t to) {
  const Option& out = kOptions[from];
  const Option& in = kOptions[to];
  const Demand once = everything_once(b.demand);
  Bill bill;
  if (from == to) return bill.total();
  const bool same_file_system =
      out.service == Service::efs && in.service == Service::efs && out.one_zone == in.one_zone;
  if (same_file_system) {
    within_efs(bill, out, in, once, efs_work(once, b.catalog.performance), b.catalog);
  } else if (out.service != Service::efs && in.service != Service::efs) {
    between_buckets(bill, b, out, in, once);
  } else {
    out.service == Service::efs ? from_efs(bill, b, out, in, once) : from_bucket_to_efs(bill, b, out, in);
  }
  if (!bill.complete()) return std::nullopt;
  return bill.total();
}

std::optional<Usd> rewriting_cost(const Demand& now, const Demand& then, std::size_t option,
                                  const Catalog& c) {
  const Option& o = kOptions[option];
  const Demand out = everything_once(now);
  const Demand in = everything_once(then);
  Bill bill;
  if (o.service == Service::efs) {
    leave_efs(bill, o, out, efs_work(out, c.performance), c);
    enter_efs(bill, o, in, c);
  } else {
    const Workbench before = workbench(now, c);
    const Workbench after = workbench(then, c);
    leave_s3(bill, bucket_of(before, o), out, c);
    enter_s3(bill, bucket_of(after, o), in, s3_work(in, c), c);
    if (o.hybrid == Hybrid::s3_efs) fill_hot_part(bill, after, std::nullopt);
  }
  if (!bill.complete()) return std::nullopt;
  return bill.total();
}

std::optional<double> payback_months(Usd one_off, Usd saving, const Demand& d) {
  if (!(saving.count() > 0)) return std::nullopt;
  const double s = saving.count();
  const double growth = d.bytes > 0 ? s * d.growth / d.bytes : 0;
  if (!(growth > 0)) return one_off.count() / s;
  // s m + growth m^2 / 2 = one_off
  return (std::sqrt(s * s + 2 * growth * one_off.count()) - s) / growth;
}

}  // namespace storeadvise
