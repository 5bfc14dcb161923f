#include <array>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/io/files.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/sources.hpp"
#include "explore/scenario.hpp"
#include "profile/profile.hpp"
#include "report/html/html.hpp"
#include "report/whatif/csv.hpp"
#include "report/whatif/json.hpp"
#include "report/whatif/text.hpp"
#include "report/whatif/why.hpp"
#include "storeadvise/advise.hpp"

namespace storeadvise::cli {

namespace {

/// What the scenarios lead to, and how wide it may be.
struct Compared {
  const Recommendation& base;
  const std::vector<WhatIf>& scenarios;
  std::size_t width;
};

constexpr std::array kWhatIfWriters{
    Writer<Compared>{Format::text,
                     [](const Compared& c) { return whatif_text(c.base, c.scenarios, c.width); }},
    Writer<Compared>{Format::json, [](const Compared& c) { return whatif_json(c.base, c.scenarios); }},
    Writer<Compared>{Format::csv, [](const Compared& c) { return whatif_csv(c.base, c.scenarios); }},
    Writer<Compared>{Format::html, [](const Compared& c) { return whatif_html(c.base, c.scenarios); }},
};

Result<std::vector<Scenario>> scenarios_of(const Arguments& arguments, const Document& profile) {
  if (arguments.set.empty() != arguments.scenarios.has_value())
    return tl::unexpected(usage_error(
        "bad-usage", arguments.scenarios ? "--set and --scenarios are given together" : "nothing is changed",
        "expected --set PATH=VALUE or --scenarios FILE"));
  if (!arguments.scenarios) {
    auto scenario = scenario_of_sets(profile, arguments.set);
    if (!scenario) return tl::unexpected(std::move(scenario.error()));
    return std::vector<Scenario>{std::move(*scenario)};
  }
  const std::string& file = *arguments.scenarios;
  const Result<std::string> text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  return read_scenarios(profile, *text, shown_name(file));
}

/// The profile of a scenario, with the prices of its Region.
Result<WhatIf> advised(const Arguments& arguments, const Scenario& scenario, const RuleBook& rules,
                       const Recommendation& base) {
  Result<Profile> profile = read_profile(scenario.changed);
  if (!profile) return tl::unexpected(profile.error());
  Result<Catalog> catalog = named_catalog(arguments.catalog.value_or(""), profile->region);
  if (!catalog) return tl::unexpected(with_places(std::move(catalog.error()), scenario.changed));
  if (Errors errors = check_instances(scenario.changed, *profile, *catalog); !errors.empty())
    return tl::unexpected(std::move(errors));
  Recommendation result = advise(*profile, *catalog, rules, embedded_roles(), {.robustness = false});
  keep_compared(result, base);
  return WhatIf{scenario.name, scenario.set, std::move(result)};
}

Result<std::vector<WhatIf>> run_all(const Arguments& arguments, const std::vector<Scenario>& scenarios,
                                    const RuleBook& rules, const Recommendation& base) {
  std::vector<WhatIf> done;
  Errors errors;
  for (const Scenario& scenario : scenarios) {
    auto result = advised(arguments, scenario, rules, base);
    if (result) {
      done.push_back(std::move(*result));
    } else {
      const Errors more = in_scenario(std::move(result.error()), scenario);
      errors.insert(errors.end(), more.begin(), more.end());
    }
  }
  if (!errors.empty()) return tl::unexpected(in_order(std::move(errors)));
  return done;
}

}  // namespace

std::span<const Format> whatif_formats() { return formats_of<kWhatIfWriters>(); }

Result<Exit> run_whatif(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  if (!rules) return tl::unexpected(rules.error());
  Arguments unchanged = arguments;
  unchanged.set.clear();
  const Result<Inputs> inputs = read_inputs(unchanged, arguments.operands.front());
  if (!inputs) return tl::unexpected(inputs.error());
  const auto scenarios = scenarios_of(arguments, inputs->document);
  if (!scenarios) return tl::unexpected(scenarios.error());
  const Recommendation base =
      advise(inputs->profile, inputs->catalog, **rules, embedded_roles(), {.robustness = false});
  const auto results = run_all(arguments, *scenarios, **rules, base);
  if (!results) return tl::unexpected(results.error());
  return deliver(
      arguments,
      writer_of(kWhatIfWriters, arguments.format).write({base, *results, look_of(arguments).width}));
}

}  // namespace storeadvise::cli
