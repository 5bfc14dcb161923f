#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "observe/rows/hashing.hpp"
#include "storeadvise/units.hpp"

/// The rows that a log is summed into. Each kind merges by +, max, min, | or union, so that neither the
/// order of records nor the way parts are split changes anything. A `set` is a place in Places.
namespace storeadvise::observe {

enum class Direction : std::uint8_t { read, write };

/// The smallest 64 hashes of hosts that were there: exact up to 64, beyond it an estimate.
class Hosts {
 public:
  static constexpr std::size_t kMost = 64;
  void add(std::uint32_t hash);
  void add(const Hosts& other);
  /// How many different hosts, by the k-th smallest hash where there are more than 64.
  [[nodiscard]] Count count() const;
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Whether the hashes lie in memory of their own, `kMost` of them.
  [[nodiscard]] bool is_large() const { return many_ != nullptr; }
  [[nodiscard]] const std::uint32_t* begin() const { return data(); }
  [[nodiscard]] const std::uint32_t* end() const { return data() + size_; }

 private:
  static constexpr std::size_t kFew = 4;
  [[nodiscard]] const std::uint32_t* data() const { return many_ ? many_->data() : few_.data(); }
  std::uint32_t size_ = 0;
  std::array<std::uint32_t, kFew> few_{};
  std::unique_ptr<std::array<std::uint32_t, kMost>> many_;
};

/// Traffic of a set in one direction in one minute.
struct MinuteKey {
  std::uint32_t set = ~0U;
  Direction direction = Direction::read;
  std::uint32_t minute = 0;  ///< since 1970, UTC
  static constexpr MinuteKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const {
    return spread((std::uint64_t{set} << 33U | static_cast<std::uint64_t>(direction) << 32U) ^ minute);
  }
  auto operator<=>(const MinuteKey&) const = default;
};
struct MinuteRow {
  std::uint64_t bytes = 0;
  std::uint64_t milliseconds = 0;  ///< of all requests that began in it
  std::uint64_t mask = 0;          ///< the seconds with a request in flight, a bit each
  std::uint32_t requests = 0;
  std::uint32_t objects = 0;  ///< uploads done: whole objects and completed uploads
  Hosts hosts;
  void add(const MinuteRow& other);
};

/// An object of a set. An object is in one set only, so that its hash does without.
struct ObjectKey {
  std::uint64_t id = 0;  ///< hash of bucket and key
  std::uint32_t set = ~0U;
  static constexpr ObjectKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const { return spread(id); }
  auto operator<=>(const ObjectKey&) const = default;
};
struct ObjectRow {
  std::uint64_t size = 0;     ///< the last one that was told
  std::uint32_t told = 0;     ///< when, seconds since 1970; of two at once the larger size
  std::uint32_t changed = 0;  ///< LastModified of an inventory or list, the latest
  std::uint64_t stored = 0;   ///< its size there + 1, of two at once the larger; 0: it is in none
  void add(const ObjectRow& other);
  void tell(std::uint64_t new_size, std::uint32_t when);
};

/// An object in listings that nobody dates, such as lists and tables of an inventory: pieces of one listing
/// add up, and two listings tell the same again.
struct ListedKey {
  std::uint64_t id = 0;  ///< as in ObjectKey
  std::uint32_t set = ~0U;
  enum class In : std::uint8_t { inventory, list } in{};
  static constexpr ListedKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const { return spread(id ^ static_cast<std::uint64_t>(in)); }
  auto operator<=>(const ListedKey&) const = default;
};
struct ListedRow {
  std::uint64_t bytes = 0;    ///< of all that tell of it
  std::uint64_t size = 0;     ///< as the one tells that knows its latest change; of two at once the larger
  std::uint32_t changed = 0;  ///< that change, seconds since 1970
  std::uint32_t times = 0;    ///< it was told
  void add(const ListedRow& other);
};

/// What happened to an object on one UTC day.
struct ObjectDayKey {
  std::uint64_t id = 0;
  std::uint32_t set = ~0U;
  std::uint32_t day = 0;
  static constexpr ObjectDayKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const { return spread(id ^ (std::uint64_t{day} << 32U)); }
  auto operator<=>(const ObjectDayKey&) const = default;
};
struct ObjectDayRow {
  std::uint64_t bytes = 0;  ///< read
  std::uint32_t reads = 0;
  std::uint32_t writes = 0;
  void add(const ObjectDayRow& other);
};

/// The 16 earliest times at which an object came into being and ended.
struct LifeRow {
  static constexpr std::size_t kMost = 16;
  std::vector<std::uint32_t> births;  ///< seconds since 1970, rising
  std::vector<std::uint32_t> ends;
  void add(const LifeRow& other);
  static void put(std::vector<std::uint32_t>& times, std::uint32_t when);
};

inline constexpr std::uint32_t kSlotSeconds = 600;

/// Reads of a host from a set in ten minutes.
struct SlotKey {
  std::uint64_t host = 0;
  std::uint32_t set = ~0U;
  std::uint32_t slot = 0;
  static constexpr SlotKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const { return spread(host ^ set ^ (std::uint64_t{slot} << 32U)); }
  auto operator<=>(const SlotKey&) const = default;
};
struct SlotRow {
  std::uint64_t bytes = 0;
  std::uint32_t requests = 0;
  std::uint32_t first = ~0U;  ///< seconds since 1970
  std::uint32_t last = 0;
  void add(const SlotRow& other);
};

/// Reads of parts of an object by a host in ten minutes.
struct SessionKey {
  std::uint64_t host = 0;
  std::uint64_t object = 0;
  std::uint32_t set = ~0U;
  std::uint32_t slot = 0;
  static constexpr SessionKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const {
    return spread(object ^ spread(host) ^ (std::uint64_t{slot} << 32U));
  }
  auto operator<=>(const SessionKey&) const = default;
};

/// How many requests had which size; with more than 12 sizes, how many lay in which power of two.
class RequestSizes {
 public:
  static constexpr std::size_t kMost = 12;
  struct Entry {
    std::uint64_t size = 0;  ///< or the least of its power of two
    std::uint64_t bytes = 0;
    std::uint32_t count = 0;
  };
  void add(std::uint64_t size, std::uint64_t bytes, std::uint32_t count);
  void add(const RequestSizes& other);
  [[nodiscard]] bool coarse() const { return coarse_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  void make_coarse();

 private:
  void put(const Entry& entry);
  bool coarse_ = false;
  std::vector<Entry> entries_;  ///< rising by size
};

struct KnownRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  auto operator<=>(const KnownRange&) const = default;
};
struct SessionRow {
  std::uint64_t size = 0;  ///< of the object, the largest that was told
  RequestSizes sizes;
  std::vector<KnownRange> ranges;  ///< in no order
  void add(const SessionRow& other);
};

/// Requests of a set by day, operation and status.
struct DayKey {
  std::uint32_t set = ~0U;
  std::uint32_t day = 0;
  std::uint16_t status = 0;
  std::uint8_t operation = 0;  ///< an Operation
  static constexpr DayKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const {
    return spread((std::uint64_t{set} << 32U | day) ^ std::uint64_t{status} << 16U ^
                  std::uint64_t{operation} << 56U);
  }
  auto operator<=>(const DayKey&) const = default;
};
struct DayRow {
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;
  void add(const DayRow& other);
};

/// A count of something about a set that is told apart by a number or a hash.
struct TallyKey {
  enum class What : std::uint8_t {
    whole_reads,
    client,
    component,
    lookups_of_clients,
    hosts_of_hour,  ///< of the rows of --sql: hosts by hours since 1970
    sizes_of_reads  ///< of these, too: reads by the power of two of their bytes; 64: nothing was sent
  } what{};
  std::uint32_t set = ~0U;
  std::uint64_t which = 0;
  static constexpr TallyKey none() { return {}; }
  [[nodiscard]] std::uint64_t hash() const {
    return spread(which ^ (std::uint64_t{set} << 8U) ^ static_cast<std::uint64_t>(what));
  }
  auto operator<=>(const TallyKey&) const = default;
};

}  // namespace storeadvise::observe
