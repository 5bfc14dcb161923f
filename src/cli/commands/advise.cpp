#include "storeadvise/advise.hpp"

#include <array>

#include "cli/commands/all.hpp"
#include "cli/commands/chosen.hpp"
#include "cli/commands/regions.hpp"
#include "cli/commands/stream.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/profiles.hpp"
#include "cli/io/sources.hpp"
#include "report/csv.hpp"
#include "report/joined.hpp"
#include "report/json/report.hpp"
#include "report/markdown.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise::cli {

namespace {

/// A report, and how it is to look.
struct Reported {
  const Recommendation& result;
  const Catalog& catalog;
  Look look;
};

constexpr std::array kReportWriters{
    Writer<Reported>{Format::text, [](const Reported& r) { return to_text(r.result, r.catalog, r.look); }},
    Writer<Reported>{Format::json, [](const Reported& r) { return to_json(r.result, r.catalog); }},
    Writer<Reported>{Format::markdown, [](const Reported& r) { return to_markdown(r.result); }},
    Writer<Reported>{Format::csv, [](const Reported& r) { return csv_head() + csv_rows(r.result); }},
    Writer<Reported>{Format::ndjson, [](const Reported& r) { return to_json_line(r.result, r.catalog); }},
};

/// A line for each profile. Of a stream of them the variations are left out: they take most of the time.
Result<Exit> advise_each(const Arguments& arguments, const RuleBook& rules) {
  Chosen chosen(arguments);
  const Result<Exit> status = answer_each(arguments, [&](const Asked& asked) -> Answer {
    const Depth depth{.robustness = !asked.of_a_stream};
    Recommendation r = advise(asked.stated.profile, *asked.catalog, rules, embedded_roles(), depth);
    chosen.keep(r);
    return {writer_of(kReportWriters, Format::ndjson).write({r, *asked.catalog, {}}), Exit::done};
  });
  if (Errors errors = chosen.unknown(); status && !errors.empty()) return tl::unexpected(std::move(errors));
  return status;
}

}  // namespace

std::span<const Format> advise_formats() { return formats_of<kReportWriters>(); }

Result<Exit> run_advise(const Arguments& arguments) {
  if (arguments.regions) return run_regions(arguments);
  const auto rules = chosen_rules(arguments);
  if (rules && arguments.format == Format::ndjson) return advise_each(arguments, **rules);
  const Profiles profiles = all_profiles(arguments);
  Errors errors = rules ? Errors{} : rules.error();
  errors.insert(errors.end(), profiles.errors.begin(), profiles.errors.end());
  Joined reports(arguments.format, profiles.several);
  Chosen chosen(arguments);
  for (const std::string& name : profiles.names) {
    const Result<Inputs> inputs = read_inputs(arguments, name);
    if (!inputs) {
      errors.insert(errors.end(), inputs.error().begin(), inputs.error().end());
    } else if (errors.empty()) {
      Recommendation r = advise(inputs->profile, inputs->catalog, **rules, embedded_roles());
      chosen.keep(r);
      reports.add(
          writer_of(kReportWriters, arguments.format).write({r, inputs->catalog, look_of(arguments)}));
    }
  }
  if (errors.empty()) errors = chosen.unknown();
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return deliver(arguments, reports.take());
}

}  // namespace storeadvise::cli
