#include "observe/rows/intake.hpp"

#include <algorithm>

#include "observe/times.hpp"

namespace storeadvise::observe {
namespace {

/// The session of a requester that is an instance: "i-" and hexadecimal digits after the last slash.
std::string_view instance_session(std::string_view requester) {
  const std::size_t slash = requester.rfind('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view session = requester.substr(slash + 1);
  const bool is_one = session.size() > 9 && session.starts_with("i-") &&
                      std::ranges::all_of(session.substr(2), [](char c) { return is_hex_digit(c); });
  return is_one ? session : std::string_view{};
}

/// Requests of AWS's own services about the bucket, which no client waits for.
bool is_service(std::string_view requester) {
  return requester == "AmazonS3" || requester.find("logging.s3.amazonaws.com") != std::string_view::npos;
}

bool done(std::uint16_t status) { return status >= 200 && status < 300; }

/// The Region in "bucket.s3.us-west-2.amazonaws.com" or "s3-us-west-2.amazonaws.com"; empty: none.
std::string_view region_of_host(std::string_view host) {
  const std::size_t end = host.find(".amazonaws.com");
  if (end == std::string_view::npos) return {};
  std::string_view rest = host.substr(0, end);
  const std::size_t dot = rest.rfind('.');
  std::string_view last = dot == std::string_view::npos ? rest : rest.substr(dot + 1);
  for (const std::string_view begin : {"s3-website-", "s3-"})
    if (last.starts_with(begin)) last.remove_prefix(begin.size());
  const bool is_region = std::ranges::count(last, '-') >= 2 && last.back() >= '0' && last.back() <= '9';
  return is_region && !last.starts_with("accesspoint") ? last : std::string_view{};
}

/// The Region of "arn:aws:s3:us-west-2:111122223333:accesspoint/name".
std::string_view region_of_arn(std::string_view arn) {
  for (int i = 0; i < 3; ++i) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return arn.substr(0, arn.find(':'));
}

}  // namespace

const AgentSays& Intake::agent_of(std::string_view agent) {
  if (const auto found = agents_.find(agent); found != agents_.end()) return found->second;
  return agents_.emplace(std::string(agent), agent_says(agent)).first->second;
}

void Intake::cover(const AccessRecord& record) {
  if (covered_ == nullptr || record.bucket != bucket_) {
    bucket_ = record.bucket;
    bucket_hash_ = spread(hash_text(bucket_, salt_));
    covered_ = &(trails_ == nullptr ? traffic_.covered : trails_->covered)[bucket_];
    if (delivered_) covered_->deliver(*delivered_);
  }
  covered_->first = std::min(covered_->first, record.second);
  covered_->last = std::max(covered_->last, record.second);
  if (!delivered_) covered_->last_elsewhere = std::max(covered_->last_elsewhere, record.second);
  const auto day = day_of(record.second);
  if (covered_->days.empty() || *covered_->days.rbegin() != day) covered_->days.insert(day);
  std::string_view region = record.region;
  if (region.empty() && !record.access_point.empty()) region = region_of_arn(record.access_point);
  if (region.empty()) region = region_of_host(record.host_header);
  if (!region.empty() && (covered_->regions.empty() || *covered_->regions.begin() != region))
    covered_->regions.emplace(region);
}

/// Where the record's key lies, and for a LIST where its prefix does.
Where Intake::place_of(const AccessRecord& record) {
  const bool is_list = record.operation == Operation::list;
  key_ = is_list ? record.list_prefix : record.key;
  url_decode(key_, is_list ? 1 : 2);
  if (key_.empty() && !is_list) return {};
  return places_.where(record.bucket, key_);
}

void Intake::tally(TallyKey::What what, std::uint32_t set, std::uint64_t which, std::uint64_t bytes) {
  DayRow& row = traffic_.tallies[{what, set, which}];
  ++row.count;
  row.bytes += bytes;
}

Intake::Looked Intake::look_up(const AccessRecord& record) {
  cover(record);
  const Where where = place_of(record);
  Looked looked;
  looked.record = &record;
  looked.set = trails_ == nullptr ? where.set : trails_->number(where.set, record.bucket);
  looked.second = static_cast<std::uint32_t>(record.second);
  looked.object = hash_text(key_, salt_) ^ bucket_hash_;
  const std::uint64_t operation = spread(hash_text(record.operation_name, {}) ^ looked.object);
  looked.id = hash_text(record.request_id, salt_) ^ operation ^
              (record.version_id.empty() ? 0 : spread(hash_text(record.version_id, salt_) + 1));
  if (where.set == kNoSet || is_service(record.requester)) return looked;
  looked.agent = &agent_of(record.agent);
  const std::string_view session = instance_session(record.requester);
  looked.host = hash_text(session.empty() ? record.address : session, salt_);
  const std::size_t slash = where.below.find('/');
  if (slash != std::string_view::npos) looked.component = hash_text(where.below.substr(0, slash), salt_) | 1U;
  return looked;
}

/// Of the rows that few records share, each a place in memory of its own.
void Intake::fetch_ahead(const Looked& looked) const {
  seen_.prefetch(looked.id);
  if (looked.agent == nullptr) return;
  traffic_.objects.prefetch({looked.object, looked.set});
  traffic_.object_days.prefetch({looked.object, looked.set, day_of(looked.second)});
  if (looked.record->status == 206)
    traffic_.sessions.prefetch({looked.host, looked.object, looked.set, looked.second / kSlotSeconds});
}

void Intake::add(std::span<const AccessRecord> records) {
  constexpr std::size_t kMostAgents = 4096;  // those that hold something else in each request are forgotten
  if (agents_.size() > kMostAgents) agents_.clear();
  looked_.clear();
  for (const AccessRecord& record : records) {
    if (!period_.holds(record.second)) continue;
    looked_.push_back(look_up(record));
    fetch_ahead(looked_.back());
  }
  std::size_t firsts = 0;
  for (const Looked& looked : looked_) {
    const SeenRecords::Seen seen = seen_.see(looked.id);
    firsts += seen == SeenRecords::Seen::first ? 1U : 0U;
    if (seen == SeenRecords::Seen::again)
      ++duplicates_;
    else
      add_one(looked);
  }
  seen_.hold(firsts);
}

void Intake::add_one(const Looked& looked) {
  add_day(looked);
  const AccessRecord& record = *looked.record;
  if (looked.agent == nullptr) {
    if (looked.set != kNoSet && record.status == 0) add_object(looked);
    return;
  }
  add_object(looked);
  const bool whole_upload =
      record.operation == Operation::put || record.operation == Operation::complete_upload;
  if (record.operation == Operation::get && (record.status == 200 || record.status == 206)) add_read(looked);
  if ((whole_upload || record.operation == Operation::put_part) && done(record.status)) add_write(looked);
  const bool own_lookup =
      looked.agent->client == Agent::mountpoint || looked.agent->client == Agent::transfer_manager;
  if (own_lookup && (record.operation == Operation::head || record.operation == Operation::list))
    tally(TallyKey::What::lookups_of_clients, looked.set,
          static_cast<std::uint64_t>(record.operation) << 32U | day_of(looked.second), 0);
}

void Intake::add_day(const Looked& looked) {
  const AccessRecord& r = *looked.record;
  const Operation operation = is_service(r.requester) && r.status != 0 ? Operation::other : r.operation;
  DayRow& row =
      traffic_.days[{looked.set, day_of(looked.second), r.status, static_cast<std::uint8_t>(operation)}];
  ++row.count;
  const bool uploads = operation == Operation::put || operation == Operation::put_part;
  row.bytes += operation == Operation::get ? r.sent : uploads ? r.size : 0;
}

namespace {

/// Whether an object is there anew since a record.
bool uploads(const AccessRecord& r) {
  return (r.operation == Operation::put || r.operation == Operation::complete_upload ||
          r.operation == Operation::copy_write) &&
         done(r.status);
}

/// Whether an object is gone since a record; those of lifecycle rules have no status. Where versions are kept
/// a delete marker ends an object: what names a version ends that one, and the object lives on.
bool ends(const AccessRecord& r) {
  const bool has_version = !r.version_id.empty();
  if (r.operation == Operation::remove) return done(r.status) && !r.of_version.value_or(has_version);
  const bool by_rule =
      r.operation == Operation::delete_marker || (r.operation == Operation::expire && !has_version);
  return by_rule && (r.status == 0 || done(r.status));
}

/// Whether a record tells the size of an object that is there.
bool tells_size(const AccessRecord& r) {
  if (!r.size_known) return false;
  constexpr std::uint16_t kNotModified = 304;
  const bool looks = r.operation == Operation::get || r.operation == Operation::head;
  return uploads(r) || (looks && (done(r.status) || r.status == kNotModified));
}

}  // namespace

void Intake::add_object(const Looked& looked) {
  const AccessRecord& r = *looked.record;
  const bool uploaded = uploads(r);
  const bool ended = ends(r);
  const bool told = tells_size(r);
  if (!uploaded && !ended && !told) return;
  if (!traffic_.objects_kept.keeps(looked.object)) return;
  const ObjectKey key{looked.object, looked.set};
  if (told) traffic_.objects[key].tell(r.size, looked.second);
  if (uploaded) LifeRow::put(traffic_.lives[key].births, looked.second);
  if (ended) LifeRow::put(traffic_.lives[key].ends, looked.second);
  if (uploaded) ++traffic_.object_days[{looked.object, looked.set, day_of(looked.second)}].writes;
}

void Intake::add_read(const Looked& looked) {
  const AccessRecord& r = *looked.record;
  add_moved(looked, Direction::read, r.sent);
  if (traffic_.objects_kept.keeps(looked.object)) {
    ObjectDayRow& day = traffic_.object_days[{looked.object, looked.set, day_of(looked.second)}];
    day.bytes += r.sent;
    ++day.reads;
  }
  if (const SlotKey slot{looked.host, looked.set, looked.second / kSlotSeconds}; traffic_.keeps(slot)) {
    SlotRow one;
    one.bytes = r.sent;
    one.requests = 1;
    one.first = looked.second;
    one.last = looked.second + r.milliseconds / 1000;
    traffic_.slots[slot].add(one);
  }
  if (r.status == 200 || (r.sent == r.size && r.size_known))
    tally(TallyKey::What::whole_reads, looked.set, 0, r.sent);
  else
    add_session(looked);
}

void Intake::add_session(const Looked& looked) {
  const AccessRecord& r = *looked.record;
  if (!traffic_.objects_kept.keeps(looked.object)) return;
  SessionRow& row = traffic_.sessions[{looked.host, looked.object, looked.set, looked.second / kSlotSeconds}];
  row.size = std::max(row.size, r.size);
  row.sizes.add(r.sent, r.sent, 1);
  traffic_.ranges += (r.range ? 1U : 0U) + (r.part ? 1U : 0U);
  if (r.range) row.ranges.push_back({r.range->first, r.range->last});
  if (r.part) row.ranges.push_back({(*r.part - 1) * r.sent, *r.part * r.sent - (r.sent > 0 ? 1 : 0)});
}

void Intake::add_write(const Looked& looked) {
  const AccessRecord& r = *looked.record;
  add_moved(looked, Direction::write, r.operation == Operation::complete_upload ? 0 : r.size);
}

/// What a request moves by client, type of instance and component, and in its minute.
void Intake::add_moved(const Looked& looked, Direction direction, std::uint64_t bytes) {
  const std::uint32_t set = looked.set;
  const std::uint64_t way = static_cast<std::uint64_t>(direction) << 8U;
  tally(TallyKey::What::client, set, way | static_cast<std::uint64_t>(looked.agent->client), bytes);
  if (!looked.agent->instance.empty()) traffic_.instances[set][looked.agent->instance] += bytes;
  if (traffic_.keeps({TallyKey::What::component, set, looked.component}))
    tally(TallyKey::What::component, set, looked.component, 0);
  if (looked.second / 60 >= traffic_.minutes_from) add_minute(looked, direction, bytes);
}

void Intake::add_minute(const Looked& looked, Direction direction, std::uint64_t bytes) {
  const AccessRecord& r = *looked.record;
  const MinuteKey key{looked.set, direction, looked.second / 60};
  MinuteRow& row = traffic_.minutes[key];
  row.bytes += bytes;
  row.milliseconds += r.milliseconds;
  ++row.requests;
  if (r.operation == Operation::put || r.operation == Operation::complete_upload) ++row.objects;
  row.hosts.add(static_cast<std::uint32_t>(spread(looked.host) >> 32U));
  if (bytes > 0) add_mask(key, looked);
}

/// Marks the seconds with the request in flight: up to half a second after Total Time, since the log cuts the
/// begin to whole seconds.
void Intake::add_mask(MinuteKey key, const Looked& looked) {
  constexpr auto kLongest = static_cast<std::uint32_t>(kHourSeconds);
  constexpr std::uint64_t kRounding = 500;
  const auto lasts = static_cast<std::uint32_t>((looked.record->milliseconds + kRounding) / 1000);
  std::uint32_t at = looked.second;
  const std::uint32_t end = looked.second + std::min(lasts, kLongest);
  while (at <= end) {
    const std::uint32_t from = at % 60;
    const std::uint32_t to = std::min(end - at + from, 59U);
    key.minute = at / 60;
    traffic_.minutes[key].mask |= ((std::uint64_t{2} << to) - 1) & ~((std::uint64_t{1} << from) - 1);
    at += to - from + 1;
  }
}

}  // namespace storeadvise::observe
