#include "report/json/report.hpp"

#include <fmt/format.h>

#include "report/json/check.hpp"
#include "report/json/parts.hpp"
#include "storeadvise/report.hpp"
#include "storeadvise/version.hpp"

namespace storeadvise {

namespace {

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
    json.text(a.value);
    json.field("from", a.from);
    json.end_object();
  }
  json.end_list();
}

/// What the profile's evidence tells, left out where there is none.
void write_measured(JsonWriter& json, const std::vector<Measured>& measured) {
  if (measured.empty()) return;
  json.key("measured");
  json.begin_list();
  for (const Measured& m : measured) {
    json.begin_object();
    json.field("path", m.path);
    json.key("value");
    if (m.value)
      json.value(*m.value);
    else
      json.value(m.word);
    json.field("from", "evidence: " + (m.from.empty() ? m.sure : m.from));
    json.field("sure", m.sure);
    if (m.low) json.field("low", *m.low);
    if (m.high) json.field("high", *m.high);
    json.end_object();
  }
  json.end_list();
}

void write_details(JsonWriter& json, const DataSetReport& set) {
  write_weights(json, set.demand.weights);
  json.key("reasons");
  json.begin_list();
  for (const Reason& reason : set.reasons) write_reason(json, reason);
  json.end_list();
  write_assumptions(json, set.assumptions);
  write_measured(json, set.measured);
}

/// In brief: of the options the choice and the runner-up.
bool is_listed(const DataSetReport& set, const OptionReport& option, bool brief) {
  return !brief || set.verdict.option == option.option || set.verdict.runner_up == option.option;
}

void write_neighbours(JsonWriter& json, const std::vector<Referral>& neighbours) {
  std::vector<std::string> sentences;
  sentences.reserve(neighbours.size());
  for (const Referral& n : neighbours)
    sentences.push_back(
        fmt::format("{} It is the place to look where options fail on {}.", n.what, n.answers));
  if (!sentences.empty()) write_texts(json, "neighbours", sentences);
}

void write_dataset(JsonWriter& json, const DataSetReport& set, const Catalog& catalog, bool brief) {
  json.begin_object();
  json.field("name", set.name);
  json.field("role", kRoleNames[static_cast<std::size_t>(set.role)]);
  write_verdict(json, set, catalog);
  if (!brief) write_details(json, set);
  json.key("options");
  json.begin_list();
  for (const OptionReport& option : set.options)
    if (is_listed(set, option, brief)) write_option(json, option, set.demand, catalog, brief);
  json.end_list();
  if (!brief && set.mode_break_even) write_mode_break_even(json, *set.mode_break_even);
  if (!brief && set.repacking) write_repacking(json, *set.repacking);
  write_neighbours(json, set.neighbours);
  json.end_object();
}

void write_portfolio(JsonWriter& json, std::string_view key, const Portfolio& p, Usd recommended) {
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
  json.field("difference_usd", where_feasible(p.total() - recommended));
  json.end_object();
}

void write_by_service(JsonWriter& json, const std::array<Portfolio, 3>& parts) {
  json.key("by_service");
  json.begin_object();
  for (const Service service : {Service::s3, Service::efs, Service::hybrid}) {
    const Portfolio& part = parts[static_cast<std::size_t>(service)];
    json.key(to_string(service));
    json.begin_object();
    json.field("monthly_bill_usd", part.bill.count());
    json.field("monthly_waiting_usd", part.waiting.count());
    json.field("monthly_total_usd", part.total().count());
    json.end_object();
  }
  json.end_object();
}

}  // namespace

void write_summary(JsonWriter& json, const Summary& s) {
  json.key("summary");
  json.begin_object();
  json.field("pattern", to_string(s.pattern));
  write_money(json, s.bill, s.waiting);
  write_by_service(json, s.by_service);
  write_portfolio(json, "all_on_s3", s.all_on_s3, s.total());
  write_portfolio(json, "all_on_efs", s.all_on_efs, s.total());
  if (s.current) write_portfolio(json, "current", *s.current, s.total());
  if (s.switching) write_switching(json, *s.switching);
  json.end_object();
}

void write_totals(JsonWriter& json, PortfolioPattern pattern, Usd bill, Usd waiting) {
  json.key("summary");
  json.begin_object();
  json.field("pattern", to_string(pattern));
  write_money(json, bill, waiting);
  json.end_object();
}

Subject subject_of(const Recommendation& r) {
  return {r.catalog_id, r.region, r.prices_as_of, r.performance_as_of, r.profile_name};
}

Subject subject_of(const Profile& profile, const Catalog& catalog) {
  return {catalog.id, catalog.region, catalog.prices_as_of, catalog.performance_as_of, profile.name};
}

void write_head(JsonWriter& json, const Subject& subject, std::string_view kind) {
  json.field("report_version", 1.0);
  if (!kind.empty()) json.field("kind", kind);
  json.key("generator");
  json.begin_object();
  json.field("name", "storeadvise");
  json.field("version", version());
  json.end_object();
  json.key("catalog");
  json.begin_object();
  json.field("id", subject.catalog_id);
  json.field("region", subject.region);
  json.field("prices_as_of", subject.prices_as_of);
  json.field("performance_as_of", subject.performance_as_of);
  json.end_object();
  json.key("profile");
  json.begin_object();
  json.field("name", subject.profile_name);
  json.end_object();
}

namespace {

void write_warnings(JsonWriter& json, const Errors& warnings) {
  json.key("warnings");
  json.begin_list();
  for (const Error& w : warnings) {
    const auto count = [](std::size_t n) {
      return n > 0 ? std::optional(static_cast<double>(n)) : std::nullopt;
    };
    json.begin_object();
    json.field("path", w.path);
    json.field("line", count(w.place.line));
    json.field("column", count(w.place.column));
    json.field("text", w.hint.empty() ? w.message : w.message + "; " + w.hint);
    json.end_object();
  }
  json.end_list();
}

/// `after_each` is called behind each data set.
void write_report(JsonWriter& json, const Recommendation& r, const Catalog& catalog, const JsonLook& look,
                  const auto& after_each) {
  json.begin_object();
  write_head(json, subject_of(r));
  write_summary(json, r.summary);
  write_warnings(json, r.warnings);
  json.key("datasets");
  json.begin_list();
  for (const DataSetReport& set : r.datasets) {
    write_dataset(json, set, catalog, look.brief);
    after_each();
  }
  json.end_list();
  if (look.check != nullptr) write_check(json, *look.check);
  json.end_object();
}

}  // namespace

std::string report_json(const Recommendation& r, const Catalog& catalog, const JsonLook& look) {
  constexpr std::size_t kOptionBytes = 6144;  // rather more than one takes
  std::size_t options = 1;
  for (const DataSetReport& set : r.datasets) options += set.options.size();
  JsonWriter json(look.layout);
  json.reserve(options * kOptionBytes);
  write_report(json, r, catalog, look, [] {});
  return json.take() + "\n";
}

void report_json(const Recommendation& r, const Catalog& catalog, const JsonLook& look,
                 const std::function<void(std::string_view)>& take) {
  JsonWriter json(look.layout);
  write_report(json, r, catalog, look, [&] { take(json.drain()); });
  take(json.take() + "\n");
}

std::string to_json(const Recommendation& r, const Catalog& catalog) { return report_json(r, catalog, {}); }

}  // namespace storeadvise
