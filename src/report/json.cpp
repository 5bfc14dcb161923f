#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "report/json.hpp"
#include "report/words.hpp"
#include "storeadvise/report.hpp"
#include "storeadvise/version.hpp"

namespace storeadvise {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinity: what never ends or is not known is null.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(); }
Json number(const std::optional<double>& value) { return value ? number(*value) : Json(); }
Json milliseconds(double seconds) { return number(seconds * 1000); }

Json bill_json(const Bill& bill) {
  if (!bill.complete()) return {};
  std::vector<BillLine> lines(bill.begin(), bill.end());
  std::stable_sort(lines.begin(), lines.end(),
                   [](const BillLine& a, const BillLine& b) { return a.item < b.item; });
  Json rows = Json::array();
  for (const BillLine& line : lines) {
    rows.push_back({{"item", kItemNames[static_cast<std::size_t>(line.item)]},
                    {"quantity", line.quantity},
                    {"unit", line.price->unit},
                    {"unit_price_usd", line.unit_price},
                    {"amount_usd", line.amount().count()},
                    {"price_id", line.price->id}});
  }
  return {{"lines", rows}, {"monthly_usd", bill.total().count()}};
}

Json latency_json(const Latency& l) {
  return {{"read_p50_ms", milliseconds(l.read_p50)},
          {"read_p95_ms", milliseconds(l.read_p95)},
          {"read_p99_ms", milliseconds(l.read_p99)},
          {"write_p50_ms", milliseconds(l.write_p50)}};
}

Json required(double rate) { return rate > 0 ? Json(rate) : Json(); }

Json throughput_json(const Estimate& e, const Option& option, const Demand& d, const Catalog& catalog) {
  const Throughput& t = e.throughput;
  Json json{{"read_bytes_per_s", number(t.read)},
            {"write_bytes_per_s", number(t.write)},
            {"required_read_bytes_per_s", required(t.required_read)},
            {"required_write_bytes_per_s", required(t.required_write)},
            {"bottleneck", bottleneck_text(Direction::read, e, option, d, catalog)},
            {"write_bottleneck", bottleneck_text(Direction::write, e, option, d, catalog)}};
  if (e.burst) {
    json["burst"] = {{"hours_until_exhausted", number(e.burst->hours_until_exhausted)},
                     {"sustained_read_bytes_per_s", number(e.burst->sustained_read)},
                     {"sustained_write_bytes_per_s", number(e.burst->sustained_write)}};
  }
  return json;
}

Json times_json(const Times& t) {
  return {{"pass_s", number(t.pass)},
          {"load_s", number(t.load)},
          {"checkpoint_write_s", number(t.checkpoint_write)},
          {"checkpoint_restore_s", number(t.checkpoint_restore)},
          {"best_checkpoint_interval_s", number(t.best_checkpoint_interval)},
          {"best_checkpoint_monthly_usd", number(t.best_checkpoint_usd)}};
}

Json waiting_json(const Waiting& w) {
  return {{"hours_per_month", number(w.hours)},         {"monthly_usd", number(w.usd.count())},
          {"training_hours", number(w.training_hours)}, {"checkpoint_hours", number(w.checkpoint_hours)},
          {"restore_hours", number(w.restore_hours)},   {"load_hours", number(w.load_hours)},
          {"staging_hours", number(w.staging_hours)}};
}

Json access_json(const Estimate& e) {
  return e.access == Access::direct ? Json() : Json(to_string(e.access));
}

Json rejections_json(const std::vector<Rejection>& rejections) {
  Json rows = Json::array();
  for (const Rejection& r : rejections) rows.push_back({{"rule", r.rule}, {"text", r.text}});
  return rows;
}

Json scores_json(const std::optional<Scores>& s) {
  if (!s) return {};
  return {{"cost", s->cost},
          {"latency", s->latency},
          {"throughput", s->throughput},
          {"access_pattern", s->access_pattern},
          {"total", s->total}};
}

Json switching_json(const Switching& s) {
  return {{"one_off_usd", s.one_off.count()}, {"payback_months", number(s.payback_months)}};
}

Json access_report_json(const AccessReport& a, const Option& option, const Demand& d,
                        const Catalog& catalog) {
  const Estimate& e = a.estimate;
  return {{"access", access_json(e)},
          {"eligible", a.eligible},
          {"rejected_by", rejections_json(a.rejected_by)},
          {"bill", bill_json(e.bill)},
          {"waiting", waiting_json(e.waiting)},
          {"latency", latency_json(e.latency)},
          {"throughput", throughput_json(e, option, d, catalog)},
          {"times", times_json(e.times)}};
}

Json option_json(const OptionReport& o, const Demand& d, const Catalog& catalog) {
  const Option& option = kOptions[o.option];
  const Estimate& e = o.estimate();
  Json json{{"id", option.id},
            {"service", to_string(option.service)},
            {"access", access_json(e)},
            {"eligible", o.eligible},
            {"rejected_by", rejections_json(o.rejected_by)},
            {"scores", scores_json(o.scores)},
            {"bill", bill_json(e.bill)},
            {"waiting", waiting_json(e.waiting)},
            {"monthly_total_usd", e.bill.complete() ? number(e.total().count()) : Json()},
            {"latency", latency_json(e.latency)},
            {"throughput", throughput_json(e, option, d, catalog)},
            {"times", times_json(e.times)},
            {"provisioned_mib_per_s", e.provisioned_mib_per_s > 0 ? Json(e.provisioned_mib_per_s) : Json()}};
  Json ways = Json::array();
  for (const AccessReport& a : o.accesses) ways.push_back(access_report_json(a, option, d, catalog));
  json["accesses"] = std::move(ways);
  json["outlook_12_months_usd"] = number(o.outlook_usd);
  if (o.switching) json["switching"] = switching_json(*o.switching);
  return json;
}

Json flips_json(const std::vector<Flip>& flips) {
  Json rows = Json::array();
  for (const Flip& f : flips) {
    rows.push_back({{"path", f.path},
                    {f.below ? "below" : "above", f.shown},
                    {"value", f.value},
                    {"to", to_string(f.to)},
                    {"assumed", f.assumed}});
  }
  return rows;
}

Json id_or_null(const std::optional<std::size_t>& option) {
  return option ? Json(kOptions[*option].id) : Json();
}

Json verdict_json(const Verdict& v) {
  const bool reached = v.option.has_value();
  return {{"service", to_string(v.service)},
          {"option", id_or_null(v.option)},
          {"access", v.access == Access::direct || !reached ? Json() : Json(to_string(v.access))},
          {"score", reached ? Json(v.score) : Json()},
          {"runner_up", id_or_null(v.runner_up)},
          {"margin", reached && v.runner_up ? Json(v.margin) : Json()},
          {"close_call", v.close_call},
          {"holds_in", number(v.holds_in)},
          {"flips", flips_json(v.flips)},
          {"low_confidence", v.low_confidence}};
}

Json reasons_json(const std::vector<Reason>& reasons) {
  Json rows = Json::array();
  for (const Reason& r : reasons) {
    Json row{{"rule", r.rule},
             {"effect", to_string(r.effect)},
             {"service", r.service == Service::none ? Json() : Json(to_string(r.service))}};
    if (r.effect == Effect::favours) row["points"] = r.points;
    row["text"] = r.text;
    row["source"] = r.source;
    if (!r.against_numbers.empty()) row["against_numbers"] = r.against_numbers;
    rows.push_back(std::move(row));
  }
  return rows;
}

Json assumptions_json(const std::vector<Assumption>& assumptions) {
  Json rows = Json::array();
  for (const Assumption& a : assumptions)
    rows.push_back({{"path", a.path}, {"value", Json::parse(a.value)}, {"from", a.from}});
  return rows;
}

Json dataset_json(const DataSetReport& d, const Catalog& catalog) {
  Json options = Json::array();
  for (const OptionReport& o : d.options) options.push_back(option_json(o, d.demand, catalog));
  const Weights& w = d.demand.weights;
  Json json{{"name", d.name},
            {"role", kRoleNames[static_cast<std::size_t>(d.role)]},
            {"verdict", verdict_json(d.verdict)},
            {"weights", {{"cost", w[0]}, {"latency", w[1]}, {"throughput", w[2]}, {"access_pattern", w[3]}}},
            {"reasons", reasons_json(d.reasons)},
            {"assumptions", assumptions_json(d.assumptions)},
            {"options", std::move(options)}};
  if (!d.neighbours.empty()) json["neighbours"] = d.neighbours;
  return json;
}

Json portfolio_json(const Portfolio& p) {
  Json json{{"feasible", p.feasible}};
  if (!p.feasible) json["blocked_by"] = p.blocked_by;
  json["monthly_bill_usd"] = p.feasible ? Json(p.bill.count()) : Json();
  json["monthly_waiting_usd"] = p.feasible ? number(p.waiting.count()) : Json();
  json["monthly_total_usd"] = p.feasible ? number(p.total().count()) : Json();
  return json;
}

Json summary_json(const Summary& s) {
  Json json{{"pattern", to_string(s.pattern)},
            {"monthly_bill_usd", s.bill.count()},
            {"monthly_waiting_usd", number(s.waiting.count())},
            {"monthly_total_usd", number(s.total().count())},
            {"all_on_s3", portfolio_json(s.all_on_s3)},
            {"all_on_efs", portfolio_json(s.all_on_efs)}};
  if (s.current) json["current"] = portfolio_json(*s.current);
  if (s.switching) json["switching"] = switching_json(*s.switching);
  return json;
}

Json report_json(const Recommendation& r, const Catalog& catalog) {
  Json datasets = Json::array();
  for (const DataSetReport& d : r.datasets) datasets.push_back(dataset_json(d, catalog));
  return {{"report_version", 1},
          {"generator", {{"name", "storeadvise"}, {"version", version()}}},
          {"catalog",
           {{"id", r.catalog_id},
            {"region", r.region},
            {"prices_as_of", r.prices_as_of},
            {"performance_as_of", r.performance_as_of}}},
          {"profile", {{"name", r.profile_name}}},
          {"summary", summary_json(r.summary)},
          {"datasets", std::move(datasets)}};
}

}  // namespace

std::string to_json(const Recommendation& r, const Catalog& catalog) {
  return report_json(r, catalog).dump(2) + "\n";
}

std::string to_json_line(const Recommendation& r, const Catalog& catalog) {
  return report_json(r, catalog).dump() + "\n";
}

}  // namespace storeadvise
