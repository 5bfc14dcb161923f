#include "storeadvise/advise.hpp"

#include "cli/args/command.hpp"
#include "cli/commands/regions.hpp"
#include "cli/commands/stream.hpp"
#include "cli/io/inputs.hpp"
#include "cli/io/output.hpp"
#include "cli/io/profiles.hpp"
#include "cli/io/sources.hpp"
#include "report/csv.hpp"
#include "report/json/report.hpp"
#include "report/markdown.hpp"
#include "storeadvise/report.hpp"

namespace storeadvise::cli {

namespace {

/// The reports of several profiles, written as they come.
class Reports {
 public:
  Reports(const Arguments& arguments, bool several)
      : arguments_(arguments), format_(arguments.format()), several_(several) {}

  void add(const Recommendation& r, const Catalog& catalog) {
    if (format_ == "csv") {
      append((out_.empty() ? csv_head() : "") + csv_rows(r));
    } else if (format_ == "json") {
      if (several_) out_ += out_.empty() ? "[\n" : ",\n";
      append(to_json(r, catalog));
      if (several_) out_.pop_back();
    } else {
      if (!out_.empty()) out_ += "\n";
      append(format_ == "markdown" ? to_markdown(r) : to_text(r, catalog, look_of(arguments_)));
    }
  }

  /// All of them; nothing is left here.
  [[nodiscard]] std::string take() {
    if (several_ && format_ == "json") out_ += "\n]\n";
    return std::move(out_);
  }

 private:
  /// The first report is not copied: the pages of a copy take longer to get than the report to make.
  void append(std::string&& report) {
    if (out_.empty()) {
      out_ = std::move(report);
    } else {
      out_ += report;
    }
  }

  const Arguments& arguments_;
  std::string format_;
  bool several_;
  std::string out_;
};

/// A line for each profile. Of a stream of them the variations are left out: they take most of the time.
Result<Exit> advise_each(const Arguments& arguments, const RuleBook& rules) {
  return answer_each(arguments, [&rules](const Asked& asked) -> Answer {
    const Depth depth{.robustness = !asked.of_a_stream};
    const Recommendation r = advise(asked.stated.profile, *asked.catalog, rules, embedded_roles(), depth);
    return {to_json_line(r, *asked.catalog), Exit::done};
  });
}

}  // namespace

Result<Exit> run_advise(const Arguments& arguments) {
  if (arguments.has("regions")) return run_regions(arguments);
  const auto rules = chosen_rules(arguments);
  if (rules && arguments.format() == "ndjson") return advise_each(arguments, **rules);
  const Profiles profiles = all_profiles(arguments);
  Errors errors = rules ? Errors{} : rules.error();
  errors.insert(errors.end(), profiles.errors.begin(), profiles.errors.end());
  Reports reports(arguments, profiles.several);
  for (const std::string& name : profiles.names) {
    const Result<Inputs> inputs = read_inputs(arguments, name);
    if (!inputs) {
      errors.insert(errors.end(), inputs.error().begin(), inputs.error().end());
    } else if (errors.empty()) {
      reports.add(advise(inputs->profile, inputs->catalog, **rules, embedded_roles()), inputs->catalog);
    }
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return deliver(arguments, reports.take());
}

}  // namespace storeadvise::cli
