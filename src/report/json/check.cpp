#include "report/json/check.hpp"

namespace storeadvise {
namespace {

/// A field that is null where there is no text.
void write_text(JsonWriter& json, std::string_view key, const std::string& text) {
  if (text.empty()) return json.null_field(key);
  json.field(key, text);
}

void write_demand(JsonWriter& json, const CheckedDemand& d) {
  json.begin_object();
  json.field("demand", d.demand);
  json.field("from", d.from);
  write_text(json, "dataset", d.dataset.value_or(""));
  json.field("applies", d.applies);
  json.field("holds", d.holds);
  json.key("expected");
  json.text(d.expected);
  json.key("found");
  json.text(d.found);
  write_text(json, "because", d.because);
  if (!d.remedy.empty()) json.field("remedy", d.remedy);
  json.end_object();
}

/// Waiting; null where it is not counted.
std::optional<double> waiting_of(const MonthlyCost& cost) {
  return cost.counted.value_or(true) ? std::optional(cost.waiting) : std::nullopt;
}

void write_side(JsonWriter& json, std::string_view key, const std::optional<DataSetChange::Side>& side) {
  if (!side) return json.null_field(key);
  json.key(key);
  json.begin_object();
  json.field("service", side->service);
  write_text(json, "option", side->option == "none" ? std::string() : side->option);
  const auto usd = [&](double amount) { return side->cost ? std::optional(amount) : std::nullopt; };
  json.field("monthly_bill_usd", usd(side->cost ? side->cost->bill : 0));
  json.field("monthly_waiting_usd", side->cost ? waiting_of(*side->cost) : std::nullopt);
  json.field("monthly_total_usd", usd(side->cost ? side->cost->total() : 0));
  json.end_object();
}

void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
  json.key(key);
  json.begin_list();
  for (const std::string& name : names) json.value(name);
  json.end_list();
}

void write_changes(JsonWriter& json, const std::vector<DataSetChange>& changes) {
  json.key("changes");
  json.begin_list();
  for (const DataSetChange& change : changes) {
    json.begin_object();
    json.field("dataset", change.dataset);
    write_side(json, "before", change.before);
    write_side(json, "now", change.now);
    json.end_object();
  }
  json.end_list();
}

void write_comparison(JsonWriter& json, const Comparison& c) {
  const auto known = [&c](double usd) { return c.is_known ? std::optional(usd) : std::nullopt; };
  json.key("baseline");
  json.begin_object();
  json.field("from", c.from);
  json.field("known", c.is_known);
  write_text(json, "called", c.called);
  json.field("before_monthly_bill_usd", known(c.before.bill));
  json.field("before_monthly_waiting_usd", c.is_known ? waiting_of(c.before) : std::nullopt);
  json.field("before_monthly_total_usd", known(c.before.total()));
  json.field("monthly_bill_usd", c.now.bill);
  json.field("monthly_waiting_usd", waiting_of(c.now));
  json.field("monthly_total_usd", c.now.total());
  write_names(json, "without_verdict", c.unplaced);
  write_names(json, "not_listed", c.unlisted);
  write_names(json, "waiting_no_longer_counted", c.uncounted);
  const auto rise = [&](double figure) { return c.uncounted.empty() ? known(figure) : std::nullopt; };
  json.field("increase_usd", rise(c.increase_usd()));
  json.field("increase_percent", rise(c.increase_percent()));  // of the totals; null where it was nothing
  write_changes(json, c.changes);
  json.end_object();
}

}  // namespace

void write_check(JsonWriter& json, const CheckResult& result) {
  json.key("check");
  json.begin_object();
  json.field("holds", result.holds);
  json.key("demands");
  json.begin_list();
  for (const CheckedDemand& d : result.demands) write_demand(json, d);
  json.end_list();
  json.key("warnings");
  json.begin_list();
  for (const Vacuity& v : result.warnings) {
    json.begin_object();
    json.field("from", v.from);
    json.field("text", v.text);
    json.end_object();
  }
  json.end_list();
  if (result.comparison) write_comparison(json, *result.comparison);
  json.end_object();
}

std::string check_json(const CheckResult& result) {
  JsonWriter json(Layout::one_line);
  json.begin_object();
  write_check(json, result);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace storeadvise
