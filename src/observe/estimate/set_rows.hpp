#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "observe/rows/traffic.hpp"

namespace storeadvise::observe {

/// The rows of one data set, each kind in order of its key.
struct SetRows {
  template <class Key, class Value>
  using Rows = std::vector<std::pair<Key, const Value*>>;
  /// Of kinds with many small rows, which are gone through several times: beside their keys, as each would
  /// lie in a place in memory of its own otherwise. Saves a twentieth of the time of a log.
  template <class Key, class Value>
  using CopiedRows = std::vector<std::pair<Key, Value>>;

  std::array<Rows<MinuteKey, MinuteRow>, 2> minutes;  ///< by Direction
  CopiedRows<ObjectKey, ObjectRow> objects;
  CopiedRows<ObjectDayKey, ObjectDayRow> object_days;
  Rows<ObjectKey, LifeRow> lives;
  Rows<SlotKey, SlotRow> slots;
  Rows<SessionKey, SessionRow> sessions;
  Rows<DayKey, DayRow> days;
  Rows<TallyKey, DayRow> tallies;

  [[nodiscard]] const Rows<MinuteKey, MinuteRow>& reads() const { return minutes[0]; }
  [[nodiscard]] const Rows<MinuteKey, MinuteRow>& writes() const { return minutes[1]; }
};

/// Goes through the rows of a set, which are in order of objects, beside others that are in that order, too.
template <class Rows>
class Beside {
 public:
  explicit Beside(const Rows& rows) : at_(rows.begin()), end_(rows.end()) {}
  /// The rows of an object, which comes after those that were asked for before.
  std::span<const typename Rows::value_type> of(std::uint64_t id) {
    while (at_ != end_ && at_->first.id < id) ++at_;
    const auto begin = at_;
    while (at_ != end_ && at_->first.id == id) ++at_;
    return {begin, at_};
  }

 private:
  typename Rows::const_iterator at_;
  typename Rows::const_iterator end_;
};

/// The rows by set; of kNoSet the last entry. Worked out on at most `jobs` threads.
std::vector<SetRows> rows_by_set(const Traffic& traffic, std::size_t sets, std::size_t jobs);

}  // namespace storeadvise::observe
