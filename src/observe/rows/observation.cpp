#include "observe/rows/observation.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

struct Id {
  Kind kind;
  std::string_view id;
};

/// The short names of kinds in the evidence.
std::string_view id_of(Kind kind) {
  static constexpr std::array<Id, 21> kIds{{{Kind::access_log, "log"},
                                            {Kind::access_log_json, "log"},
                                            {Kind::cloudtrail, "trail"},
                                            {Kind::inventory_manifest, "inv"},
                                            {Kind::inventory_data, "inv"},
                                            {Kind::object_list, "list"},
                                            {Kind::object_lines, "list"},
                                            {Kind::class_analysis, "analysis"},
                                            {Kind::storage_lens, "lens"},
                                            {Kind::metric_statistics, "metrics"},
                                            {Kind::metric_data, "metrics"},
                                            {Kind::metric_queries, "metrics"},
                                            {Kind::file_systems, "efs"},
                                            {Kind::lifecycle, "lifecycle"},
                                            {Kind::bill, "bill"},
                                            {Kind::plan, "plan"},
                                            {Kind::mount_statistics, "nfs"},
                                            {Kind::nfsiostat, "nfs"},
                                            {Kind::query_rows, "rows"},
                                            {Kind::inventory_table, "inv"},
                                            {Kind::folder, "walk"}}};
  const auto* const found =
      std::find_if(std::begin(kIds), std::end(kIds), [kind](const Id& row) { return row.kind == kind; });
  return found == std::end(kIds) ? "other" : found->id;
}

std::uint32_t as_second(std::int64_t second) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(second, 0, 0xffffffffLL));
}

void add_age(Stored& stored, const ObjectFact& object) {
  const Bytes size = bytes_of(object.size);
  if (object.changed > 0) stored.by_day[day_of(as_second(object.changed))] += size;
  if (object.expires > object.changed && object.changed > 0) {
    stored.expiring_bytes += size;
    stored.expiring_byte_days += size * between(object.changed, object.expires);
  }
  if (object.idle) {
    constexpr Seconds kCold = days(30);
    constexpr Seconds kColder = days(90);
    stored.tiered_bytes += size;
    if (*object.idle >= kCold) stored.untouched_30 += size;
    if (*object.idle >= kColder) stored.untouched_90 += size;
    return;
  }
  if (object.tier.empty()) return;
  stored.tiered_bytes += size;
  if (object.tier == "FREQUENT") return;
  stored.untouched_30 += size;
  if (object.tier != "INFREQUENT") stored.untouched_90 += size;
}

}  // namespace

void Source::add(const Source& other) {
  files += other.files;
  bytes += other.bytes;
  lines += other.lines;
  bad_lines += other.bad_lines;
  duplicates += other.duplicates;
  if (other.first) first = first ? std::min(*first, *other.first) : *other.first;
  if (other.last) last = last ? std::max(*last, *other.last) : *other.last;
}

void Source::cover(std::int64_t second) {
  first = std::min(first.value_or(second), second);
  last = std::max(last.value_or(second), second);
}

void Stored::add(const Stored& other) {
  bytes += other.bytes;
  objects += other.objects;
  old_version_bytes += other.old_version_bytes;
  for (const auto& [name, size] : other.by_class) by_class[name] += size;
  for (std::size_t i = 0; i < kSizes; ++i) by_size[i] += other.by_size[i];
  for (const auto& [day, size] : other.by_day) by_day[day] += size;
  tiered_bytes += other.tiered_bytes;
  untouched_30 += other.untouched_30;
  untouched_90 += other.untouched_90;
  expiring_bytes += other.expiring_bytes;
  expiring_byte_days += other.expiring_byte_days;
}

Source& Observation::source(Kind kind) {
  const std::string_view id = id_of(kind);
  const auto found =
      std::find_if(sources.begin(), sources.end(), [id](const Source& s) { return s.id == id; });
  if (found != sources.end()) {
    found->kind = std::min(found->kind, kind);
    return *found;
  }
  Source& made = sources.emplace_back();
  made.id = id;
  made.kind = kind;
  return made;
}

void Observation::add(const ObjectFact& object, std::size_t snapshot, const Salt& salt) {
  if (object.delete_marker) return;
  const Where where = places.where(object.bucket, object.key);
  Stored& stored = snapshots[snapshot].sets[where.set];
  if (!object.latest) {
    stored.old_version_bytes += bytes_of(object.size);
    return;
  }
  stored.bytes += bytes_of(object.size);
  ++stored.objects;
  stored.by_class[std::string(object.storage_class)] += bytes_of(object.size);
  ++stored.by_size[static_cast<std::size_t>(std::bit_width(object.size | 1U) - 1)];
  add_age(stored, object);
  const std::uint64_t id = hash_text(object.key, salt) ^ spread(hash_text(object.bucket, salt));
  if (where.set == kNoSet || !snapshots[snapshot].newest || !traffic.objects_kept.keeps(id)) return;
  ObjectRow row;
  row.stored = object.size + 1;
  row.changed = as_second(object.changed);
  traffic.objects[{id, where.set}].add(row);
  // A manifest dates its inventory and names its bucket: of two the older one counts for growth alone.
  if (!snapshots[snapshot].bucket.empty()) return;
  const bool in_list = snapshots[snapshot].source == id_of(Kind::object_list);
  const auto in = in_list ? ListedKey::In::list : ListedKey::In::inventory;
  traffic.listings[{id, where.set, in}].add({object.size, object.size, row.changed, 1});
}

}  // namespace storeadvise::observe
