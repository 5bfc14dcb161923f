#include "models/switching.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "options/s3_classes.hpp"

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
  once.reads.client = once.writes.client = S3Client::connector;  // a tool that copies, whoever reads
  return once;
}

/// Objects leave before their least storage time is over: on average half of it
/// is still owed for what was touched since.
void add_owed_days(Bill& bill, const Demand& d, const S3Offer& offer) {
  const double share = 1 - d.untouched_for(offer.min_stay);
  bill.add(Item::minimum_duration, gb_months(d.bytes * share, offer.min_stay / d.month / 2), offer.storage);
}

/// Reads `part`, which is all the data or some of it, once.
void read_s3(Bill& bill, S3Class s3_class, const Demand& part, const Catalog& c) {
  const S3Offer& offer = offer_of(c, s3_class);
  bill.add(Item::get_requests, s3_work(part, c).gets, offer.get);
  if (row_of(s3_class).charges_reads) bill.add(Item::retrieval, gb(part.bytes), offer.retrieval);
  if (offer.restore_time > Seconds(0)) bill.add(Item::restore_requests, part.objects, offer.restore);
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

void leave_efs(Bill& bill, const Option& from, const EfsTiers& tiers, const EfsWork& once, const Catalog& c) {
  read_efs(bill, from, once, 1, c);
  bill.add(Item::ia_reads, gb(tiers.ia), c.efs.ia_read);
  bill.add(Item::archive_reads, gb(tiers.archive), c.efs.archive_read);
}

void tier(Bill& bill, const EfsTiers& to, const Catalog& c) {
  bill.add(Item::ia_tiering, gb(to.ia + to.archive), c.efs.ia_tiering);
  bill.add(Item::archive_tiering, gb(to.archive), c.efs.archive_tiering);
}

/// How an option of EFS spreads the data set over its classes.
EfsTiers tiers_of(const Workbench& b, const Option& option) {
  return efs_offering(option, b.demand, b.efs, b.provisioned, b.ages, b.catalog).tiers;
}

/// Writes `part`, which is all the data or some of it, once.
void write_efs(Bill& bill, EfsMode mode, const Demand& part, const Catalog& c) {
  if (mode != EfsMode::elastic) return;
  const EfsWork once = efs_work(part, c.performance);
  add_elastic(bill, {.metered_writes = once.metered_writes, .creates = once.creates}, c);
}

void enter_efs(Bill& bill, const Option& to, const EfsTiers& tiers, const Demand& once, const Catalog& c) {
  write_efs(bill, to.mode, once, c);
  tier(bill, tiers, c);
}

/// What leaves a cold class is read, and what enters one is tiered; what ends in Archive goes through IA.
/// Source: https://aws.amazon.com/efs/pricing/
void within_efs(Bill& bill, const Workbench& b, const Option& from, const Option& to, const Demand& once) {
  const Catalog& c = b.catalog;
  const EfsTiers out = tiers_of(b, from);
  const EfsTiers in = tiers_of(b, to);
  const Bytes out_of_archive = std::max(Bytes(0), out.archive - in.archive);
  const Bytes leaves = std::max(Bytes(0), out.ia + out.archive - in.ia - in.archive);
  const Bytes out_of_ia = std::max(Bytes(0), leaves - out_of_archive);
  const Bytes enters = std::max(Bytes(0), in.ia + in.archive - out.ia - out.archive);
  const Bytes back_to_ia = std::max(Bytes(0), out_of_archive - leaves);
  const Bytes read = out_of_archive + out_of_ia;
  read_efs(bill, from, efs_work(once, c.performance), once.bytes > Bytes(0) ? read / once.bytes : 0, c);
  bill.add(Item::ia_reads, gb(out_of_ia), c.efs.ia_read);
  bill.add(Item::archive_reads, gb(out_of_archive), c.efs.archive_read);
  bill.add(Item::ia_tiering, gb(enters + back_to_ia), c.efs.ia_tiering);
  bill.add(Item::archive_tiering, gb(in.archive - out.archive), c.efs.archive_tiering);
}

/// Intelligent-Tiering keeps what arrives in its frequent tier for 30 days.
void restart_tiers(Bill& bill, const Demand& d, const Catalog& c) {
  const S3Offer& offer = offer_of(c, S3Class::intelligent_tiering);
  if (!is_monitored(d, c.performance)) return;
  if (!offer.storage.known() || !offer.storage_infrequent.known() || !(offer.storage.usd() > 0)) return;
  const double dearer = 1 - offer.storage_infrequent.usd() / offer.storage.usd();
  const Bytes cold = d.bytes * d.untouched_for(c.performance.ia_after);
  bill.add(Item::storage, gb_months(cold, c.performance.ia_after / d.month) * dearer, offer.storage);
}

void enter_s3(Bill& bill, S3Class s3_class, const Demand& d, const S3Work& once, const Catalog& c) {
  const S3Offer& offer = offer_of(c, s3_class);
  add_puts(bill, s3_class, once, c);
  if (row_of(s3_class).is_express) bill.add(Item::upload, gb(d.bytes), offer.upload);
  if (row_of(s3_class).is_tiered) restart_tiers(bill, d, c);
}

/// Small objects stay, and have to be copied.
bool moves_by_lifecycle(S3Class from, S3Class to, const Demand& d, const Catalog& c) {
  if (d.object < c.performance.s3_lifecycle_from) return false;
  const int depth = row_of(from).depth;
  return depth > 0 && row_of(to).depth > depth;
}

void within_s3(Bill& bill, S3Class from, S3Class to, const Demand& d, const S3Work& once, const Catalog& c) {
  if (!moves_by_lifecycle(from, to, d, c)) {
    leave_s3(bill, from, d, c);
    enter_s3(bill, to, d, once, c);
    return;
  }
  bill.add(Item::lifecycle_transitions, d.objects, offer_of(c, to).transition);
  add_owed_days(bill, d, offer_of(c, from));
  if (row_of(to).is_tiered) restart_tiers(bill, d, c);
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
  const Demand hot = part_once(b.demand, hot_share(b.demand));
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
  const bool stays = from == to || moves_by_lifecycle(from, to, once, b.catalog);
  fill_hot_part(bill, b, stays ? std::optional(from) : std::nullopt);
}

void from_efs(Bill& bill, const Workbench& b, const Option& out, const Option& in, const Demand& once) {
  leave_efs(bill, out, tiers_of(b, out), efs_work(once, b.catalog.performance), b.catalog);
  if (in.service == Service::efs) return enter_efs(bill, in, tiers_of(b, in), once, b.catalog);
  enter_s3(bill, bucket_of(b, in), once, s3_work(once, b.catalog), b.catalog);
  // What comes from a file system that stays keeps its hot part there.
  if (in.hybrid == Hybrid::s3_efs && out.one_zone) fill_hot_part(bill, b, std::nullopt);
}

/// A hot part that lies on EFS already stays there, and only the rest is copied.
void from_bucket_to_efs(Bill& bill, const Workbench& b, const Option& out, const Option& in) {
  const bool hot_stays = out.hybrid == Hybrid::s3_efs && !in.one_zone;
  const Demand once = everything_once(b.demand);
  const Demand copied = hot_stays ? part_once(b.demand, 1 - hot_share(b.demand)) : once;
  const S3Class from = bucket_of(b, out);
  read_s3(bill, from, copied, b.catalog);
  add_owed_days(bill, once, offer_of(b.catalog, from));
  write_efs(bill, in.mode, copied, b.catalog);
  tier(bill, tiers_of(b, in), b.catalog);
}

constexpr auto kStandard = static_cast<std::size_t>(S3Class::standard);

S3Offering rule_of(const Workbench& b) {
  return s3_offering(b.demand, b.s3, b.s3.gets, b.s3.read_bytes, b.lifecycle_classes, b.catalog);
}

Demand part_of(const Demand& d, double share) {
  Demand part = d;
  part.bytes *= share;
  part.objects = part.objects * share;
  return part;
}

std::optional<Usd> cost_of_part(const Workbench& b, double share, std::size_t from, std::size_t to) {
  const Demand part = part_of(b.demand, share);
  return switching_cost(workbench(part, b.catalog), from, to);
}

std::optional<Usd> sum(std::optional<Usd> a, std::optional<Usd> b) {
  return a && b ? std::optional(*a + *b) : std::nullopt;
}

/// What a lifecycle rule has moved leaves from the colder class, the rest from Standard.
std::optional<Usd> from_lifecycle(const Workbench& b, std::size_t to) {
  const S3Offering now = rule_of(b);
  if (!now.colder) return switching_cost(b, kStandard, to);
  return sum(cost_of_part(b, 1 - now.share, kStandard, to),
             cost_of_part(b, now.share, static_cast<std::size_t>(*now.colder), to));
}

/// What lies in the colder class already stays there; what does not is moved by the rule.
std::optional<Usd> to_lifecycle(const Workbench& b, std::size_t from) {
  const S3Offering then = rule_of(b);
  if (!then.colder) return switching_cost(b, from, kStandard);
  if (static_cast<std::size_t>(*then.colder) == from) return cost_of_part(b, 1 - then.share, from, kStandard);
  Bill moves;
  moves.add(Item::lifecycle_transitions, b.demand.objects * then.share,
            offer_of(b.catalog, *then.colder).transition);
  return sum(switching_cost(b, from, kStandard), moves.total());
}

}  // namespace

std::optional<Usd> switching_cost(const Workbench& b, std::size_t from, std::size_t to) {
  const Option& out = kOptions[from];
  const Option& in = kOptions[to];
  const Demand once = everything_once(b.demand);
  Bill bill;
  if (from == to) return bill.total();
  if (out.lifecycle) return from_lifecycle(b, to);
  if (in.lifecycle) return to_lifecycle(b, from);
  const bool same_file_system =
      out.service == Service::efs && in.service == Service::efs && out.one_zone == in.one_zone;
  if (same_file_system) {
    within_efs(bill, b, out, in, once);
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
  const Workbench before = workbench(now, c);
  const Workbench after = workbench(then, c);
  if (o.service == Service::efs) {
    leave_efs(bill, o, tiers_of(before, o), efs_work(out, c.performance), c);
    enter_efs(bill, o, tiers_of(after, o), in, c);
  } else {
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
  const double growth = d.bytes > Bytes(0) ? s * (d.growth / d.bytes) : 0;
  if (!(growth > 0)) return one_off.count() / s;
  // s m + growth m^2 / 2 = one_off
  return (std::sqrt(s * s + 2 * growth * one_off.count()) - s) / growth;
}

}  // namespace storeadvise
