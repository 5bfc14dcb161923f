#include "report/json/report.hpp"

#include "report/json/parts.hpp"
#include "report/text/age.hpp"
#include "storeadvise/report.hpp"
#include "storeadvise/version.hpp"

namespace storeadvise {

namespace {

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key);
  json.begin_list();
  for (const std::string& text : texts) json.value(text);
  json.end_list();
}

void write_id(JsonWriter& json, std::string_view key, const std::optional<std::size_t>& option) {
  if (!option) return json.null_field(key);
  json.field(key, kOptions[*option].id);
}

void write_flips(JsonWriter& json, const std::vector<Flip>& flips) {
  json.key("flips");
  json.begin_list();
  for (const Flip& flip : flips) {
    json.begin_object();
    json.field("path", flip.path);
    json.field(flip.below ? "below" : "above", flip.shown);
    json.field("value", flip.value);
    json.field("to", to_string(flip.to));
    json.field("assumed", flip.assumed);
    json.end_object();
  }
  json.end_list();
}

void write_verdict(JsonWriter& json, const Verdict& v) {
  const bool reached = v.option.has_value();
  json.key("verdict");
  json.begin_object();
  json.field("service", to_string(v.service));
  write_id(json, "option", v.option);
  if (v.access == Access::direct || !reached)
    json.null_field("access");
  else
    json.field("access", to_string(v.access));
  json.field("score", reached ? std::optional(v.score) : std::nullopt);
  write_id(json, "runner_up", v.runner_up);
  json.field("margin", reached && v.runner_up ? std::optional(v.margin) : std::nullopt);
  json.field("close_call", v.close_call);
  json.field("holds_in", v.holds_in);
  write_flips(json, v.flips);
  write_texts(json, "low_confidence", v.low_confidence);
  json.end_object();
}

void write_weights(JsonWriter& json, const Weights& w) {
  json.key("weights");
  json.begin_object();
  json.field("cost", w[0]);
  json.field("latency", w[1]);
  json.field("throughput", w[2]);
  json.field("access_pattern", w[3]);
  json.end_object();
}

/// The options that a reason is about; an empty list: all of them.
void write_option_ids(JsonWriter& json, OptionMask mask) {
  json.key("options");
  json.begin_list();
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((mask >> i & 1U) != 0) json.value(kOptions[i].id);
  json.end_list();
}

void write_reason(JsonWriter& json, const Reason& r) {
  json.begin_object();
  json.field("rule", r.rule);
  json.field("effect", to_string(r.effect));
  if (r.service == Service::none)
    json.null_field("service");
  else
    json.field("service", to_string(r.service));
  if (r.effect == Effect::favours) json.field("points", r.points);
  write_option_ids(json, r.options);
  json.field("text", r.text);
  json.field("source", r.source);
  if (!r.against_numbers.empty()) json.field("against_numbers", r.against_numbers);
  json.end_object();
}

void write_assumptions(JsonWriter& json, const std::vector<Assumption>& assumptions) {
  json.key("assumptions");
  json.begin_list();
  for (const Assumption& a : assumptions) {
    json.begin_object();
    json.field("path", a.path);
    json.key("value");
    json.raw(a.value);
    json.field("from", a.from);
    json.end_object();
  }
  json.end_list();
}

void write_dataset(JsonWriter& json, const DataSetReport& set, const Catalog& catalog) {
  json.begin_object();
  json.field("name", set.name);
  json.field("role", kRoleNames[static_cast<std::size_t>(set.role)]);
  write_verdict(json, set.verdict);
  write_weights(json, set.demand.weights);
  json.key("reasons");
  json.begin_list();
  for (const Reason& reason : set.reasons) write_reason(json, reason);
  json.end_list();
  write_assumptions(json, set.assumptions);
  json.key("options");
  json.begin_list();
  for (const OptionReport& option : set.options) write_option(json, option, set.demand, catalog);
  json.end_list();
  if (set.mode_break_even) write_mode_break_even(json, *set.mode_break_even);
  if (set.repacking) write_repacking(json, *set.repacking);
  if (!set.neighbours.empty()) write_texts(json, "neighbours", set.neighbours);
  json.end_object();
}

void write_portfolio(JsonWriter& json, std::string_view key, const Portfolio& p) {
  const auto where_feasible = [&p](Usd usd) {
    return p.feasible ? std::optional(usd.count()) : std::nullopt;
  };
  json.key(key);
  json.begin_object();
  json.field("feasible", p.feasible);
  if (!p.feasible) write_texts(json, "blocked_by", p.blocked_by);
  json.field("monthly_bill_usd", where_feasible(p.bill));
  json.field("monthly_waiting_usd", where_feasible(p.waiting));
  json.field("monthly_total_usd", where_feasible(p.total()));
  json.end_object();
}

void write_summary(JsonWriter& json, const Summary& s) {
  json.key("summary");
  json.begin_object();
  json.field("pattern", to_string(s.pattern));
  json.field("monthly_bill_usd", s.bill.count());
  json.field("monthly_waiting_usd", s.waiting.count());
  json.field("monthly_total_usd", s.total().count());
  write_portfolio(json, "all_on_s3", s.all_on_s3);
  write_portfolio(json, "all_on_efs", s.all_on_efs);
  if (s.current) write_portfolio(json, "current", *s.current);
  if (s.switching) write_switching(json, *s.switching);
  json.end_object();
}

void write_age(JsonWriter& json, const std::optional<double>& days) {
  json.field("prices_age_days", days);
  json.field("prices_stale", is_stale(days));
}

}  // namespace

void write_head(JsonWriter& json, const Recommendation& r, std::string_view kind) {
  json.field("report_version", 1.0);
  if (!kind.empty()) json.field("kind", kind);
  json.key("generator");
  json.begin_object();
  json.field("name", "storeadvise");
  json.field("version", version());
  json.end_object();
  json.key("catalog");
  json.begin_object();
  json.field("id", r.catalog_id);
  json.field("region", r.region);
  json.field("prices_as_of", r.prices_as_of);
  json.field("performance_as_of", r.performance_as_of);
  write_age(json, r.prices_age_days);
  json.end_object();
  json.key("profile");
  json.begin_object();
  json.field("name", r.profile_name);
  json.end_object();
}

namespace {

std::string report(const Recommendation& r, const Catalog& catalog, bool pretty) {
  constexpr std::size_t kOptionBytes = 6144;  // rather more than one takes
  std::size_t options = 1;
  for (const DataSetReport& set : r.datasets) options += set.options.size();
  JsonWriter json(pretty);
  json.reserve(options * kOptionBytes);
  json.begin_object();
  write_head(json, r);
  write_summary(json, r.summary);
  json.key("datasets");
  json.begin_list();
  for (const DataSetReport& set : r.datasets) write_dataset(json, set, catalog);
  json.end_list();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace

std::string to_json(const Recommendation& r, const Catalog& catalog) { return report(r, catalog, true); }

std::string to_json_line(const Recommendation& r, const Catalog& catalog) {
  return report(r, catalog, false);
}

}  // namespace storeadvise
