#include "demand/notes.hpp"

#include "text/printable.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

std::string ebs_json(const Ebs& ebs) {
  const std::string rate =
      ebs.throughput ? ",\"throughput\":" + exact_number(ebs.throughput->count()) : std::string();
  return "{\"size\":" + exact_number(ebs.size->count()) + rate + "}";
}

}  // namespace

void Notes::write(std::string_view field, std::string value, std::string shown) const {
  out_->push_back({.path = std::string(prefix_) + std::string(field),
                   .value = std::move(value),
                   .shown = std::move(shown),
                   .from = std::string(from_)});
}

void Notes::add(std::string_view field, Bytes value) const {
  if (wanted()) write(field, exact_number(value.count()), show_bytes(value));
}
void Notes::add(std::string_view field, BytesPerSecond value) const {
  if (wanted()) write(field, exact_number(value.count()), show_rate(value));
}
void Notes::add(std::string_view field, Seconds value) const {
  if (wanted()) write(field, in_quotes(exact_duration(value)), show_duration(value));
}
void Notes::add(std::string_view field, Count value) const {
  if (wanted()) write(field, exact_number(value.count()), show_count(value.count()));
}
void Notes::add(std::string_view field, UsdPerHour value) const {
  if (wanted()) write(field, exact_number(value.count()), "$" + show_number(value.count()) + " an hour");
}
void Notes::add(std::string_view field, double value) const {
  if (wanted()) write(field, exact_number(value), show_number(value));
}
void Notes::add(std::string_view field, bool value) const {
  if (wanted()) write(field, value ? "true" : "false", value ? "yes" : "no");
}
void Notes::add_word(std::string_view field, std::string_view word) const {
  if (wanted()) write(field, in_quotes(word), std::string(word));
}
void Notes::add(std::string_view field, Pattern value) const {
  add_word(field, kPatternNames[static_cast<std::size_t>(value)]);
}
void Notes::add(std::string_view field, S3Client value) const {
  add_word(field, kS3ClientNames[static_cast<std::size_t>(value)]);
}
void Notes::add(std::string_view field, Platform value) const {
  add_word(field, kPlatformNames[static_cast<std::size_t>(value)]);
}

void Notes::add(std::string_view field, const Compute& value) const {
  if (!wanted()) return;
  const bool plain = value.instance && value.count == Count(1) && !value.usd_per_hour && !value.network &&
                     !value.accelerators && !value.local_storage && !value.ebs;
  if (plain) return add_word(field, *value.instance);
  std::string json;
  std::string shown;
  const auto member = [&](std::string_view key, const std::string& text, const std::string& seen) {
    json += (json.empty() ? "" : ",") + in_quotes(key) + ":" + text;
    shown += (shown.empty() ? "" : ", ") + seen;
  };
  if (value.count)
    member("count", exact_number(value.count->count()), show_count(value.count->count()) + " x");
  if (value.instance) member("instance", in_quotes(*value.instance), *value.instance);
  if (value.usd_per_hour)
    member("usd_per_hour", exact_number(value.usd_per_hour->count()),
           "$" + show_number(value.usd_per_hour->count()) + " an hour");
  if (value.network) member("network", exact_number(value.network->count()), show_rate(*value.network));
  if (value.accelerators)
    member("accelerators", exact_number(value.accelerators->count()),
           show_count(value.accelerators->count()) + " accelerators");
  if (value.local_storage)
    member("local_storage", exact_number(value.local_storage->count()), show_bytes(*value.local_storage));
  if (value.ebs && value.ebs->size)
    member("ebs", ebs_json(*value.ebs), show_bytes(*value.ebs->size) + " EBS");
  write(field, "{" + json + "}", shown);
}

void Notes::add(std::string_view field, const Needs& value) const {
  if (!wanted()) return;
  std::string json;
  std::string shown;
  for (std::size_t i = 0; i < kNeedNames.size(); ++i) {
    if (!value.has(static_cast<Need>(i))) continue;
    json += (json.empty() ? "" : ",") + in_quotes(kNeedNames[i]);
    shown += (shown.empty() ? "" : ", ") + std::string(kNeedNames[i]);
  }
  write(field, "[" + json + "]", shown.empty() ? "none" : shown);
}

void Notes::add(std::string_view field, const std::vector<Untouched>& value) const {
  if (!wanted()) return;
  std::string json;
  std::string shown;
  for (const Untouched& u : value) {
    json += (json.empty() ? "" : ",") + in_quotes(exact_duration(u.age)) + ":" + exact_number(u.share);
    shown += (shown.empty() ? "" : ", ") + show_number(u.share * 100) + " % for " + show_duration(u.age);
  }
  write(field, "{" + json + "}", shown.empty() ? "none" : shown);
}

}  // namespace storeadvise
