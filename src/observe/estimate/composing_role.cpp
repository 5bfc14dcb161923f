#include <algorithm>
#include <bitset>

#include "observe/estimate/composing.hpp"
#include "observe/estimate/role.hpp"

namespace storeadvise::observe {
namespace {

Hours hours_with_reads(const SetRows& rows) {
  std::bitset<kDayHours> hours;
  for (const auto& [key, row] : rows.reads())
    if (row->requests > 0) hours.set(hour_of_day(key.minute));
  return Hours(static_cast<double>(hours.count()));
}

bool has_deletes(const Composing& c) {
  return std::ranges::any_of(c.rows.days, [](const auto& row) {
    const auto operation = static_cast<Operation>(row.first.operation);
    return operation == Operation::remove || operation == Operation::expire ||
           operation == Operation::delete_marker;
  });
}

RoleSigns signs_of(const Composing& c, const SizeFound& size, const Clock& clock, const Loads& loads,
                   const Objects& objects, const Lifetime& life) {
  const DayTotals read = totals(c, c.covering, {Operation::get});
  const DayTotals written = totals(c, c.covering, {Operation::put, Operation::put_part});
  const ReadPattern pattern = read_pattern(c.rows);
  RoleSigns signs;
  signs.traffic = read.seen_requests + written.seen_requests > Count(0);
  signs.clock = clock.every > Seconds(0);
  signs.deletes = has_deletes(c);
  signs.cold_starts = loads.seen;
  signs.mean_object = size.objects > Count(0) ? size.bytes / size.objects : Bytes(0);
  signs.read_hours = hours_with_reads(c.rows);
  if (objects.read_bytes > Bytes(0)) signs.hot_fraction = objects.hot_fraction;
  signs.lifetime = life.median;
  signs.size = size.bytes;
  signs.written = to_month(written.bytes).value;
  signs.read = to_month(read.bytes).value;
  signs.sequential_share = pattern.bytes > Bytes(0) ? pattern.sequential_bytes / pattern.bytes : 0;
  signs.random_share = pattern.low();
  return signs;
}

}  // namespace

bool are_checkpoints(const Composing& c, const Clock& clock) {
  const auto stated = c.wanted.roles.find(c.out.name);
  const bool may_be = stated == c.wanted.roles.end() ? has_deletes(c) : stated->second == "checkpoints";
  return clock.every > Seconds(0) && may_be;
}

void compose_role(Composing& c, const SizeFound& size, const Clock& clock, const Loads& loads,
                  const Objects& objects, const Lifetime& life) {
  const auto stated = c.wanted.roles.find(c.out.name);
  if (stated != c.wanted.roles.end()) {
    c.put("role", Sure::stated, stated->second, {}).why = "--role";
    return;
  }
  const bool by_minute = !c.rows.reads().empty() || !c.rows.writes().empty();
  if (!by_minute && !c.rows.days.empty() && c.observation.traffic.minutes_from == 0)
    return c.leave_open("role", "", "sums by hour do not tell it: state it with --role");
  const auto guess = guess_role(signs_of(c, size, clock, loads, objects, life));
  if (!guess) return c.leave_open("role", "", "no traffic was seen: state it with --role");
  c.put("role", Sure::guess, guess->role, c.log_from).why = guess->why;
}

}  // namespace storeadvise::observe
