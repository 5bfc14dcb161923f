#include "storeadvise/advise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/commands/chosen.hpp"
#include "cli/commands/regions.hpp"
#include "cli/commands/stream.hpp"
#include "cli/commands/why.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/profiles.hpp"
#include "cli/io/sources.hpp"
#include "explore/curve.hpp"
#include "parallel.hpp"
#include "profile/warnings.hpp"
#include "report/csv.hpp"
#include "report/html/html.hpp"
#include "report/joined.hpp"
#include "report/json/report.hpp"
#include "report/markdown.hpp"
#include "report/story/story.hpp"
#include "report/text/why.hpp"
#include "storeadvise/report.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"
#include "text/wrap.hpp"

namespace storeadvise::cli {

namespace {

/// A report, how it is to look, and what it was made from.
struct Reported {
  const Recommendation& result;
  const Catalog& catalog;
  const RuleBook& rules;
  const Profile& profile;
  Look look;
};

/// The page of one profile, with curves over the inputs that decide.
std::string page_of(const Reported& r) {
  const World world{r.catalog, r.rules, embedded_roles()};
  const auto curves = deciding_curves(r.profile, r.result, world, cores());
  return report_html({r.profile, r.result, r.catalog, curves, r.look.datasets});
}

constexpr std::array kReportWriters{
    Writer<Reported>{Format::text, [](const Reported& r) { return to_text(r.result, r.catalog, r.look); }},
    Writer<Reported>{
        Format::json,
        [](const Reported& r) { return report_json(r.result, r.catalog, {.brief = r.look.quiet}); }},
    Writer<Reported>{Format::markdown, [](const Reported& r) { return to_markdown(r.result, r.catalog); }},
    Writer<Reported>{Format::csv, [](const Reported& r) { return csv_head() + csv_rows(r.result); }},
    Writer<Reported>{Format::ndjson,
                     [](const Reported& r) {
                       return report_json(r.result, r.catalog,
                                          {.layout = Layout::one_line, .brief = r.look.quiet});
                     }},
    Writer<Reported>{Format::html, page_of},
};

/// What is asked with --why.
struct Asking {
  const DataSetReport& set;
  const OptionReport& other;
  const Catalog& catalog;
  Look look;
};

constexpr std::array kWhyWriters{
    Writer<Asking>{Format::text, [](const Asking& a) { return why_text(a.set, a.other, a.catalog, a.look); }},
    Writer<Asking>{Format::markdown, [](const Asking& a) { return why_markdown(a.set, a.other, a.catalog); }},
};

tl::unexpected<Errors> no_such_option(const std::string& name, const DataSetReport& set) {
  std::vector<std::string_view> ids;
  for (const OptionReport& option : set.options) ids.push_back(kOptions[option.option].id);
  const auto close = nearest(name, ids);
  return tl::unexpected(usage_error("unknown-option",
                                    fmt::format("--why: there is no option {} here", in_quotes(name)),
                                    close ? fmt::format("did you mean {}?", in_quotes(*close))
                                          : fmt::format("expected one of: {}", fmt::join(ids, ", "))));
}

/// The choice of one data set beside an option; empty where this profile does not have the data set.
Result<std::string> why(const Arguments& arguments, const Reported& r) {
  const Why wanted = why_of(*arguments.why);
  const auto set = std::ranges::find_if(
      r.result.datasets, [&](const DataSetReport& d) { return is_meant(wanted.dataset, d.name); });
  if (set == r.result.datasets.end()) return std::string();
  const auto index = option_index(wanted.option);
  const OptionReport* other = wanted.option.empty() ? rival_of(*set) : nullptr;
  if (index) other = find_option(*set, *index);
  if (!wanted.option.empty() && other == nullptr) return no_such_option(wanted.option, *set);
  if (!set->verdict.option)
    return wrap(printable(set->name) +
                    ": no option meets the requirements, so that there is no choice to explain.",
                r.look.width, 2) +
           "\n";
  if (other == nullptr)
    return wrap(printable(set->name) + ": the catalog offers no other service.", r.look.width, 2) + "\n";
  return writer_of(kWhyWriters, arguments.format).write({*set, *other, r.catalog, r.look});
}

/// A line for each profile. Of a stream of them the variations are left out: they take most of the time.
Result<Exit> advise_each(const Arguments& arguments, const RuleBook& rules) {
  const Look look = look_of(arguments);
  Chosen chosen(arguments);
  Result<Exit> status = answer_each(arguments, [&](const Asked& asked) -> Answer {
    const Depth depth{.robustness = !asked.of_a_stream};
    Recommendation r = advise(asked.stated.profile, *asked.catalog, rules, embedded_roles(), depth);
    r.warnings = warnings_of(asked.stated.document, asked.stated.profile, *asked.catalog);
    chosen.keep(r);
    return {writer_of(kReportWriters, Format::ndjson)
                .write({r, *asked.catalog, rules, asked.stated.profile, look}),
            Exit::done};
  });
  if (Errors errors = chosen.unknown(); status && !errors.empty()) return tl::unexpected(std::move(errors));
  return status;
}

/// What cannot go together with the format.
Errors conflicts(const Arguments& arguments, bool several) {
  const std::string_view format = to_string(arguments.format);
  const auto explains = formats_of<kWhyWriters>();
  if (arguments.why && std::ranges::find(explains, arguments.format) == explains.end())
    return usage_error("bad-usage", fmt::format("--why has no {}", format),
                       "expected one of: text, markdown");
  if (several && arguments.format == Format::html)
    return usage_error("bad-usage", "--format html makes a page of one profile",
                       "give each profile a page of its own");
  return {};
}

/// Text and pages leave out the other data sets by themselves, as their summary is of all.
void keep_chosen(const Arguments& arguments, Chosen& chosen, Recommendation& r) {
  if (arguments.dataset.empty()) return;
  if (arguments.format != Format::text && arguments.format != Format::html) return chosen.keep(r);
  Recommendation noted = r;
  chosen.keep(noted);
}

/// What a run over all profiles asks for and has told so far.
struct Run {
  explicit Run(const Arguments& a) : arguments(a), chosen(a), asked(a) {}
  /// Names that no profile has.
  [[nodiscard]] Errors unknown() const {
    Errors errors = chosen.unknown();
    return errors.empty() ? asked.unknown() : errors;
  }

  const Arguments& arguments;
  Chosen chosen;
  AskedOf asked;
  std::set<std::string> told_dates;
};

Look look_at(Run& run, const Recommendation& r, bool last) {
  Look look = look_of(run.arguments);
  look.tells_age = run.told_dates.insert(r.prices_as_of).second;
  look.tells_more = last;
  look.datasets = run.chosen.names_in(r);
  return look;
}

Recommendation advise_on(Run& run, const Inputs& inputs, const RuleBook& rules) {
  Recommendation r = advise(inputs.profile, inputs.catalog, rules, embedded_roles(), {.threads = cores()});
  r.warnings = inputs.warnings;
  keep_chosen(run.arguments, run.chosen, r);
  return r;
}

Result<std::string> text_of(const Arguments& arguments, const Reported& r) {
  if (arguments.why) return why(arguments, r);
  return writer_of(kReportWriters, arguments.format).write(r);
}

/// The JSON of the only profile, which with thousands of data sets is more than memory should hold.
Result<Exit> advise_in_pieces(Run& run, const std::string& name, const RuleBook& rules) {
  const Result<Inputs> inputs = read_inputs(run.arguments, name);
  if (!inputs) return tl::unexpected(inputs.error());
  run.asked.note(inputs->profile);
  const Recommendation r = advise_on(run, *inputs, rules);
  if (Errors errors = run.unknown(); !errors.empty()) return tl::unexpected(std::move(errors));
  return deliver(run.arguments, [&](const Pieces& take) {
    report_json(r, inputs->catalog, {.brief = look_of(run.arguments).quiet}, take);
  });
}

/// The reports of all profiles, or the answers to --why.
Result<Exit> advise_all(const Arguments& arguments, const Profiles& profiles, const RuleBook& rules) {
  Run run(arguments);
  Errors errors = profiles.errors;
  if (arguments.format == Format::json && !profiles.several && errors.empty() && !profiles.names.empty())
    return advise_in_pieces(run, profiles.names.front(), rules);
  Joined reports(arguments.format, profiles.several);
  for (const std::string& name : profiles.names) {
    const Result<Inputs> inputs = read_inputs(arguments, name);
    if (!inputs) {
      errors.insert(errors.end(), inputs.error().begin(), inputs.error().end());
      continue;
    }
    run.asked.note(inputs->profile);
    if (!errors.empty()) continue;
    const Recommendation r = advise_on(run, *inputs, rules);
    const Look look = look_at(run, r, name == profiles.names.back());
    Result<std::string> text = text_of(arguments, {r, inputs->catalog, rules, inputs->profile, look});
    if (!text) return tl::unexpected(std::move(text.error()));
    if (!text->empty()) reports.add(std::move(*text));
  }
  if (errors.empty()) errors = run.unknown();
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return deliver(arguments, reports.take());
}

}  // namespace

std::span<const Format> advise_formats() { return formats_of<kReportWriters>(); }

Result<Exit> run_advise(const Arguments& arguments) {
  if (arguments.regions) return run_regions(arguments);
  const auto rules = chosen_rules(arguments);
  if (rules && arguments.format == Format::ndjson && !arguments.why) return advise_each(arguments, **rules);
  Profiles profiles = all_profiles(arguments);
  if (Errors errors = conflicts(arguments, profiles.names.size() > 1); !errors.empty())
    return tl::unexpected(std::move(errors));
  if (rules) return advise_all(arguments, profiles, **rules);
  profiles.errors.insert(profiles.errors.begin(), rules.error().begin(), rules.error().end());
  return advise_all(arguments, profiles, embedded_rules());
}

}  // namespace storeadvise::cli
