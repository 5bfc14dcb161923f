#include "report/whatif/json.hpp"

#include <cmath>
#include <cstdint>

#include "report/json/parts.hpp"
#include "report/whatif/view.hpp"
#include "report/whatif/why.hpp"

namespace storeadvise {
namespace {

std::optional<double> usd(const std::optional<Usd>& amount) {
  return amount ? std::optional(amount->count()) : std::nullopt;
}

/// Money that is known only where there is an option.
std::optional<double> usd_of(const std::optional<std::size_t>& option, Usd amount) {
  return option ? std::optional(amount.count()) : std::nullopt;
}

/// What a row says of one data set.
struct Placed {
  std::string_view name;
  Service service;
  std::optional<std::size_t> option;
  double score;
  std::optional<double> total;
};

void write_fields(JsonWriter& json, const Placed& p) {
  json.field("name", p.name);
  json.field("service", to_string(p.service));
  write_id(json, "option", p.option);
  json.field("score", p.option ? std::optional(p.score) : std::nullopt);
  json.field("monthly_total_usd", p.total);
}

/// `summary` and `datasets` of one recommendation.
void write_state(JsonWriter& json, const Recommendation& r) {
  write_summary(json, r.summary);
  json.key("datasets");
  json.begin_list();
  for (const DataSetReport& d : r.datasets) {
    json.begin_object();
    write_fields(json, {d.name, d.verdict.service, best_option(d), d.verdict.score, usd(best_total(d))});
    json.end_object();
  }
  json.end_list();
}

void write_change(JsonWriter& json, const DataSetReport& before, const DataSetReport& after) {
  const auto from = best_total(before);
  const auto to = best_total(after);
  json.begin_object();
  json.field("dataset", after.name);
  write_id(json, "from", best_option(before));
  write_id(json, "to", best_option(after));
  json.field("monthly_total_usd", from && to ? std::optional((*to - *from).count()) : std::nullopt);
  json.key("why");
  json.begin_list();
  for (const std::string& why : why_changed(before, after)) json.value(why);
  json.end_list();
  json.end_object();
}

void write_scenario(JsonWriter& json, const Recommendation& base, const WhatIf& scenario) {
  json.begin_object();
  json.field("name", scenario.name);
  json.key("set");
  json.begin_object();
  for (const auto& [path, value] : scenario.set) {
    json.key(path);
    json.tree(value);
  }
  json.end_object();
  write_state(json, scenario.result);
  json.key("changes");
  json.begin_list();
  for (std::size_t i = 0; i < base.datasets.size(); ++i)
    if (has_changed(base.datasets[i], scenario.result.datasets[i]))
      write_change(json, base.datasets[i], scenario.result.datasets[i]);
  json.end_list();
  json.end_object();
}

void write_range(JsonWriter& json, const Axis& axis) {
  json.field("path", axis.path);
  json.key("from");
  json.tree(exact_json(axis.from));
  json.key("to");
  json.tree(exact_json(axis.to));
}

void write_crossing(JsonWriter& json, const Profile& profile, const Crossing& c) {
  json.begin_object();
  json.field("path", c.path);
  json.field("dataset", profile.datasets[c.dataset].name);
  json.key("value");
  json.tree(exact_json(c.value));
  json.field("from", to_string(c.from));
  json.field("to", to_string(c.to));
  write_id(json, "from_option", c.from_option);
  write_id(json, "to_option", c.to_option);
  json.field("from_monthly_total_usd", usd_of(c.from_option, c.from_total));
  json.field("to_monthly_total_usd", usd_of(c.to_option, c.to_total));
  if (c.won_by.empty())
    json.null_field("won_by");
  else
    json.field("won_by", c.won_by);
  json.field("other_monthly_total_usd", c.beside ? std::optional(c.beside->count()) : std::nullopt);
  json.end_object();
}

}  // namespace

nlohmann::ordered_json exact_json(double value) {
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

std::string whatif_json(const Recommendation& base, const std::vector<WhatIf>& scenarios) {
  JsonWriter json(Layout::lines);
  json.begin_object();
  write_head(json, subject_of(base), "whatif");
  json.key("base");
  json.begin_object();
  write_state(json, base);
  json.end_object();
  json.key("scenarios");
  json.begin_list();
  for (const WhatIf& scenario : scenarios) write_scenario(json, base, scenario);
  json.end_list();
  json.end_object();
  return json.take() + "\n";
}

std::string breakeven_json(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                           const std::vector<Crossing>& crossings) {
  JsonWriter json(Layout::lines);
  json.begin_object();
  write_head(json, subject_of(profile, catalog), "breakeven");
  json.key("vary");
  json.begin_list();
  for (const Axis& axis : axes) {
    json.begin_object();
    write_range(json, axis);
    json.key("now");
    json.tree(axis.now ? exact_json(*axis.now) : nlohmann::ordered_json());
    json.end_object();
  }
  json.end_list();
  json.key("crossings");
  json.begin_list();
  for (const Crossing& c : crossings) write_crossing(json, profile, c);
  json.end_list();
  json.end_object();
  return json.take() + "\n";
}

SweepJson::SweepJson(const Profile& profile, const Catalog& catalog, const std::vector<Axis>& axes,
                     OptionMask options)
    : profile_(profile), axes_(axes), options_(options) {
  json_.begin_object();
  write_head(json_, subject_of(profile, catalog), "sweep");
  json_.key("vary");
  json_.begin_list();
  for (const Axis& axis : axes) {
    json_.begin_object();
    write_range(json_, axis);
    json_.field("steps", static_cast<double>(axis.steps));
    json_.field("scale", axis.log ? "log" : "linear");
    json_.end_object();
  }
  json_.end_list();
  json_.key("rows");
  json_.begin_list();
}

void SweepJson::write_outcome(const std::string& name, const Outcome& o) {
  json_.begin_object();
  write_fields(json_, {name, o.service, o.option, o.score, usd_of(o.option, o.bill + o.waiting)});
  if (options_ != 0) {
    json_.key("options");
    json_.begin_list();
    for (std::size_t i = 0; i < kOptionCount; ++i) {
      if ((options_ >> i & 1U) == 0) continue;
      json_.begin_object();
      json_.field("id", kOptions[i].id);
      json_.field("monthly_total_usd", usd(option_total(o, i)));
      json_.end_object();
    }
    json_.end_list();
  }
  json_.end_object();
}

std::string SweepJson::row(const SweepRow& row) {
  json_.begin_object(Layout::one_line);
  const bool several = axes_.size() > 1;
  if (several) {
    json_.key("values");
    json_.begin_object();
  }
  for (std::size_t a = 0; a < axes_.size(); ++a) {
    json_.key(several ? std::string_view(axes_[a].path) : "value");
    json_.tree(exact_json(row.values[a]));
  }
  if (several) json_.end_object();
  const QuickResult& r = row.result;
  write_totals(json_, r.pattern, r.bill, r.waiting);
  json_.key("datasets");
  json_.begin_list();
  for (std::size_t d = 0; d < r.outcomes.size(); ++d) write_outcome(profile_.datasets[d].name, r.outcomes[d]);
  json_.end_list();
  json_.end_object();
  return json_.drain();
}

std::string SweepJson::end(bool interrupted) {
  json_.end_list();
  if (interrupted) json_.field("interrupted", true);
  json_.end_object();
  return json_.take() + "\n";
}

}  // namespace storeadvise
