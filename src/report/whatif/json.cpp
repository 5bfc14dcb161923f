#include "report/whatif/json.hpp"

#include <cmath>
#include <cstdint>

#include "report/text/age.hpp"
#include "report/whatif/view.hpp"
#include "report/whatif/why.hpp"
#include "storeadvise/report.hpp"
#include "storeadvise/version.hpp"
#include "text/printable.hpp"

namespace storeadvise {
namespace {

using Json = nlohmann::ordered_json;

/// JSON has no infinity: what never ends or is not known is null.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(); }
Json number(const std::optional<Usd>& value) { return value ? number(value->count()) : Json(); }

Json option_id(const std::optional<std::size_t>& option) {
  return option ? Json(kOptions[*option].id) : Json();
}

Json head(std::string_view kind, const Profile& profile, const Catalog& catalog) {
  const auto& age = catalog.prices_age_days;
  return {{"report_version", 1},
          {"kind", kind},
          {"generator", {{"name", "storeadvise"}, {"version", version()}}},
          {"catalog",
           {{"id", catalog.id},
            {"region", catalog.region},
            {"prices_as_of", catalog.prices_as_of},
            {"performance_as_of", catalog.performance_as_of},
            {"prices_age_days", age ? Json(*age) : Json()},
            {"prices_stale", is_stale(age)}}},
          {"profile", {{"name", profile.name}}}};
}

Json dataset_row(const DataSetReport& d) {
  return {{"name", d.name},
          {"service", to_string(d.verdict.service)},
          {"option", option_id(best_option(d))},
          {"score", d.verdict.option ? number(d.verdict.score) : Json()},
          {"monthly_total_usd", number(best_total(d))}};
}

/// `summary` and `datasets` of one recommendation.
Json state(const Recommendation& r, const Catalog& catalog) {
  const Json report = Json::parse(to_json(r, catalog));
  Json rows = Json::array();
  for (const DataSetReport& d : r.datasets) rows.push_back(dataset_row(d));
  return {{"summary", report.at("summary")}, {"datasets", std::move(rows)}};
}

Json changes(const Recommendation& base, const Recommendation& then) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < base.datasets.size(); ++i) {
    const DataSetReport& before = base.datasets[i];
    const DataSetReport& after = then.datasets[i];
    if (!has_changed(before, after)) continue;
    const auto from = best_total(before);
    const auto to = best_total(after);
    rows.push_back({{"dataset", after.name},
                    {"from", option_id(best_option(before))},
                    {"to", option_id(best_option(after))},
                    {"monthly_total_usd", from && to ? number((*to - *from).count()) : Json()},
                    {"why", why_changed(before, after)}});
  }
  return rows;
}

Json outcome_row(const std::string& name, const Outcome& o) {
  return {{"name", name},
          {"service", to_string(o.service)},
          {"option", option_id(o.option)},
          {"score", o.option ? number(o.score) : Json()},
          {"monthly_total_usd", o.option ? number((o.bill + o.waiting).count()) : Json()}};
}

Json totals_row(const Outcome& o, OptionMask options) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < kOptionCount; ++i)
    if ((options >> i & 1U) != 0)
      rows.push_back({{"id", kOptions[i].id}, {"monthly_total_usd", number(option_total(o, i))}});
  return rows;
}

Json crossing_row(const Profile& profile, const Crossing& c) {
  return {{"path", c.path},
          {"dataset", profile.datasets[c.dataset].name},
          {"value", exact_json(c.value)},
          {"from", to_string(c.from)},
          {"to", to_string(c.to)},
          {"from_option", option_id(c.from_option)},
          {"to_option", option_id(c.to_option)},
          {"from_monthly_total_usd", c.from_option ? number(c.from_total.count()) : Json()},
          {"to_monthly_total_usd", c.to_option ? number(c.to_total.count()) : Json()}};
}

}  // namespace

Json exact_json(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (std::floor(value) == value && std::abs(value) <= kExact) return static_cast<std::int64_t>(value);
  return value;
}

std::optional<std::size_t> best_option(const DataSetReport& dataset) { return dataset.verdict.option; }

std::optional<Usd> best_total(const DataSetReport& dataset) {
  for (const OptionReport& option : dataset.options)
    if (option.option == dataset.verdict.option) return option.estimate().total();
  return std::nullopt;
}

bool has_changed(const DataSetReport& before, const DataSetReport& after) {
  return best_option(before) != best_option(after) || best_total(before) != best_total(after);
}

std::string whatif_json(const Recommendation& base, const std::vector<WhatIf>& scenarios,
                        const Catalog& catalog) {
  Profile named;
  named.name = base.profile_name;
  Json document = head("whatif", named, catalog);
  document["base"] = state(base, catalog);
  Json rows = Json::array();
  for (const WhatIf& scenario : scenarios) {
    Json set = Json::object();
    for (const auto& [path, value] : scenario.set) set[path] = value;
    Json row{{"name", scenario.name}, {"set", std::move(set)}};
    row.update(state(scenario.result, scenario.catalog));
    row["changes"] = changes(base, scenario.result);
    rows.push_back(std::move(row));
  }
  document["scenarios"] = std::move(rows);
  return visible_json(document.dump(2)) + "\n";
}

std::string breakeven_json(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings) {
  Json document = head("breakeven", profile, catalog);
  document["vary"] = Json::array();
  for (const Axis& axis : axes)
    document["vary"].push_back(
        {{"path", axis.path}, {"from", exact_json(axis.from)}, {"to", exact_json(axis.to)}});
  document["crossings"] = Json::array();
  for (const Crossing& c : crossings) document["crossings"].push_back(crossing_row(profile, c));
  return visible_json(document.dump(2)) + "\n";
}

std::string sweep_json_head(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes) {
  Json document = head("sweep", profile, catalog);
  document["vary"] = Json::array();
  for (const Axis& axis : axes)
    document["vary"].push_back({{"path", axis.path},
                                {"from", exact_json(axis.from)},
                                {"to", exact_json(axis.to)},
                                {"steps", axis.steps},
                                {"scale", axis.log ? "log" : "linear"}});
  std::string text = visible_json(document.dump(2));
  text.resize(text.size() - 2);  // the line break and the brace at the end
  return text + ",\n  \"rows\": [";
}

std::string sweep_json_row(const Profile& profile, const std::vector<Axis>& axes, const SweepRow& row,
                           bool first, OptionMask options) {
  Json json;
  if (axes.size() == 1) {
    json["value"] = exact_json(row.values.front());
  } else {
    for (std::size_t a = 0; a < axes.size(); ++a) json["values"][axes[a].path] = exact_json(row.values[a]);
  }
  const QuickResult& r = row.result;
  json["summary"] = {{"pattern", to_string(r.pattern)},
                     {"monthly_bill_usd", number(r.bill.count())},
                     {"monthly_waiting_usd", number(r.waiting.count())},
                     {"monthly_total_usd", number((r.bill + r.waiting).count())}};
  json["datasets"] = Json::array();
  for (std::size_t d = 0; d < r.outcomes.size(); ++d) {
    json["datasets"].push_back(outcome_row(profile.datasets[d].name, r.outcomes[d]));
    if (options != 0) json["datasets"].back()["options"] = totals_row(r.outcomes[d], options);
  }
  return (first ? "\n    " : ",\n    ") + visible_json(json.dump());
}

std::string sweep_json_end(bool interrupted) {
  return interrupted ? "\n  ],\n  \"interrupted\": true\n}\n" : "\n  ]\n}\n";
}

}  // namespace storeadvise
