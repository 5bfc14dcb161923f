#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "observe/rows/traffic.hpp"

namespace storeadvise::observe {

/// The rows of one data set, each kind in order of its key.
struct SetRows {
  template <class Key, class Value>
  using Rows = std::vector<std::pair<Key, const Value*>>;

  std::array<Rows<MinuteKey, MinuteRow>, 2> minutes;  ///< by Direction
  Rows<ObjectKey, ObjectRow> objects;
  Rows<ObjectDayKey, ObjectDayRow> object_days;
  Rows<ObjectKey, LifeRow> lives;
  Rows<SlotKey, SlotRow> slots;
  Rows<SessionKey, SessionRow> sessions;
  Rows<DayKey, DayRow> days;
  Rows<TallyKey, DayRow> tallies;

  [[nodiscard]] const Rows<MinuteKey, MinuteRow>& reads() const { return minutes[0]; }
  [[nodiscard]] const Rows<MinuteKey, MinuteRow>& writes() const { return minutes[1]; }
};

/// The rows by set; of kNoSet the last entry. Worked out on at most `jobs` threads.
std::vector<SetRows> rows_by_set(const Traffic& traffic, std::size_t sets, std::size_t jobs);

}  // namespace storeadvise::observe
