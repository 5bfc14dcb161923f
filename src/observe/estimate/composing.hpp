#pragma once

#include <optional>
#include <string>
#include <vector>

#include "observe/estimate/estimate.hpp"
#include "observe/estimate/events.hpp"
#include "observe/estimate/objects.hpp"
#include "observe/estimate/pattern.hpp"
#include "observe/estimate/put_field.hpp"
#include "observe/estimate/set_rows.hpp"

namespace storeadvise::observe {

/// One data set while its fields are put together.
struct Composing {
  const Observation& observation;
  const Wanted& wanted;
  std::uint32_t set;  ///< its number among the places
  const SetRows& rows;
  const Stored* stored = nullptr;  ///< of the newest snapshots; null: none
  std::vector<std::string> stored_from;
  Covering covering;
  Covering recent;  ///< of rows by minute and slot: what is kept of them is as new as memory
  std::vector<std::string> log_from;  ///< "log", "trail": what told of requests
  FoundSet& out;

  Field& put(std::string path, Sure sure, Value value, std::vector<std::string> from);
  /// A number that was counted or worked out from the log.
  template <class Of>
  Field& put(std::string path, Sure sure, const Amount<Of>& amount, Count n) {
    Field& field = put(std::move(path), sure, amount.value.count(), log_from);
    field.n = n;
    put_interval(field, amount);
    return field;
  }
  void leave_open(std::string path, std::string seen, std::string why);
};

/// Requests and bytes of some operations by day.
struct DayTotals {
  ByDay<Bytes> bytes;
  ByDay<Count> requests;
  Bytes seen_bytes;  ///< of all days
  Count seen_requests;
};
DayTotals totals(const Composing& c, const Covering& time, std::initializer_list<Operation> operations);

/// Size, objects, growth, lifetime, prefixes, untouched. The size that reads are compared with is returned.
struct SizeFound {
  Bytes bytes;
  Count objects;
};
SizeFound compose_size(Composing& c, const Objects& objects);
void compose_age(Composing& c, const Lifetime& life, const Rest& rest);
/// reads.*, writes.* and lookups.*, without what loads, restores and checkpoints explain.
void compose_reads(Composing& c, const Loads& loads, const Restores& restores, const Objects& objects,
                   const Rest& rest);
void compose_writes(Composing& c, const Clock& clock);
void compose_lookups(Composing& c);
/// Without rows by minute nothing tells who moved the bytes, when, and how: sums by hour bound the clients of
/// reads.
void leave_time_open(Composing& c, const std::string& group);
void compose_checkpoint(Composing& c, const Clock& clock, const Restores& restores);
void compose_loading(Composing& c, const Loads& loads);
/// Whether uploads on a clock are checkpoints, of which old ones are deleted: an hourly export is none. A
/// stated role decides.
bool are_checkpoints(const Composing& c, const Clock& clock);
/// The stated role, else the guess of estimate/role.hpp; none without traffic.
void compose_role(Composing& c, const SizeFound& size, const Clock& clock, const Loads& loads,
                  const Objects& objects, const Lifetime& life);

}  // namespace storeadvise::observe
