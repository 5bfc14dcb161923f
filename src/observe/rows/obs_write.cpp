#include "observe/rows/obs_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "observe/rows/fact_rows.hpp"
#include "observe/rows/obs_head.hpp"
#include "observe/rows/quantity_json.hpp"

namespace storeadvise::observe {
namespace {

using Json = nlohmann::json;

/// As --dataset writes it; what was met is in a bucket.
std::string place_text(const Place& place, bool given) {
  return given && !place.is_bucket ? place.bucket : "s3://" + place.bucket + "/" + place.prefix;
}

Json datasets_of(const Places& places) {
  Json list = Json::array();
  std::vector<Place> sorted = places.places();
  if (!places.given()) std::sort(sorted.begin(), sorted.end());
  for (const Place& place : sorted)
    list.push_back({places.names()[place.set], place_text(place, places.given())});
  return list;
}

/// Bytes that are not text become U+FFFD: devices and file systems may be called so.
std::string in_a_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json source_json(const Source& s) {
  Json json{
      {"id", s.id},       {"kind", static_cast<int>(s.kind)}, {"files", s.files},          {"bytes", s.bytes},
      {"lines", s.lines}, {"bad_lines", s.bad_lines},         {"duplicates", s.duplicates}};
  if (s.first) json["first"] = *s.first;
  if (s.last) json["last"] = *s.last;
  return json;
}

/// Writes rows with the numbers that sets have in the head, in order of their keys.
class RowWriter {
 public:
  RowWriter(const Observation& observation, Json& head, const TextSink& sink) : sink_(sink) {
    const Json sets = datasets_of(observation.places);
    const std::vector<std::string>& names = observation.places.names();
    numbers_.resize(names.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const auto at = std::find(names.begin(), names.end(), sets[i][0].get<std::string>()) - names.begin();
      numbers_[static_cast<std::size_t>(at)] = static_cast<std::uint32_t>(i);
    }
    of_trails_ = write_trails(observation.trails, numbers_, sets.size(), head);
  }
  void write(const Traffic& t);
  void write(const Snapshot& snapshot, std::size_t at);
  void write(const Fact& fact) { text_line(fact_row(fact)); }
  void flush() {
    sink_(text_);
    text_.clear();
  }

 private:
  [[nodiscard]] std::uint32_t number(std::uint32_t set) const {
    const std::size_t of_trail = std::size_t{set} - TrailSets::kFirst;
    if (set >= TrailSets::kFirst && of_trail < of_trails_.size()) return of_trails_[of_trail];
    return set < numbers_.size() ? numbers_[set] : kNoSet;
  }
  static std::int64_t shown(std::uint32_t number) { return number == kNoSet ? -1 : std::int64_t{number}; }

  template <class... Cells>
  void line(Cells&&... cells) {
    text_line(Json::array({std::forward<Cells>(cells)...}));
  }
  void text_line(const Json& row) {
    constexpr std::size_t kBlock = std::size_t{1} << 16U;
    text_ += in_a_line(row);
    text_ += '\n';
    if (text_.size() > kBlock) flush();
  }
  /// Calls with each row in order, its set as it is numbered in the file.
  template <class Key, class Value, class Work>
  void each(const FlatTable<Key, Value>& table, const Work& work) {
    std::vector<std::pair<Key, const Value*>> rows;
    rows.reserve(table.size());
    table.each([&](Key key, const Value& row) {
      key.set = number(key.set);
      rows.emplace_back(key, &row);
    });
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, row] : rows) work(key, *row);
  }
  void write_objects(const Traffic& t);
  void write_sessions(const Traffic& t);

  const TextSink& sink_;
  std::string text_;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::uint32_t> of_trails_;
};

void RowWriter::write_objects(const Traffic& t) {
  each(t.objects, [&](const ObjectKey& k, const ObjectRow& r) {
    line("object", shown(k.set), k.id, r.size, r.told, r.changed, r.stored);
  });
  each(t.listings, [&](const ListedKey& k, const ListedRow& r) {
    line("listed", shown(k.set), static_cast<int>(k.in), k.id, r.bytes, r.size, r.changed, r.times);
  });
  each(t.object_days, [&](const ObjectDayKey& k, const ObjectDayRow& r) {
    line("touch", shown(k.set), k.id, k.day, r.bytes, r.reads, r.writes);
  });
  each(t.lives,
       [&](const ObjectKey& k, const LifeRow& r) { line("life", shown(k.set), k.id, r.births, r.ends); });
}

void RowWriter::write_sessions(const Traffic& t) {
  each(t.sessions, [&](const SessionKey& k, const SessionRow& r) {
    Json sizes = Json::array();
    for (const RequestSizes::Entry& e : r.sizes.entries()) sizes.push_back({e.size, e.bytes, e.count});
    std::vector<KnownRange> ranges = r.ranges;
    std::sort(ranges.begin(), ranges.end());
    Json known = Json::array();
    for (const KnownRange& range : ranges) known.push_back({range.first, range.last});
    line("session", shown(k.set), k.host, k.object, k.slot, r.size, r.sizes.coarse(), sizes, known);
  });
}

void RowWriter::write(const Traffic& t) {
  each(t.minutes, [&](const MinuteKey& k, const MinuteRow& r) {
    line("minute", shown(k.set), static_cast<int>(k.direction), k.minute, r.bytes, r.milliseconds, r.mask,
         r.requests, r.objects, Json(std::vector<std::uint32_t>(r.hosts.begin(), r.hosts.end())));
  });
  write_objects(t);
  each(t.slots, [&](const SlotKey& k, const SlotRow& r) {
    line("slot", shown(k.set), k.host, k.slot, r.bytes, r.requests, r.first, r.last);
  });
  write_sessions(t);
  each(t.days, [&](const DayKey& k, const DayRow& r) {
    line("day", shown(k.set), k.day, k.status, k.operation, r.count, r.bytes);
  });
  each(t.tallies, [&](const TallyKey& k, const DayRow& r) {
    line("tally", shown(k.set), static_cast<int>(k.what), k.which, r.count, r.bytes);
  });
  std::map<std::uint32_t, const std::map<std::string, std::uint64_t>*> by_number;
  for (const auto& [set, types] : t.instances) by_number[number(set)] = &types;
  for (const auto& [set, types] : by_number)
    for (const auto& [type, bytes] : *types) line("instance", shown(set), type, bytes);
  for (const auto& [bucket, c] : t.covered)
    if (c.delivered == 0)
      line("covered", bucket, c.first, c.last, c.days, c.regions);
    else
      line("covered", bucket, c.first, c.last, c.days, c.regions, c.delivered, c.file_days,
           std::max<std::int64_t>(c.last_elsewhere, 0));
}

void RowWriter::write(const Snapshot& snapshot, std::size_t at) {
  std::map<std::uint32_t, const Stored*> by_number;
  for (const auto& [set, s] : snapshot.sets) by_number[number(set)] = &s;
  for (const auto& [set, s] : by_number)
    line("stored", shown(set), at, s->bytes, s->objects, s->old_version_bytes, s->by_class, s->by_size,
         s->by_day, s->tiered_bytes, s->untouched_30, s->untouched_90, s->expiring_bytes,
         s->expiring_byte_days);
}

}  // namespace

void write_obs(const Observation& observation, const Salt& salt, const TextSink& sink) {
  Json head{{"observation_version", 1},
            {"datasets", datasets_of(observation.places)},
            {"given", observation.places.given()},
            {"salt_check", fmt::format("{:016x}", salt_check(salt))},
            {"complete", observation.complete},
            {"halvings",
             {observation.traffic.objects_kept.halvings, observation.traffic.hosts_kept.halvings,
              observation.traffic.prefixes_kept.halvings}},
            {"files", observation.file_ids},
            {"sources", Json::array()},
            {"snapshots", Json::array()}};
  if (observation.traffic.minutes_from > 0) head["minutes_from"] = observation.traffic.minutes_from;
  for (const Source& source : observation.sources) head["sources"].push_back(source_json(source));
  for (const Snapshot& s : observation.snapshots)
    head["snapshots"].push_back({s.source, s.bucket, s.taken, s.newest});
  RowWriter writer(observation, head, sink);
  sink(in_a_line(head) + "\n");
  writer.write(observation.traffic);
  for (std::size_t i = 0; i < observation.snapshots.size(); ++i) writer.write(observation.snapshots[i], i);
  for (const Fact& fact : observation.facts) writer.write(fact);
  writer.flush();
}

}  // namespace storeadvise::observe
