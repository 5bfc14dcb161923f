#include "report/json/check.hpp"

#include <nlohmann/json.hpp>

#include "text/printable.hpp"

namespace storeadvise {
namespace {

using Json = nlohmann::ordered_json;

Json demand_json(const CheckedDemand& d) {
  Json row{{"demand", d.demand},
           {"from", d.from},
           {"dataset", d.dataset ? Json(*d.dataset) : Json()},
           {"applies", d.applies},
           {"holds", d.holds},
           {"expected", Json::parse(d.expected)},
           {"found", Json::parse(d.found)},
           {"because", d.because.empty() ? Json() : Json(d.because)}};
  if (!d.remedy.empty()) row["remedy"] = d.remedy;
  return row;
}

Json side_json(const std::optional<DataSetChange::Side>& side) {
  if (!side) return {};
  return {{"service", side->service},
          {"option", side->option == "none" ? Json() : Json(side->option)},
          {"monthly_bill_usd", side->cost ? Json(side->cost->bill) : Json()},
          {"monthly_waiting_usd", side->cost ? Json(side->cost->waiting) : Json()},
          {"monthly_total_usd", side->cost ? Json(side->cost->total()) : Json()}};
}

Json comparison_json(const Comparison& c) {
  const auto known = [&c](double usd) { return c.is_known ? Json(usd) : Json(); };
  Json changes = Json::array();
  for (const DataSetChange& change : c.changes)
    changes.push_back(
        {{"dataset", change.dataset}, {"before", side_json(change.before)}, {"now", side_json(change.now)}});
  return {{"from", c.from},
          {"known", c.is_known},
          {"called", c.called.empty() ? Json() : Json(c.called)},
          {"before_monthly_bill_usd", known(c.before.bill)},
          {"before_monthly_waiting_usd", known(c.before.waiting)},
          {"before_monthly_total_usd", known(c.before.total())},
          {"monthly_bill_usd", c.now.bill},
          {"monthly_waiting_usd", c.now.waiting},
          {"monthly_total_usd", c.now.total()},
          {"without_verdict", c.unplaced},
          {"increase_usd", known(c.increase_usd())},
          {"increase_percent", known(c.increase_percent())},  // of the totals; null where it was nothing
          {"changes", std::move(changes)}};
}

}  // namespace

std::string with_check(std::string report, const CheckResult& result, bool one_line) {
  Json demands = Json::array();
  for (const CheckedDemand& d : result.demands) demands.push_back(demand_json(d));
  Json found{{"holds", result.holds}, {"demands", std::move(demands)}};
  Json warnings = Json::array();
  for (const Vacuity& v : result.warnings) warnings.push_back({{"from", v.from}, {"text", v.text}});
  found["warnings"] = std::move(warnings);
  if (result.comparison) found["baseline"] = comparison_json(*result.comparison);
  const Json last{{"check", std::move(found)}};
  // Both texts are objects: the first loses its closing brace, the second its opening one.
  report.erase(report.rfind('}'));
  report.erase(report.find_last_not_of('\n') + 1);
  return report + "," +
         visible_json(last.dump(one_line ? -1 : 2, ' ', false, Json::error_handler_t::replace)).substr(1) +
         "\n";
}

}  // namespace storeadvise
