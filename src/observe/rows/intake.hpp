#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "observe/rows/duplicates.hpp"
#include "observe/rows/places.hpp"
#include "observe/rows/request_texts.hpp"
#include "observe/rows/traffic.hpp"
#include "observe/rows/trail_sets.hpp"
#include "observe/sources/access_record.hpp"

namespace storeadvise::observe {

/// The stretch of time that counts; seconds since 1970, the end excluded.
struct Period {
  std::int64_t begin = std::numeric_limits<std::int64_t>::min();
  std::int64_t end = std::numeric_limits<std::int64_t>::max();
  [[nodiscard]] bool holds(std::int64_t second) const { return begin <= second && second < end; }
  [[nodiscard]] bool stated() const { return begin != Period{}.begin; }
};

/// Adds requests to the rows of one thread.
class Intake {
 public:
  Intake(Places& places, Traffic& traffic, Salt salt, Period period, SeenRecords& seen,
         TrailSets* trails = nullptr)
      : places_(places), traffic_(traffic), salt_(salt), period_(period), seen_(seen), trails_(trails) {}

  /// Looks all of them up before it adds any, so that their rows are on their way from memory meanwhile.
  void add(std::span<const AccessRecord> records);
  void add(const AccessRecord& record) { add(std::span(&record, 1)); }

  [[nodiscard]] std::uint64_t duplicates() const { return duplicates_; }
  /// To be called before records of another file: when that was delivered, if its name tells.
  void begin_file(std::optional<std::int64_t> delivered) {
    delivered_ = delivered;
    covered_ = nullptr;
  }
  /// To be called when the rows were taken away.
  void forget() { covered_ = nullptr; }

 private:
  /// A record with what was looked up about it.
  struct Looked {
    const AccessRecord* record = nullptr;
    std::uint32_t set = kNoSet;
    std::uint32_t second = 0;
    std::uint64_t id = 0;              ///< hash of what names the record
    std::uint64_t object = 0;          ///< hash
    std::uint64_t host = 0;            ///< hash
    std::uint64_t component = 0;       ///< hash of the part of the key below the set's place; 0: none
    const AgentSays* agent = nullptr;  ///< of a client; null: of one of AWS's own services, or in no set
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  void cover(const AccessRecord& record);
  const AgentSays& agent_of(std::string_view agent);
  std::uint64_t bucket_hash(std::string_view bucket);
  Where place_of(const AccessRecord& record);
  Looked look_up(const AccessRecord& record);
  void fetch_ahead(const Looked& looked) const;
  void add_one(const Looked& looked);
  void add_day(const Looked& looked);
  void add_object(const Looked& looked);
  void add_read(const Looked& looked);
  void add_session(const Looked& looked);
  void add_write(const Looked& looked);
  void add_moved(const Looked& looked, Direction direction, std::uint64_t bytes);
  void add_minute(const Looked& looked, Direction direction, std::uint64_t bytes);
  void add_mask(MinuteKey key, const Looked& looked);
  void tally(TallyKey::What what, std::uint32_t set, std::uint64_t which, std::uint64_t bytes);

  Places& places_;
  Traffic& traffic_;
  Salt salt_;
  Period period_;
  SeenRecords& seen_;
  TrailSets* trails_;  ///< of records that a trail tells; null for a log
  std::unordered_map<std::string, AgentSays, TextHash, std::equal_to<>> agents_;
  std::string bucket_;
  std::uint64_t bucket_hash_ = 0;
  Covered* covered_ = nullptr;  ///< of `bucket_`
  std::optional<std::int64_t> delivered_;
  std::string key_;             ///< decoded
  std::vector<Looked> looked_;  ///< the records that are being added
  std::uint64_t duplicates_ = 0;
};

}  // namespace storeadvise::observe
