#include "cli/commands/regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/args/errors.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/profiles.hpp"
#include "cli/io/sources.hpp"
#include "report/html/html.hpp"
#include "report/joined.hpp"
#include "report/whatif/regions.hpp"

namespace storeadvise::cli {

namespace {

/// The Regions of a list, each once, or all of them. Errors name all that do not exist.
Result<std::vector<std::string>> regions_of(const std::string& list) {
  if (list == "all") return embedded_regions();
  const std::vector<std::string> known = embedded_regions();
  std::vector<std::string> regions;
  Errors errors;
  for (std::string_view name : split(list, ',')) {
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    if (std::ranges::find(regions, name) != regions.end()) continue;
    regions.emplace_back(name);
    if (std::ranges::find(known, name) != known.end()) continue;
    Errors unknown = embedded_catalog("aws", name).error();
    for (Error& error : unknown) error.place.file = "--regions " + list;
    errors.insert(errors.end(), unknown.begin(), unknown.end());
  }
  if (regions.empty())
    return tl::unexpected(usage_error("bad-usage", "--regions names no Region",
                                      "expected `all`, or codes of Regions with commas between"));
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return regions;
}

/// A ranking, and how it is to look.
struct Ranking {
  const RegionComparison& comparison;
  Look look;
};

constexpr std::array kRegionsWriters{
    Writer<Ranking>{Format::text, [](const Ranking& r) { return regions_text(r.comparison, r.look); }},
    Writer<Ranking>{Format::json, [](const Ranking& r) { return regions_json(r.comparison); }},
    Writer<Ranking>{Format::markdown, [](const Ranking& r) { return regions_markdown(r.comparison); }},
    Writer<Ranking>{Format::csv, [](const Ranking& r) { return regions_csv(r.comparison); }},
    Writer<Ranking>{Format::html, [](const Ranking& r) { return regions_html(r.comparison); }},
};

/// What --regions cannot go together with.
Errors conflicts(const Arguments& arguments) {
  const std::string catalog = arguments.catalog.value_or("aws");
  if (catalog != "aws")
    return usage_error("bad-usage",
                       "--regions compares the prices of Regions, and --catalog " + catalog +
                           " has the same for all of them",
                       "leave out one of the two");
  const auto formats = formats_of<kRegionsWriters>();
  if (std::ranges::find(formats, arguments.format) != formats.end()) return {};
  std::vector<std::string_view> words;
  for (const Format format : formats) words.push_back(to_string(format));
  return usage_error("bad-usage", fmt::format("--regions has no {}", to_string(arguments.format)),
                     fmt::format("expected one of: {}", fmt::join(words, ", ")));
}

Result<RegionResult> priced_in(const Inputs& inputs, const std::string& region, const RuleBook& rules) {
  Result<Catalog> catalog = named_catalog("aws", region);
  if (!catalog) return tl::unexpected(std::move(catalog.error()));
  Profile there = inputs.profile;
  there.region = region;
  return in_region(there, std::move(*catalog), rules, embedded_roles());
}

Result<RegionComparison> compared(const Inputs& inputs, const std::vector<std::string>& regions,
                                  const RuleBook& rules) {
  auto own = priced_in(inputs, inputs.profile.region, rules);
  if (!own) return tl::unexpected(std::move(own.error()));
  RegionComparison comparison{.own = std::move(*own), .ranked = {}};
  for (const std::string& region : regions) {
    auto there = priced_in(inputs, region, rules);
    if (!there) return tl::unexpected(std::move(there.error()));
    comparison.ranked.push_back(std::move(*there));
  }
  rank_regions(comparison.ranked);
  return comparison;
}

}  // namespace

Result<Exit> run_regions(const Arguments& arguments) {
  if (Errors errors = conflicts(arguments); !errors.empty()) return tl::unexpected(std::move(errors));
  Errors errors;
  const auto keep = [&errors](const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); };
  const auto regions = regions_of(*arguments.regions);
  if (!regions) keep(regions.error());
  const auto rules = chosen_rules(arguments);
  if (!rules) keep(rules.error());
  const Profiles profiles = all_profiles(arguments);
  Joined rankings(arguments.format, profiles.several);
  keep(profiles.errors);
  for (const std::string& name : profiles.names) {
    const Result<Inputs> inputs = read_inputs(arguments, name);
    if (!inputs) keep(inputs.error());
    if (!errors.empty()) continue;
    const auto comparison = compared(*inputs, *regions, **rules);
    if (!comparison) return tl::unexpected(comparison.error());
    rankings.add(writer_of(kRegionsWriters, arguments.format).write({*comparison, look_of(arguments)}));
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return deliver(arguments, rankings.take());
}

}  // namespace storeadvise::cli
