#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "options/capabilities.hpp"
#include "options/client.hpp"
#include "report/json/parts.hpp"
#include "report/text/words.hpp"
#include "units/quantities.hpp"

namespace storeadvise {

namespace {

/// A product of doubles without the noise of their last digits: 32767.999999999993 is 32768.
double without_noise(double value) {
  constexpr int kAfterFirst = 11;  // digits
  constexpr std::size_t kLongest = 32;
  std::array<char, kLongest> text{};
  char* const end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, kAfterFirst)
          .ptr;
  double out = value;
  std::from_chars(text.data(), end, out);
  return out;
}

void write_lines(JsonWriter& json, const Bill& bill) {
  std::vector<BillLine> lines(bill.begin(), bill.end());
  const auto by_item = [](const BillLine& a, const BillLine& b) { return a.item < b.item; };
  if (!std::ranges::is_sorted(lines, by_item)) std::ranges::stable_sort(lines, by_item);
  json.begin_list();
  for (const BillLine& line : lines) {
    json.begin_object();
    json.field("item", kItemNames[static_cast<std::size_t>(line.item)]);
    json.field("quantity", without_noise(line.quantity));
    json.field("unit", line.price->unit);
    json.field("unit_price_usd", line.unit_price);
    json.field("amount_usd", line.amount().count());
    json.field("price_id", line.price->id);
    json.end_object();
  }
  json.end_list();
}

void write_bill(JsonWriter& json, const Bill& bill) {
  json.key("bill");
  if (!bill.complete()) return json.null();
  json.begin_object();
  json.key("lines");
  write_lines(json, bill);
  json.field("monthly_usd", bill.total().count());
  json.end_object();
}

void write_latency(JsonWriter& json, const Latency& l) {
  constexpr double kMillisecond = 1000;
  json.key("latency");
  json.begin_object();
  json.field("read_p50_ms", l.read_p50.count() * kMillisecond);
  json.field("read_p95_ms", l.read_p95.count() * kMillisecond);
  json.field("read_p99_ms", l.read_p99.count() * kMillisecond);
  json.field("write_p50_ms", l.write_p50.count() * kMillisecond);
  json.end_object();
}

void write_burst(JsonWriter& json, const Burst& burst) {
  json.key("burst");
  json.begin_object();
  json.field("hours_until_exhausted", in_hours(burst.until_exhausted));
  json.field("sustained_read_bytes_per_s", burst.sustained_read.count());
  json.field("sustained_write_bytes_per_s", burst.sustained_write.count());
  json.end_object();
}

std::optional<double> required(BytesPerSecond rate) {
  return rate > BytesPerSecond(0) ? std::optional(rate.count()) : std::nullopt;
}

template <class Unit>
std::optional<double> number(const std::optional<Quantity<Unit>>& quantity) {
  return quantity ? std::optional(quantity->count()) : std::nullopt;
}

void write_throughput(JsonWriter& json, const Estimate& e, const Option& option, const Demand& d,
                      const Catalog& catalog) {
  const Throughput& t = e.throughput;
  json.key("throughput");
  json.begin_object();
  json.field("read_bytes_per_s", t.read.count());
  json.field("write_bytes_per_s", t.write.count());
  json.field("required_read_bytes_per_s", required(t.required_read));
  json.field("required_write_bytes_per_s", required(t.required_write));
  json.field("bottleneck", bottleneck_text(Direction::read, e, option, d, catalog));
  json.field("write_bottleneck", bottleneck_text(Direction::write, e, option, d, catalog));
  if (e.burst) write_burst(json, *e.burst);
  json.end_object();
}

void write_times(JsonWriter& json, const Times& t) {
  json.key("times");
  json.begin_object();
  json.field("pass_s", number(t.pass));
  json.field("write_pass_s", number(t.write_pass));
  json.field("load_s", number(t.load));
  json.field("checkpoint_write_s", number(t.checkpoint_write));
  json.field("checkpoint_restore_s", number(t.checkpoint_restore));
  json.field("best_checkpoint_interval_s", number(t.best_checkpoint_interval));
  json.field("best_checkpoint_monthly_usd", number(t.best_checkpoint_usd));
  json.field("checkpoint_monthly_usd", number(t.checkpoint_usd));
  json.end_object();
}

void write_waiting(JsonWriter& json, const Waiting& w) {
  json.key("waiting");
  json.begin_object();
  json.field("hours_per_month", in_hours(w.time));
  json.field("monthly_usd", w.usd.count());
  json.field("counted", w.counted);
  json.field("training_hours", in_hours(w.training));
  json.field("checkpoint_hours", in_hours(w.checkpoints));
  json.field("restore_hours", in_hours(w.restores));
  json.field("load_hours", in_hours(w.loads));
  json.field("staging_hours", in_hours(w.staging));
  json.end_object();
}

void write_access(JsonWriter& json, Access access) {
  if (access == Access::direct) return json.null_field("access");
  json.field("access", to_string(access));
}

/// What to reach it with; null where the platform has nothing.
void write_use(JsonWriter& json, std::size_t option, Access access, const Demand& d) {
  const std::string_view use = client_for(option, access, d);
  if (use.empty()) return json.null_field("use");
  json.field("use", use);
}

void write_rejections(JsonWriter& json, const std::vector<Rejection>& rejections) {
  json.key("rejected_by");
  json.begin_list();
  for (const Rejection& r : rejections) {
    json.begin_object();
    json.field("rule", r.rule);
    json.field("text", r.text);
    json.end_object();
  }
  json.end_list();
}

void write_scores(JsonWriter& json, const std::optional<Scores>& s) {
  if (!s) return json.null_field("scores");
  json.key("scores");
  json.begin_object();
  json.field("cost", s->cost);
  json.field("latency", s->latency);
  json.field("throughput", s->throughput);
  json.field("access_pattern", s->access_pattern);
  json.field("total", s->total);
  json.end_object();
}

void write_speed(JsonWriter& json, const Estimate& e, const Option& option, const Demand& d,
                 const Catalog& catalog) {
  write_latency(json, e.latency);
  write_throughput(json, e, option, d, catalog);
  write_times(json, e.times);
}

void write_way(JsonWriter& json, const AccessReport& way, std::size_t option, const Demand& d,
               const Catalog& catalog) {
  const Estimate& e = way.estimate;
  json.begin_object();
  write_access(json, e.access);
  write_use(json, option, e.access, d);
  json.field("eligible", way.eligible);
  write_rejections(json, way.rejected_by);
  write_bill(json, e.bill);
  write_waiting(json, e.waiting);
  write_speed(json, e, kOptions[option], d, catalog);
  json.end_object();
}

/// What moves to colder classes; null where an option has no lifecycle, [] where none saves.
void write_lifecycle(JsonWriter& json, const Option& option, const Lifecycle& lifecycle) {
  if (!option.lifecycle && !option.ia) return json.null_field("lifecycle");
  json.key("lifecycle");
  json.begin_list();
  for (const LifecycleStep& step : lifecycle) {
    json.begin_object();
    json.field("class", step.storage_class);
    json.field("after", exact_duration(step.after));
    json.end_object();
  }
  json.end_list();
}

void write_not_billed(JsonWriter& json, const Bill& bill) {
  json.key("not_billed");
  json.begin_list();
  for (std::size_t i = 0; i < kItemNames.size(); ++i)
    if (bill.leaves_out(static_cast<Item>(i))) json.value(kItemNames[i]);
  json.end_list();
}

void write_accesses(JsonWriter& json, const OptionReport& o, const Demand& d, const Catalog& catalog) {
  json.key("accesses");
  json.begin_list();
  for (const AccessReport& way : o.accesses) write_way(json, way, o.option, d, catalog);
  json.end_list();
}

}  // namespace

void write_switching(JsonWriter& json, const Switching& switching) {
  json.key("switching");
  json.begin_object();
  json.field("one_off_usd", switching.one_off.count());
  json.field("payback_months", switching.payback_months);
  json.end_object();
}

void write_option(JsonWriter& json, const OptionReport& o, const Demand& d, const Catalog& catalog,
                  bool brief) {
  const Option& option = kOptions[o.option];
  const Estimate& e = o.estimate();
  json.begin_object();
  json.field("id", option.id);
  json.field("service", to_string(option.service));
  json.field("zones", is_multi_zone(o.option) ? "multi" : "one");
  json.key("capabilities");
  json.begin_list();
  for (const std::string_view need : capabilities_of(o.option)) json.value(need);
  json.end_list();
  write_access(json, e.access);
  write_use(json, o.option, e.access, d);
  json.field("eligible", o.eligible);
  write_rejections(json, o.rejected_by);
  write_scores(json, o.scores);
  write_bill(json, e.bill);
  write_waiting(json, e.waiting);
  json.field("monthly_total_usd", e.bill.complete() ? std::optional(e.total().count()) : std::nullopt);
  write_speed(json, e, option, d, catalog);
  json.field("provisioned_mib_per_s",
             e.provisioned > BytesPerSecond(0) ? std::optional(in_mib(e.provisioned)) : std::nullopt);
  write_lifecycle(json, option, e.lifecycle);
  write_not_billed(json, e.bill);
  if (!o.eligible && !e.bill.complete())
    json.field("wins_under_usd", o.wins_under ? std::optional(o.wins_under->count()) : std::nullopt);
  if (!brief) write_accesses(json, o, d, catalog);
  json.field("outlook_12_months_usd", o.outlook_usd);
  if (e.burst) write_ways_out(json, o.ways_out);
  if (o.switching) write_switching(json, *o.switching);
  json.end_object();
}

}  // namespace storeadvise
