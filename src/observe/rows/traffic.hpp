#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>

#include "observe/rows/flat_table.hpp"
#include "observe/rows/places.hpp"
#include "observe/rows/rows.hpp"
#include "observe/sources/access_record.hpp"

namespace storeadvise::observe {

/// The hours of a bucket that a log covers, as far as records and the names of its files tell.
struct Covered {
  std::int64_t first = INT64_MAX;  ///< second of the first record
  std::int64_t last = INT64_MIN;
  std::int64_t last_elsewhere = INT64_MIN;  ///< of those in files whose names tell no delivery
  std::int64_t delivered = 0;               ///< of the newest file whose name tells it; 0: none does
  std::set<std::uint32_t> file_days;        ///< UTC days on which files were delivered
  std::set<std::uint32_t> days;             ///< UTC days with a record
  std::set<std::string> regions;            ///< that host headers and access points tell
  void add(const Covered& other);
  /// Takes in a file that holds records of the bucket.
  void deliver(std::int64_t second);
};

/// The clients of S3 that agents tell apart; transfer_manager is a client only observe knows of so far.
enum class Agent : std::uint8_t { sdk, transfer_manager, connector, mountpoint };
inline constexpr std::size_t kAgents = 4;

/// Which share of the keys is kept where there are too many: those whose hash is below `most`.
struct Sampling {
  unsigned halvings = 0;
  [[nodiscard]] bool keeps(std::uint64_t hash) const {
    return halvings == 0 || spread(hash) >> (64U - halvings) == 0;
  }
  [[nodiscard]] double share() const { return 1.0 / static_cast<double>(std::uint64_t{1} << halvings); }
};

/// What is summed up of requests, by set. Adding records and absorbing other sums may be done in any order.
struct Traffic {
  FlatTable<MinuteKey, MinuteRow> minutes;
  FlatTable<ObjectKey, ObjectRow> objects;
  FlatTable<ListedKey, ListedRow> listings;
  FlatTable<ObjectDayKey, ObjectDayRow> object_days;
  FlatTable<ObjectKey, LifeRow> lives;
  FlatTable<SlotKey, SlotRow> slots;
  FlatTable<SessionKey, SessionRow> sessions;
  FlatTable<DayKey, DayRow> days;
  FlatTable<TallyKey, DayRow> tallies;
  std::map<std::uint32_t, std::map<std::string, std::uint64_t>> instances;  ///< bytes by type, by set
  std::map<std::string, Covered> covered;                                   ///< by bucket
  Sampling objects_kept;
  Sampling hosts_kept;
  Sampling prefixes_kept;  ///< components below a place
  /// The first minute, since 1970, of which rows by minute and slot are kept; 0: of all. Where they are too
  /// many the older half goes, so that what is left has no holes.
  std::uint32_t minutes_from = 0;
  std::uint64_t ranges = 0;  ///< that sessions hold, about

  /// Adds another's rows; its set `s` is `set_map[s]` here (kNoSet stays). On at most `jobs` threads, as the
  /// two below.
  void absorb(const Traffic& other, std::span<const std::uint32_t> set_map, std::size_t jobs = 1);
  /// The same, and leaves the other empty; where nothing is here yet its rows are taken as they are.
  void take(Traffic& other, std::span<const std::uint32_t> set_map, std::size_t jobs = 1);
  /// Numbers the sets anew: set `s` becomes `set_map[s]`.
  void rename_sets(std::span<const std::uint32_t> set_map, std::size_t jobs = 1);
  /// The same for sets from `first` on: set `first + i` becomes `set_map[i]`. Rows of kDropped go.
  void move_sets(std::uint32_t first, std::span<const std::uint32_t> set_map, std::size_t jobs = 1);
  /// Whether the slot of a host is kept: if the host is, and the time.
  [[nodiscard]] bool keeps(const SlotKey& key) const {
    constexpr std::uint32_t kSlotMinutes = kSlotSeconds / 60;
    return key.slot >= minutes_from / kSlotMinutes && hosts_kept.keeps(key.host);
  }
  /// Whether a tally is kept: one of a component, if that is.
  [[nodiscard]] bool keeps(const TallyKey& key) const {
    return key.what != TallyKey::What::component || prefixes_kept.keeps(key.which);
  }
  /// Memory that rows take, about.
  [[nodiscard]] std::size_t bytes() const;
  /// Drops rows until those of objects take no more than half of `most`, those by host and minute a quarter
  /// and what objects leave of five eighths, but always 8 MB, and tallies an eighth.
  void bound(std::size_t most);
  /// Drops the rows whose keys or minutes are not kept any more.
  void drop_what_is_not_kept();
  void clear();

 private:
  void halve_objects();
  void halve_hosts();
  bool drop_older_half();
};

/// Bounds traffic now and then while rows are added, and at the end.
class MemoryWatch {
 public:
  MemoryWatch(Traffic& traffic, std::size_t most) : traffic_(traffic), most_(most) {}
  MemoryWatch(const MemoryWatch&) = delete;
  MemoryWatch& operator=(const MemoryWatch&) = delete;
  MemoryWatch(MemoryWatch&&) = delete;
  MemoryWatch& operator=(MemoryWatch&&) = delete;
  ~MemoryWatch() { traffic_.bound(most_); }
  /// To be called for each row.
  void look() {
    constexpr std::uint64_t kBetween = 16384;
    if (++rows_ % kBetween == 0) traffic_.bound(most_);
  }

 private:
  Traffic& traffic_;
  std::size_t most_;
  std::uint64_t rows_ = 0;
};

}  // namespace storeadvise::observe
