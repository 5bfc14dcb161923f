#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "check/coverage.hpp"
#include "check/findings.hpp"
#include "check/uncounted.hpp"
#include "cli/args/errors.hpp"
#include "cli/commands/all.hpp"
#include "cli/commands/check_demands.hpp"
#include "cli/commands/chosen.hpp"
#include "cli/commands/stream.hpp"
#include "cli/commands/unused.hpp"
#include "cli/io/files.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/profiles.hpp"
#include "cli/io/sources.hpp"
#include "parallel.hpp"
#include "profile/warnings.hpp"
#include "report/csv.hpp"
#include "report/github.hpp"
#include "report/joined.hpp"
#include "report/json/check.hpp"
#include "report/json/report.hpp"
#include "report/junit.hpp"
#include "report/markdown.hpp"
#include "report/sarif.hpp"
#include "report/text/check.hpp"
#include "storeadvise/advise.hpp"
#include "storeadvise/report.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

/// Columns of a line counted in characters, as SARIF and editors do.
std::size_t characters(const Document& document, const Place& place) {
  std::size_t start = 0;
  for (std::size_t line = 1; line < place.line; ++line) start = document.text.find('\n', start) + 1;
  const std::string_view before = std::string_view(document.text).substr(start, place.column - 1);
  return 1 + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
         }));
}

std::string printable_line(const std::string& text) {
  return printable(text, std::numeric_limits<std::size_t>::max()) + "\n";
}

std::map<std::string, Place, std::less<>> places_of(const Stated& stated) {
  std::vector<Spot> spots;
  for (std::size_t i = 0; i < stated.profile.datasets.size(); ++i)
    spots.push_back({nlohmann::json::json_pointer() / "datasets" / i, false});
  const std::vector<Place> found = locate_all(stated.document, spots);
  std::map<std::string, Place, std::less<>> places;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Place place = found[i];
    if (place.line > 0) place.column = characters(stated.document, place);
    places.emplace(stated.profile.datasets[i].name, std::move(place));
  }
  return places;
}

/// Holds a profile against the baseline.
void add_increase(CheckResult& result, const Demands& demands) {
  std::vector<CheckedDemand> increases = check_increase(*result.comparison, demands.most_increase);
  const std::vector<Vacuity> in_vain = uncounted_increase(*result.comparison, increases);
  for (CheckedDemand& d : increases) {
    result.holds = result.holds && d.holds;
    result.demands.push_back(std::move(d));
  }
  add_vacuities(result, in_vain, demands.is_strict);
}

CheckResult checked(const Recommendation& r, const Demands& demands, const Peers& peers) {
  CheckResult result = check(r, demands.policy);
  add_vacuities(result, uncounted_waiting(r, demands.policy), demands.is_strict);
  if (!demands.baseline) return result;
  result.comparison = compare(r, *demands.baseline, peers);
  add_increase(result, demands);
  return result;
}

/// What is printed for one profile: the report, and what follows it.
struct Page {
  const Recommendation& report;
  const Catalog& catalog;
  const CheckResult& result;
  Look look;
};

/// What writes a format: a page for each profile, or one document of all that was found.
struct CheckWriter {
  Format format;
  std::string (*page)(const Page&) = nullptr;
  std::string (*document)(const std::vector<Findings>&) = nullptr;
  [[nodiscard]] constexpr bool can_write() const { return has(page) != has(document); }
};

constexpr std::array kCheckWriters{
    CheckWriter{.format = Format::text,
                .page =
                    [](const Page& p) {
                      return to_text(p.report, p.catalog, p.look) + check_text(p.result, p.look);
                    }},
    CheckWriter{.format = Format::json,
                .page =
                    [](const Page& p) {
                      return report_json(p.report, p.catalog, {.brief = p.look.quiet, .check = &p.result});
                    }},
    CheckWriter{
        .format = Format::markdown,
        .page = [](const Page& p) { return check_markdown(p.result) + to_markdown(p.report, p.catalog); }},
    CheckWriter{.format = Format::csv, .document = findings_csv},
    CheckWriter{.format = Format::ndjson,
                .page =
                    [](const Page& p) {
                      return report_json(
                          p.report, p.catalog,
                          {.layout = Layout::one_line, .brief = p.look.quiet, .check = &p.result});
                    }},
    CheckWriter{.format = Format::junit, .document = to_junit},
    CheckWriter{.format = Format::sarif, .document = to_sarif},
    CheckWriter{.format = Format::github, .document = to_github},
};

/// The output of all profiles in one of the formats.
class Printed {
 public:
  Printed(const Arguments& arguments, bool several)
      : look_(look_of(arguments)),
        writer_(writer_of(kCheckWriters, arguments.format)),
        pages_(arguments.format, several) {}

  void add(const Inputs& inputs, const Recommendation& r, const CheckResult& result) {
    findings_.push_back({inputs.document.file, r.profile_name, r.prices_as_of,
                         places_of({inputs.document, inputs.profile}), result});
    if (writer_.page != nullptr) pages_.add(writer_.page({r, inputs.catalog, result, look_}));
  }

  [[nodiscard]] std::string take() {
    if (writer_.document != nullptr) return writer_.document(findings_);
    return pages_.take() + (writer_.format == Format::text
                                ? "\n" + printable_line(outcome_text(findings_, look_.width))
                                : "");
  }

  [[nodiscard]] Exit status() const {
    return std::all_of(findings_.begin(), findings_.end(), [](const Findings& f) { return f.result.holds; })
               ? Exit::done
               : Exit::unmet;
  }

 private:
  Look look_;
  const CheckWriter& writer_;
  Joined pages_;
  std::vector<Findings> findings_;
};

/// What a strict policy fails for is told as that where people read the result.
void warn_of(const Arguments& arguments, const std::vector<Vacuity>& vacuities) {
  if (arguments.quiet) return;
  const bool is_read =
      !arguments.output && (arguments.format == Format::text || arguments.format == Format::markdown);
  for (const Vacuity& v : vacuities)
    if (!is_read || !arguments.strict_policy || !v.is_in_vain) warn("warning: " + warning_text(v));
}

/// What --expect asks of data sets that no profile has, found before the first line is printed. Where a
/// profile is no plain file this cannot be known: it is read only once.
Errors unknown_in_files(const Arguments& arguments, const Profiles& profiles, const Demands& demands) {
  std::error_code ignored;
  const bool plain = std::all_of(profiles.names.begin(), profiles.names.end(), [&](const std::string& name) {
    return name != "-" &&
           (std::filesystem::is_regular_file(name, ignored) || !std::filesystem::exists(name, ignored));
  });
  if (demands.expected.empty() || !plain) return {};
  Unused unused(demands);
  for (const std::string& name : profiles.names)
    if (const Result<std::string> text = read_file(name))
      if (const Result<Stated> stated = read_stated(arguments, *text, name)) unused.note(stated->profile, {});
  return unused.unknown();
}

/// The line of a profile, and what it does not hold.
Answer answer_of(const Asked& asked, const RuleBook& rules, const Demands& demands, const Peers& peers,
                 Chosen& chosen, const Look& look) {
  const Depth depth{.robustness = !asked.of_a_stream || demands.about_holds_in()};
  Recommendation r = advise(asked.stated.profile, *asked.catalog, rules, embedded_roles(), depth);
  r.warnings = warnings_of(asked.stated.document, asked.stated.profile, *asked.catalog);
  CheckResult result = checked(r, demands, peers);
  add_vacuities(result, demands.idle, demands.is_strict);
  chosen.keep(r);
  return {writer_of(kCheckWriters, Format::ndjson).page({r, *asked.catalog, result, look}),
          result.holds ? Exit::done : Exit::unmet};
}

/// The line after all profiles: what is demanded in vain of all of them. Empty where nothing is.
Answer closing_line(const std::vector<Vacuity>& vacuities, bool is_strict) {
  if (vacuities.empty()) return {};
  CheckResult result;
  add_vacuities(result, vacuities, is_strict);
  return {check_json(result), result.holds ? Exit::done : Exit::unmet};
}

/// What is demanded in vain of all lines together is known, and told, after the last.
Result<Exit> check_each(const Arguments& arguments, const RuleBook& rules, const Demands& demands) {
  Unused unused(demands);
  const Profiles profiles = all_profiles(arguments);
  if (Errors errors = unknown_in_files(arguments, profiles, demands); !errors.empty())
    return tl::unexpected(std::move(errors));
  const Peers peers{.only_one = !profiles.several && arguments.operands.front() != "-"};
  Chosen chosen(arguments);
  const Look look = look_of(arguments);
  const auto answering = [&](const Asked& asked) -> Answer {
    unused.note(asked.stated.profile, peers);
    return answer_of(asked, rules, demands, peers, chosen, look);
  };
  const auto closing = [&] { return closing_line(unused.vacuities(), demands.is_strict); };
  Result<Exit> status = answer_each(arguments, answering, closing);
  if (!status) return status;
  Errors errors = unused.unknown();
  for (Error& error : chosen.unknown()) errors.push_back(std::move(error));
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  warn_of(arguments, demands.idle);
  warn_of(arguments, unused.vacuities());
  return status;
}

/// The profiles, each read once: what is demanded in vain is known only when all are.
Result<std::vector<Inputs>> read_all(const Arguments& arguments, const Profiles& profiles) {
  std::vector<Inputs> all;
  Errors errors = profiles.errors;
  for (const std::string& name : profiles.names) {
    Result<Inputs> inputs = read_inputs(arguments, name);
    if (inputs)
      all.push_back(std::move(*inputs));
    else
      errors.insert(errors.end(), inputs.error().begin(), inputs.error().end());
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return all;
}

Result<Exit> check_all(const Arguments& arguments, const RuleBook& rules, const Demands& demands) {
  const Profiles profiles = all_profiles(arguments);
  const Result<std::vector<Inputs>> all = read_all(arguments, profiles);
  if (!all) return tl::unexpected(all.error());
  Unused unused(demands);
  Peers peers{.only_one = !profiles.several, .names = std::vector<std::string>{}};
  for (const Inputs& inputs : *all) peers.names->push_back(inputs.profile.name);
  for (const Inputs& inputs : *all) unused.note(inputs.profile, peers);
  if (Errors errors = unused.unknown(); !errors.empty()) return tl::unexpected(std::move(errors));
  std::vector<Vacuity> vacuities = demands.idle;
  for (Vacuity& v : unused.vacuities()) vacuities.push_back(std::move(v));
  Printed printed(arguments, profiles.several);
  Chosen chosen(arguments);
  for (const Inputs& inputs : *all) {
    Recommendation r = advise(inputs.profile, inputs.catalog, rules, embedded_roles(), {.threads = cores()});
    r.warnings = inputs.warnings;
    CheckResult result = checked(r, demands, peers);
    add_vacuities(result, vacuities, demands.is_strict);
    chosen.keep(r);
    printed.add(inputs, r, result);
  }
  if (Errors errors = chosen.unknown(); !errors.empty()) return tl::unexpected(std::move(errors));
  warn_of(arguments, vacuities);
  return deliver(arguments, printed.take(), printed.status());
}

}  // namespace

std::span<const Format> check_formats() { return formats_of<kCheckWriters>(); }

Result<Exit> run_check(const Arguments& arguments) {
  const auto rules = chosen_rules(arguments);
  const Result<Demands> demands = read_demands(arguments);
  Errors errors = rules ? Errors{} : rules.error();
  if (!demands) errors.insert(errors.end(), demands.error().begin(), demands.error().end());
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  if (arguments.format == Format::ndjson) return check_each(arguments, **rules, *demands);
  return check_all(arguments, **rules, *demands);
}

}  // namespace storeadvise::cli
