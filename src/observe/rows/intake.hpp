#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>

#include "observe/rows/duplicates.hpp"
#include "observe/rows/places.hpp"
#include "observe/rows/traffic.hpp"
#include "observe/sources/access_record.hpp"

namespace storeadvise::observe {

/// The stretch of time that counts; seconds since 1970, the end excluded.
struct Period {
  std::int64_t begin = std::numeric_limits<std::int64_t>::min();
  std::int64_t end = std::numeric_limits<std::int64_t>::max();
  [[nodiscard]] bool holds(std::int64_t second) const { return begin <= second && second < end; }
  [[nodiscard]] bool stated() const { return begin != Period{}.begin; }
};

/// What an agent header says: the client of S3, and the instance type where it tells one.
struct AgentSays {
  Agent client = Agent::sdk;
  std::string instance;
};
AgentSays agent_says(std::string_view agent);

/// Undoes URL-encoding (%20) in place, `times` times, as long as there is any; `+` is a space where `plus`.
void url_decode(std::string& text, int times, bool plus = false);

/// Adds requests to the rows of one thread.
class Intake {
 public:
  Intake(Places& places, Traffic& traffic, const Salt& salt, const Period& period, SeenRecords& seen)
      : places_(places), traffic_(traffic), salt_(salt), period_(period), seen_(seen) {}

  void add(const AccessRecord& record);

  [[nodiscard]] std::uint64_t duplicates() const { return duplicates_; }
  /// To be called when the rows were taken away.
  void forget() { covered_ = nullptr; }

 private:
  /// A record with what was looked up about it.
  struct Looked {
    const AccessRecord& record;
    Where where;
    std::uint64_t object = 0;  ///< hash
    std::uint64_t host = 0;    ///< hash
    std::uint32_t second = 0;
    const AgentSays* agent = nullptr;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  void cover(const AccessRecord& record);
  const AgentSays& agent_of(std::string_view agent);
  std::uint64_t bucket_hash(std::string_view bucket);
  Where place_of(const AccessRecord& record);
  void add_day(const Looked& looked);
  void add_object(const Looked& looked);
  void add_read(const Looked& looked);
  void add_session(const Looked& looked);
  void add_write(const Looked& looked);
  void add_minute(const Looked& looked, Direction direction, std::uint64_t bytes);
  void add_mask(MinuteKey key, const Looked& looked);
  void tally(TallyKey::What what, std::uint32_t set, std::uint64_t which, std::uint64_t bytes);

  Places& places_;
  Traffic& traffic_;
  const Salt& salt_;
  const Period& period_;
  SeenRecords& seen_;
  std::unordered_map<std::string, AgentSays, TextHash, std::equal_to<>> agents_;
  std::string bucket_;
  std::uint64_t bucket_hash_ = 0;
  Covered* covered_ = nullptr;  ///< of `bucket_`
  std::string key_;             ///< decoded
  std::uint64_t duplicates_ = 0;
};

}  // namespace storeadvise::observe
