#include "models/lifecycle.hpp"
#include "options/s3_classes.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace storeadvise {
namespace {

const S3Offer& offer_of(const Catalog& c, S3Class s3_class) {
  return c.s3[static_cast<std::size_t>(s3_class)];
}

Seconds first_age(const Demand& d) {
  return d.untouched.empty() ? days(kLifecycleDays.front()) : d.untouched.front().age;
}

/// Share of the bytes that was written longer ago.
double written_before(const Demand& d, Seconds age) {
  return d.bytes > Bytes(0) ? std::max(0.0, 1 - age / d.month * (d.writes.bytes / d.bytes)) : 0;
}

/// So much of what is stored.
Demand part_of(const Demand& d, double stored) {
  Demand part = d;
  part.bytes *= stored;
  part.objects = part.objects * stored;
  return part;
}

/// A data set as a rule of S3 splits it, whatever class the colder part goes to.
struct Split {
  Seconds after;
  double stored = 0;  ///< share of the bytes that has moved
  double read = 0;    ///< share of the reads that finds its object moved
  Demand warm, cold;
};

Split split(const Demand& d, Bytes read_bytes) {
  const Seconds after = first_age(d);
  const double stored = std::max(d.untouched_for(after), written_before(d, after));
  const double known = read_bytes > Bytes(0) ? std::min(1.0, d.cold_bytes / read_bytes) : 0;
  Split s{.after = after,
          .stored = stored,
          .read = d.cold_bytes_known ? known : stored,
          .warm = part_of(d, 1 - stored),
          .cold = part_of(d, stored)};
  s.cold.needs = {};  // old versions stay where they were written
  s.cold.lifetime = Seconds(0);
  return s;
}

/// What moves in a month pays for it, and for the days that are missing where it goes.
void add_moves(Bill& bill, const Split& s, const S3Work& work, const Demand& d, const S3Offer& offer) {
  bill.require(offer.transition);
  bill.add(Item::lifecycle_transitions, work.single_puts + work.uploads, offer.transition);
  if (!(d.lifetime > Seconds(0))) return;
  const Seconds missing = offer.min_stay - (d.lifetime - s.after);
  bill.add(Item::minimum_duration, gb_months(work.written_bytes, missing / d.month), offer.storage);
}

struct Reads {
  Count gets;
  Bytes bytes;
};

/// What stays: the same whatever class the rest goes to.
Bill bill_of_warm(const Split& s, const S3Work& work, const Reads& reads, const Catalog& catalog,
                  const Billing& how) {
  const double warm = 1 - s.read;
  return bill_s3(S3Class::standard, s.warm, work, reads.gets * warm, reads.bytes * warm, catalog, how);
}

/// Adds what has moved to a class, and the moves.
void add_colder(Bill& bill, const Split& s, S3Class colder, const Demand& d, const S3Work& work,
                const Reads& reads, const Catalog& catalog, const Billing& how) {
  S3Work moved;
  moved.restored_objects = work.restored_objects * s.read;
  bill.add(bill_s3(colder, s.cold, moved, reads.gets * s.read, reads.bytes * s.read, catalog, how));
  add_moves(bill, s, work, d, offer_of(catalog, colder));
}

/// Where nothing is old enough, or too small to be moved, no rule does anything.
bool moves_nothing(const Split& s, const Demand& d, const Performance& p) {
  const bool gone = d.lifetime > Seconds(0) && d.lifetime <= s.after;
  return gone || !(s.stored > 0) || d.object < p.s3_lifecycle_from;
}

/// Calls `look` with the age for IA, and that for Archive where there is one, of each rule there can be.
template <class Look>
void for_each_rule(const Ages& ages, bool archives, const Look& look) {
  for (const Seconds ia : ages) {
    look(ia, std::nullopt);
    if (!archives) continue;
    for (const Seconds archive : ages)
      if (archive >= ia) look(ia, archive);
  }
}

}  // namespace

Ages lifecycle_ages(const Demand& d) {
  Ages ages;
  const Seconds first = first_age(d);
  for (std::size_t i = 0; i < kLifecycleDays.size(); ++i) {
    const Seconds age = days(kLifecycleDays[i]);
    const double share = d.untouched_for(age);
    const bool last = i + 1 == kLifecycleDays.size() || d.untouched_for(days(kLifecycleDays[i + 1])) != share;
    if (age >= first && share > 0 && last) ages.add(age);
  }
  return ages;
}

EfsOffering efs_offering(const Option& option, const Demand& d, const EfsWork& work,
                         BytesPerSecond provisioned, const Ages& ages, const Catalog& catalog,
                         Bill::Keep keep) {
  const EfsBilling billing(option, d, work, provisioned, catalog);
  EfsTiers best = efs_tiers(d, 0, 0);
  Lifecycle lifecycle;
  if (!option.ia) return {.bill = billing.bill(best, keep), .tiers = best, .lifecycle = lifecycle};
  Bill least = billing.bill(best, Bill::Keep::total);
  const auto look = [&](Seconds ia, std::optional<Seconds> archive) {
    const EfsTiers tiers = efs_tiers(d, d.untouched_for(ia), archive ? d.untouched_for(*archive) : 0);
    Bill bill = billing.bill(tiers, Bill::Keep::total);
    if (!bill.complete() || bill.total() >= least.total()) return;
    least = std::move(bill);
    best = tiers;
    lifecycle = {};
    lifecycle.add({"ia", ia});
    if (archive) lifecycle.add({"archive", *archive});
  };
  for_each_rule(ages, option.archive, look);
  if (keep == Bill::Keep::lines) least = billing.bill(best, keep);
  return {.bill = std::move(least), .tiers = best, .lifecycle = lifecycle};
}

S3Offering s3_offering(const Demand& d, const S3Work& work, Count gets, Bytes read_bytes, OptionMask allowed,
                       const Catalog& catalog, const Billing& how) {
  S3Offering best{.bill = bill_s3(S3Class::standard, d, work, gets, read_bytes, catalog, how),
                  .colder = std::nullopt,
                  .share = 0,
                  .lifecycle = {}};
  const Split s = split(d, read_bytes);
  if (moves_nothing(s, d, catalog.performance)) return best;
  const Reads reads{gets, read_bytes};
  const Bill warm = bill_of_warm(s, work, reads, catalog, how);
  for (const S3ClassRow& colder : kS3Classes) {
    if (!colder.by_rule || (allowed >> place_of(colder.id) & 1U) == 0) continue;
    Bill bill = warm;
    add_colder(bill, s, colder.id, d, work, reads, catalog, how);
    if (!bill.complete() || bill.total() >= best.bill.total()) continue;
    best = {.bill = std::move(bill), .colder = colder.id, .share = s.stored, .lifecycle = {}};
    best.lifecycle.add({colder.name, s.after});
  }
  return best;
}

}  // namespace storeadvise
