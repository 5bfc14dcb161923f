#include "check/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "check/judge.hpp"
#include "check/uncounted.hpp"
#include "json/reader.hpp"
#include "options/table.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Side = DataSetChange::Side;

double usd_of(const json& object, const char* key, const char* amount) {
  const json part = object.value(key, json());
  const json usd = part.is_object() ? part.value(amount, json()) : json();
  return usd.is_number() ? usd.get<double>() : 0;
}

/// More dollars a month than anybody pays; beyond it an increase is lost in rounding.
constexpr double kMostUsd = 1e18;

/// Whether an option's waiting is counted, where the report says so.
std::optional<bool> counted_of(const json& option) {
  const json waiting = option.value("waiting", json());
  const json counted = waiting.is_object() ? waiting.value("counted", json()) : json();
  return counted.is_boolean() ? std::optional(counted.get<bool>()) : std::nullopt;
}

/// Whether any waiting in a report is counted, as far as its data sets and its sum tell.
std::optional<bool> counted_in(const Baseline::Report& report) {
  if (report.cost.waiting > 0) return true;
  std::optional<bool> any;
  for (const Baseline::DataSet& set : report.datasets)
    if (set.side.cost && set.side.cost->counted) any = any.value_or(false) || *set.side.cost->counted;
  return any;
}

/// Whether the bills of the data sets that a report lists come to its sum. A report of --dataset has the sum
/// of all, but not all data sets.
bool lists_all(const Baseline::Report& report) {
  constexpr double kRounding = 1e-9;
  MonthlyCost sum;
  for (const Baseline::DataSet& set : report.datasets) {
    if (set.side.option == "none") continue;
    if (!set.side.cost) return true;  // what it costs is not told
    sum.bill += set.side.cost->bill;
    sum.waiting += set.side.cost->waiting;
  }
  return sum.total() + kRounding * report.cost.total() >= report.cost.total();
}

/// What one option among those of a data set costs; nothing where it is not there or has no price.
std::optional<MonthlyCost> cost_of(const json* options, const std::string& id) {
  if (options == nullptr || !options->is_array()) return std::nullopt;
  for (const json& option : *options)
    if (option.is_object() && option.value("id", json()) == id && option.value("bill", json()).is_object())
      return MonthlyCost{usd_of(option, "bill", "monthly_usd"), usd_of(option, "waiting", "monthly_usd"),
                         counted_of(option)};
  return std::nullopt;
}

void read_dataset(Problems& problems, const json& value, const Pointer& where, Baseline::Report& out) {
  Baseline::DataSet& set = out.datasets.emplace_back();
  ObjectReader reader(problems, value, where, "a data set of a report");
  reader.need("name");
  reader.text("name", set.name);
  reader.need("verdict");
  ObjectReader verdict = reader.object("verdict", "a verdict");
  verdict.text("service", set.side.service);
  const json* stated = verdict.find("option");
  const auto option = stated == nullptr || stated->is_null()
                          ? std::nullopt
                          : verdict.word("option", option_ids(), "an option");
  set.side.option = option ? std::string(kOptions[*option].id) : "none";
  if (option && !set.side.service.empty() && set.side.service != to_string(kOptions[*option].service))
    verdict.fail(
        "service",
        {"conflict", fmt::format("{} is no option of {}", set.side.option, in_quotes(set.side.service)),
         fmt::format("expected {}", to_string(kOptions[*option].service))});
  set.side.cost = cost_of(reader.find("options"), set.side.option);
  const auto is_paid = [](double usd) { return usd >= 0 && usd <= kMostUsd; };
  if (set.side.cost && !(is_paid(set.side.cost->bill) && is_paid(set.side.cost->waiting)))
    reader.fail("options", {"out-of-range", set.side.option + " costs what nobody pays in a month",
                            fmt::format("expected 0 to {:g} dollars of bill and of waiting", kMostUsd)});
}

/// The total that a summary names is the sum of its two parts, but for what adding up rounds.
void check_total(ObjectReader& summary, double sum) {
  double total = sum;
  summary.number("monthly_total_usd", total, 0, 2 * kMostUsd);
  constexpr double kRounding = 1e-6;
  if (std::abs(total - sum) <= kRounding * std::max(1.0, sum)) return;
  summary.fail("monthly_total_usd",
               {"conflict",
                fmt::format("{} is not the sum of bill and waiting, {}", money(Usd(total)), money(Usd(sum))),
                "expected a report as storeadvise wrote it"});
}

/// Reports may hold more than we ask for, so unknown keys are none of our business here.
void read_report(Problems& problems, const json& value, const Pointer& where, Baseline& out) {
  Baseline::Report& report = out.reports.emplace_back();
  ObjectReader reader(problems, value, where, "a report");
  reader.version("report_version", true);
  if (const json* kind = reader.find("kind"); kind != nullptr && *kind != "report")
    reader.fail("kind", {"unknown-word", "this is a report of another kind, " + shown(*kind),
                         "expected what storeadvise PROFILE --format json wrote"});
  if (reader.find("profile") != nullptr) {
    ObjectReader profile = reader.object("profile", "a profile");
    const json* name = profile.find("name");
    if (name != nullptr && !name->is_null()) profile.text("name", report.profile);
  }
  if (reader.need("summary") != nullptr) {
    ObjectReader summary = reader.object("summary", "a summary");
    summary.need("monthly_bill_usd");
    summary.number("monthly_bill_usd", report.cost.bill, 0, kMostUsd);
    summary.number("monthly_waiting_usd", report.cost.waiting, 0, kMostUsd);
    check_total(summary, report.cost.total());
  }
  report.lists_datasets = reader.find("datasets") != nullptr;
  reader.list("datasets",
              [&](const json& set, const Pointer& at) { read_dataset(problems, set, at, report); });
  report.cost.counted = counted_in(report);
  report.lists_all = lists_all(report);
}

void refuse_repeated(Problems& problems, const Baseline& baseline) {
  std::vector<std::string_view> names;
  for (const Baseline::Report& report : baseline.reports) {
    if (std::find(names.begin(), names.end(), report.profile) != names.end())
      problems.add(
          Pointer() / names.size(),
          {"repeated-name",
           report.profile.empty() ? "a second report on a profile without a name"
                                  : "a second report on a profile named " + in_quotes(report.profile),
           "expected profiles with names of their own (\"name\" in the profile), to tell them apart"});
    names.push_back(report.profile);
  }
}

using Names = std::vector<std::string>;

/// How many data sets of a profile an earlier report lists too.
std::size_t shared(const Names& datasets, const Baseline::Report& before) {
  return static_cast<std::size_t>(std::ranges::count_if(datasets, [&before](const std::string& name) {
    return std::ranges::find(before.datasets, name, &Baseline::DataSet::name) != before.datasets.end();
  }));
}

/// The report that is about a profile under another name; null where none seems to be.
const Baseline::Report* renamed(const Names& datasets, const Baseline& baseline, const Peers& peers) {
  const Baseline::Report* best = nullptr;
  for (const Baseline::Report& b : baseline.reports) {
    if (peers.names && std::ranges::find(*peers.names, b.profile) != peers.names->end()) continue;
    const std::size_t same = shared(datasets, b);
    const std::size_t most = std::max(datasets.size(), b.datasets.size());
    const bool alike = same > 0 && (peers.names ? 2 * same >= most : same == most);
    if (alike && (best == nullptr || same > shared(datasets, *best))) best = &b;
  }
  return best;
}

const Baseline::Report* report_of(std::string_view profile, const Names& datasets, const Baseline& baseline,
                                  const Peers& peers) {
  if (peers.only_one && baseline.reports.size() == 1) return &baseline.reports.front();
  const auto found = std::ranges::find(baseline.reports, profile, &Baseline::Report::profile);
  return found != baseline.reports.end() ? &*found : renamed(datasets, baseline, peers);
}

Names names_of(const Recommendation& r) {
  Names names;
  for (const DataSetReport& d : r.datasets) names.push_back(d.name);
  return names;
}

Side side_of(const DataSetReport& d) {
  Side side{"none", std::string(to_string(d.verdict.service)), {}};
  const OptionReport* option = verdict_option(d);
  if (option == nullptr) return side;
  side.option = kOptions[option->option].id;
  side.cost = {option->estimate().bill.total().count(), option->estimate().waiting.usd.count(),
               d.demand.can_wait()};
  return side;
}

/// The data sets whose waiting an earlier report counts and this one does not. A report without data sets
/// counts some where it has any.
std::vector<std::string> uncounted_since(const Recommendation& r, const Baseline::Report& before) {
  if (!before.lists_datasets)
    return before.cost.counted.value_or(false) && !counts_waiting(r) ? without_waiting(r)
                                                                     : std::vector<std::string>();
  std::vector<std::string> names = without_waiting(r);
  std::erase_if(names, [&before, &r](const std::string& name) {
    const auto old = std::ranges::find(before.datasets, name, &Baseline::DataSet::name);
    if (old == before.datasets.end())
      return before.lists_all || before.cost.waiting == 0 || counts_waiting(r);
    return !old->side.cost || !old->side.cost->counted.value_or(false);
  });
  return names;
}

bool lists(const Baseline::Report& before, const std::string& name) {
  return std::ranges::find(before.datasets, name, &Baseline::DataSet::name) != before.datasets.end();
}

/// The data sets of which a report of some alone tells nothing: they need not be new.
Names unlisted_in(const Baseline::Report& before, const Recommendation& r) {
  Names names;
  if (!before.lists_datasets || before.lists_all) return names;
  for (const DataSetReport& d : r.datasets)
    if (!lists(before, d.name)) names.push_back(d.name);
  return names;
}

std::vector<DataSetChange> changes_of(const Recommendation& r, const Baseline::Report& before) {
  std::vector<DataSetChange> changes;
  for (const DataSetReport& d : r.datasets) {
    if (!before.lists_all && !lists(before, d.name)) continue;
    DataSetChange change{d.name, {}, side_of(d)};
    for (const Baseline::DataSet& old : before.datasets)
      if (old.name == d.name) change.before = old.side;
    const bool same = change.before && change.before->option == change.now->option &&
                      change.before->cost == change.now->cost;
    if (!same) changes.push_back(std::move(change));
  }
  for (const Baseline::DataSet& old : before.datasets) {
    const bool here = std::any_of(r.datasets.begin(), r.datasets.end(),
                                  [&](const DataSetReport& d) { return d.name == old.name; });
    if (!here) changes.push_back({old.name, old.side, {}});
  }
  return changes;
}

}  // namespace

double shown_percent(double percent) {
  constexpr double kTenths = 10;
  return std::round(percent * kTenths) / kTenths;
}

double Comparison::increase_percent(Basis basis) const {
  const double increase = increase_usd(basis);
  if (increase == 0) return 0;
  return before.in(basis) > 0 ? 100 * increase / before.in(basis) : std::numeric_limits<double>::infinity();
}

Result<Baseline> read_baseline(std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  Baseline baseline;
  baseline.file = file;
  const json& root = document->json;
  if (root.is_array()) {
    for (std::size_t i = 0; i < root.size(); ++i) read_report(problems, root[i], Pointer() / i, baseline);
    if (root.empty()) problems.add(Pointer(), {"missing-key", "there is no report", "expected at least one"});
    if (problems.empty()) refuse_repeated(problems, baseline);
  } else {
    read_report(problems, root, Pointer(), baseline);
  }
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return baseline;
}

bool has_report(const Baseline& baseline, std::string_view profile, const std::vector<std::string>& datasets,
                const Peers& peers) {
  return report_of(profile, datasets, baseline, peers) != nullptr;
}

Comparison compare(const Recommendation& r, const Baseline& baseline, const Peers& peers) {
  Comparison comparison;
  comparison.from = baseline.file;
  comparison.now = {r.summary.bill.count(), r.summary.waiting.count(), counts_waiting(r)};
  comparison.unplaced = unplaced(r);
  const Baseline::Report* before = report_of(r.profile_name, names_of(r), baseline, peers);
  if (before == nullptr) return comparison;
  comparison.is_known = true;
  if (before->profile != r.profile_name) comparison.called = before->profile;
  comparison.before = before->cost;
  comparison.unlisted = unlisted_in(*before, r);
  comparison.uncounted = uncounted_since(r, *before);
  if (before->lists_datasets) comparison.changes = changes_of(r, *before);
  return comparison;
}

}  // namespace storeadvise
