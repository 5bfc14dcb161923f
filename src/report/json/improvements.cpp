#include "report/json/parts.hpp"

namespace storeadvise {

namespace {

std::string_view word(WayOutKind kind) {
  switch (kind) {
    case WayOutKind::pad:
      return "pad";
    case WayOutKind::elastic:
      return "elastic";
    case WayOutKind::provisioned:
      return "provisioned";
  }
  return "";
}

void write_packed(JsonWriter& json, std::string_view key, const ObjectFigures& p) {
  constexpr double kMillisecond = 1000;
  json.key(key);
  json.begin_object();
  json.field("objects", p.objects.count());
  json.field("requests_per_month", p.requests.count());
  json.field("list_requests", p.list_requests.count());
  json.field("read_p50_ms", p.read_p50.count() * kMillisecond);
  json.field("read_bytes_per_s", p.read_rate.count());
  json.field("objects_per_s", p.objects_a_second().count());
  json.field("pass_s", p.pass ? std::optional(p.pass->count()) : std::nullopt);
  write_money(json, p.bill, p.waiting);
  json.end_object();
}

}  // namespace

void write_money(JsonWriter& json, Usd bill, Usd waiting) {
  json.field("monthly_bill_usd", bill.count());
  json.field("monthly_waiting_usd", waiting.count());
  json.field("monthly_total_usd", (bill + waiting).count());
}

void write_ways_out(JsonWriter& json, const std::vector<WayOut>& ways) {
  json.key("ways_out");
  json.begin_list();
  for (const WayOut& way : ways) {
    json.begin_object();
    json.field("way", word(way.kind));
    json.field("option", kOptions[way.option].id);
    if (way.kind == WayOutKind::pad) json.field("extra_bytes", way.extra.count());
    if (way.kind == WayOutKind::provisioned) json.field("provisioned_mib_per_s", in_mib(way.provisioned));
    write_money(json, way.bill, way.waiting);
    json.end_object();
  }
  json.end_list();
}

void write_mode_break_even(JsonWriter& json, const ModeBreakEven& b) {
  json.key("efs_mode_break_even");
  json.begin_object();
  json.field("duty_cycle", b.duty_cycle);
  json.field("duty_cycle_now", b.duty_cycle_now);
  json.field("cheaper_now", b.duty_cycle_now < b.duty_cycle ? "elastic" : "provisioned");
  json.field("provisioned_mib_per_s", in_mib(b.provisioned_rate));
  json.field("provisioned_monthly_usd", b.provisioned.count());
  json.field("elastic_full_time_monthly_usd", b.elastic_full_time.count());
  json.end_object();
}

void write_repacking(JsonWriter& json, const Repacking& r) {
  json.key("repacking");
  json.begin_object();
  json.field("shard_bytes", r.shard.count());
  write_packed(json, "now", r.now);
  write_packed(json, "then", r.then);
  json.field("saves_requests_per_month", (r.now.requests - r.then.requests).count());
  json.field("saves_monthly_usd", r.saving().count());
  json.field("one_off_usd", r.one_off.count());
  if (r.option)
    json.field("option_then", kOptions[*r.option].id);
  else
    json.null_field("option_then");
  json.end_object();
}

}  // namespace storeadvise
