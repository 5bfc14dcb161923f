#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "observe/input/long_lines.hpp"
#include "observe/rows/covered_rows.hpp"
#include "observe/rows/fact_rows.hpp"
#include "observe/rows/obs_file.hpp"
#include "observe/rows/obs_head.hpp"
#include "observe/rows/quantity_json.hpp"

namespace storeadvise::observe {
namespace {

using Json = nlohmann::json;

/// Reads rows into an observation.
class RowReader {
 public:
  RowReader(Observation& into, std::vector<std::uint32_t> sets, std::size_t snapshots, Covered of_all)
      : into_(into),
        t_(into.traffic),
        sets_(std::move(sets)),
        snapshots_(snapshots),
        of_all_(std::move(of_all)) {}
  void read(const Json& row);

 private:
  using ReadRow = void (RowReader::*)(const Json&);
  [[nodiscard]] std::uint32_t set(const Json& row) const {
    const auto number = row.at(1).get<std::int64_t>();
    return number < 0 ? kNoSet : sets_.at(static_cast<std::size_t>(number));
  }
  template <class Number>
  static Number get(const Json& row, std::size_t at) {
    return row.at(at).get<Number>();
  }
  void minute(const Json& row);
  void object(const Json& row);
  void listed(const Json& row);
  void touch(const Json& row);
  void life(const Json& row);
  void slot(const Json& row);
  void session(const Json& row);
  void day(const Json& row);
  void tally(const Json& row);
  void instance(const Json& row);
  void covered(const Json& row);
  void stored(const Json& row);

  Observation& into_;
  Traffic& t_;
  std::vector<std::uint32_t> sets_;
  std::size_t snapshots_;
  Covered of_all_;  ///< what the head tells of the files of all buckets
};

using u32 = std::uint32_t;
using u64 = std::uint64_t;

void RowReader::minute(const Json& row) {
  MinuteRow r;
  r.bytes = get<u64>(row, 4);
  r.milliseconds = get<u64>(row, 5);
  r.mask = get<u64>(row, 6);
  r.requests = get<u32>(row, 7);
  r.objects = get<u32>(row, 8);
  for (const Json& host : row.at(9)) r.hosts.add(host.get<u32>());
  const MinuteKey key{set(row), static_cast<Direction>(limited<int>(row.at(2), 1)), get<u32>(row, 3)};
  if (key.minute >= t_.minutes_from) t_.minutes[key].add(r);
}

void RowReader::object(const Json& row) {
  ObjectRow r;
  r.tell(get<u64>(row, 3), get<u32>(row, 4));
  r.changed = get<u32>(row, 5);
  r.stored = get<u64>(row, 6);
  if (t_.objects_kept.keeps(get<u64>(row, 2))) t_.objects[{get<u64>(row, 2), set(row)}].add(r);
}

void RowReader::listed(const Json& row) {
  const ListedKey key{
      get<u64>(row, 3), set(row),
      static_cast<ListedKey::In>(limited<int>(row.at(2), static_cast<int>(ListedKey::In::list)))};
  if (t_.objects_kept.keeps(key.id))
    t_.listings[key].add({get<u64>(row, 4), get<u64>(row, 5), get<u32>(row, 6), get<u32>(row, 7)});
}

void RowReader::touch(const Json& row) {
  if (!t_.objects_kept.keeps(get<u64>(row, 2))) return;
  t_.object_days[{get<u64>(row, 2), set(row), get<u32>(row, 3)}].add(
      {get<u64>(row, 4), get<u32>(row, 5), get<u32>(row, 6)});
}

void RowReader::life(const Json& row) {
  if (!t_.objects_kept.keeps(get<u64>(row, 2))) return;
  LifeRow r;
  for (const Json& when : row.at(3)) LifeRow::put(r.births, when.get<u32>());
  for (const Json& when : row.at(4)) LifeRow::put(r.ends, when.get<u32>());
  t_.lives[{get<u64>(row, 2), set(row)}].add(r);
}

void RowReader::slot(const Json& row) {
  const SlotKey key{get<u64>(row, 2), set(row), get<u32>(row, 3)};
  if (t_.keeps(key))
    t_.slots[key].add({get<u64>(row, 4), get<u32>(row, 5), get<u32>(row, 6), get<u32>(row, 7)});
}

void RowReader::session(const Json& row) {
  if (!t_.objects_kept.keeps(get<u64>(row, 3))) return;
  SessionRow r;
  r.size = get<u64>(row, 5);
  if (get<bool>(row, 6)) r.sizes.make_coarse();
  for (const Json& e : row.at(7)) r.sizes.add(get<u64>(e, 0), get<u64>(e, 1), get<u32>(e, 2));
  for (const Json& e : row.at(8)) r.ranges.push_back({get<u64>(e, 0), get<u64>(e, 1)});
  t_.ranges += r.ranges.size();
  t_.sessions[{get<u64>(row, 2), get<u64>(row, 3), set(row), get<u32>(row, 4)}].add(r);
}

void RowReader::day(const Json& row) {
  t_.days[{set(row), get<u32>(row, 2), limited<std::uint16_t>(row.at(3), 999),
           limited<std::uint8_t>(row.at(4), kOperations - 1)}]
      .add({get<u64>(row, 5), get<u64>(row, 6)});
}

void RowReader::tally(const Json& row) {
  const TallyKey key{
      static_cast<TallyKey::What>(limited<int>(row.at(2), static_cast<int>(TallyKey::What::sizes_of_reads))),
      set(row), get<u64>(row, 3)};
  if (t_.keeps(key)) t_.tallies[key].add({get<u64>(row, 4), get<u64>(row, 5)});
}

void RowReader::instance(const Json& row) {
  t_.instances[set(row)][get<std::string>(row, 2)] += get<u64>(row, 3);
}

void RowReader::covered(const Json& row) {
  t_.covered[get<std::string>(row, 1)].add(covered_of_row(row, of_all_));
}

void RowReader::stored(const Json& row) {
  Stored s;
  s.bytes = get<Bytes>(row, 3);
  s.objects = get<u64>(row, 4);
  s.old_version_bytes = get<Bytes>(row, 5);
  s.by_class = row.at(6).get<std::map<std::string, Bytes>>();
  s.by_size = row.at(7).get<std::array<u64, Stored::kSizes>>();
  s.by_day = row.at(8).get<std::map<u32, Bytes>>();
  s.tiered_bytes = get<Bytes>(row, 9);
  s.untouched_30 = get<Bytes>(row, 10);
  s.untouched_90 = get<Bytes>(row, 11);
  s.expiring_bytes = get<Bytes>(row, 12);
  s.expiring_byte_days = get<ByteDays>(row, 13);
  into_.snapshots.at(snapshots_ + get<std::size_t>(row, 2)).sets[set(row)].add(s);
}

void RowReader::read(const Json& row) {
  static const std::map<std::string, ReadRow> rows{
      {"minute", &RowReader::minute},     {"object", &RowReader::object},   {"listed", &RowReader::listed},
      {"touch", &RowReader::touch},       {"life", &RowReader::life},       {"slot", &RowReader::slot},
      {"session", &RowReader::session},   {"day", &RowReader::day},         {"tally", &RowReader::tally},
      {"instance", &RowReader::instance}, {"covered", &RowReader::covered}, {"stored", &RowReader::stored}};
  const auto& kind = row.at(0).get_ref<const std::string&>();
  if (is_fact_row(kind))
    into_.facts.push_back(fact_of(row));
  else
    (this->*rows.at(kind))(row);
}

tl::unexpected<Errors> wrong(std::string code, const std::string& name, std::string message,
                             std::string hint) {
  return tl::unexpected(Errors{{std::move(code), {name}, "", std::move(message), std::move(hint)}});
}

/// The numbers of the part's sets in the sum, whose places become those of the first part.
std::vector<std::uint32_t> sets_of(const Json& head, bool first, const ObsParts& parts, Observation& into) {
  std::vector<std::string> names;
  std::vector<Place> places;
  std::vector<std::uint32_t> sets;
  for (const Json& row : head.at("datasets")) {
    Place place;
    parse_place(row.at(1).get<std::string>(), place);
    const auto name = row.at(0).get<std::string>();
    if (!head.at("given").get<bool>()) {
      sets.push_back(into.places.met(place.bucket, place.prefix));
      continue;
    }
    const auto at = std::find(names.begin(), names.end(), name) - names.begin();
    if (static_cast<std::size_t>(at) == names.size()) names.push_back(name);
    place.set = static_cast<std::uint32_t>(at);
    sets.push_back(place.set);
    places.push_back(place);
  }
  if (head.at("given").get<bool>() && first && !parts.given) into.places = Places(names, places);
  if (parts.given)
    for (std::size_t i = 0; i < sets.size(); ++i)
      sets[i] = into.places.named(head.at("datasets")[i][0].get<std::string>());
  return sets;
}

Result<void> check_head(const Json& head, const std::string& name, ObsParts& parts, Observation& into) {
  const u64 salt = std::stoull(head.at("salt_check").get<std::string>(), nullptr, 16);
  if (parts.salt_check && *parts.salt_check != salt)
    return wrong("salt-differs", name, "was made with another salt",
                 "make all parts with the same --salt FILE");
  parts.salt_check = salt;
  std::string datasets = head.at("given").get<bool>() ? head.at("datasets").dump() : "made";
  if (!parts.datasets.empty() && parts.datasets != datasets)
    return wrong("datasets-differ", name, "was made with other data sets",
                 "make all parts with the same --dataset options");
  parts.datasets = std::move(datasets);
  for (const Json& file : head.at("files"))
    if (!into.file_ids.insert(file.get<u64>()).second)
      return wrong("part-twice", name, "holds a file that another part holds, too",
                   "give each file to one part");
  return {};
}

}  // namespace

Result<void> read_obs(ByteStream& bytes, const std::string& name, ObsParts& parts, Observation& into,
                      std::size_t memory) {
  try {
    LongLines lines(bytes, name);
    std::string line;
    auto more = lines.next(line);
    if (!more) return tl::unexpected(more.error());
    const Json head = Json::parse(line);
    const bool first = parts.datasets.empty();
    if (auto fits = check_head(head, name, parts, into); !fits) return fits;
    const std::size_t snapshots = into.snapshots.size();
    add_head(head, into);
    std::vector<std::uint32_t> sets = sets_of(head, first, parts, into);
    add_trails(head, sets, into.trails);
    RowReader reader(into, std::move(sets), snapshots, delivered_to_all(head));
    MemoryWatch watch(into.traffic, memory);
    while ((more = lines.next(line)) && *more) {
      reader.read(Json::parse(line));
      watch.look();
    }
    if (!more) return tl::unexpected(more.error());
    if (!lines.ended())
      return wrong("truncated", name, "ends in the middle of a row", "copy the part again, or make it again");
  } catch (const std::exception&) {
    return wrong("unknown-source", name, "is not an observation that --partial wrote", "make it again");
  }
  return {};
}

}  // namespace storeadvise::observe
