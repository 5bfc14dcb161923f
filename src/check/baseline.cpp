#include "check/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "check/judge.hpp"
#include "json/reader.hpp"
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

/// What one option among those of a data set costs; nothing where it is not there or has no price.
std::optional<MonthlyCost> cost_of(const json* options, const std::string& id) {
  if (options == nullptr || !options->is_array()) return std::nullopt;
  for (const json& option : *options)
    if (option.is_object() && option.value("id", json()) == id && option.value("bill", json()).is_object())
      return MonthlyCost{usd_of(option, "bill", "monthly_usd"), usd_of(option, "waiting", "monthly_usd")};
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
  const json* option = verdict.find("option");
  set.side.option = option != nullptr && option->is_string() ? option->get<std::string>() : "none";
  set.side.cost = cost_of(reader.find("options"), set.side.option);
}

/// Reports may hold more than we ask for, so unknown keys are none of our business here.
void read_report(Problems& problems, const json& value, const Pointer& where, Baseline& out) {
  Baseline::Report& report = out.reports.emplace_back();
  ObjectReader reader(problems, value, where, "a report");
  reader.version("report_version", true);
  if (reader.find("profile") != nullptr) {
    ObjectReader profile = reader.object("profile", "a profile");
    const json* name = profile.find("name");
    if (name != nullptr && !name->is_null()) profile.text("name", report.profile);
  }
  if (reader.need("summary") != nullptr) {
    ObjectReader summary = reader.object("summary", "a summary");
    summary.need("monthly_bill_usd");
    summary.number("monthly_bill_usd", report.cost.bill, 0, std::numeric_limits<double>::max());
    summary.number("monthly_waiting_usd", report.cost.waiting, 0, std::numeric_limits<double>::max());
  }
  report.lists_datasets = reader.find("datasets") != nullptr;
  reader.list("datasets",
              [&](const json& set, const Pointer& at) { read_dataset(problems, set, at, report); });
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

/// How many data sets of a profile an earlier report lists too.
std::size_t shared(const Recommendation& r, const Baseline::Report& before) {
  return static_cast<std::size_t>(std::ranges::count_if(r.datasets, [&before](const DataSetReport& d) {
    return std::ranges::find(before.datasets, d.name, &Baseline::DataSet::name) != before.datasets.end();
  }));
}

/// The report that is about a profile under another name; null where none seems to be.
const Baseline::Report* renamed(const Recommendation& r, const Baseline& baseline, const Peers& peers) {
  const Baseline::Report* best = nullptr;
  for (const Baseline::Report& b : baseline.reports) {
    if (peers.names && std::ranges::find(*peers.names, b.profile) != peers.names->end()) continue;
    const std::size_t same = shared(r, b);
    const std::size_t most = std::max(r.datasets.size(), b.datasets.size());
    const bool alike = same > 0 && (peers.names ? 2 * same >= most : same == most);
    if (alike && (best == nullptr || same > shared(r, *best))) best = &b;
  }
  return best;
}

const Baseline::Report* report_of(const Recommendation& r, const Baseline& baseline, const Peers& peers) {
  if (peers.only_one && baseline.reports.size() == 1) return &baseline.reports.front();
  const auto found = std::ranges::find(baseline.reports, r.profile_name, &Baseline::Report::profile);
  return found != baseline.reports.end() ? &*found : renamed(r, baseline, peers);
}

Side side_of(const DataSetReport& d) {
  Side side{"none", std::string(to_string(d.verdict.service)), {}};
  const OptionReport* option = verdict_option(d);
  if (option == nullptr) return side;
  side.option = kOptions[option->option].id;
  side.cost = {option->estimate().bill.total().count(), option->estimate().waiting.usd.count()};
  return side;
}

std::vector<DataSetChange> changes_of(const Recommendation& r, const Baseline::Report& before) {
  std::vector<DataSetChange> changes;
  for (const DataSetReport& d : r.datasets) {
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

Comparison compare(const Recommendation& r, const Baseline& baseline, const Peers& peers) {
  Comparison comparison;
  comparison.from = baseline.file;
  comparison.now = {r.summary.bill.count(), r.summary.waiting.count()};
  comparison.unplaced = unplaced(r);
  const Baseline::Report* before = report_of(r, baseline, peers);
  if (before == nullptr) return comparison;
  comparison.is_known = true;
  if (before->profile != r.profile_name) comparison.called = before->profile;
  comparison.before = before->cost;
  if (before->lists_datasets) comparison.changes = changes_of(r, *before);
  return comparison;
}

namespace {

/// How much a month may cost at most, and what it cost and costs.
std::string ceiling(const Comparison& c, Basis basis, double usd) {
  return fmt::format("a monthly {} of {} meets it; it was {} and is {}",
                     basis == Basis::total ? "total" : "bill", money(Usd(usd)),
                     money(Usd(c.before.in(basis))), money(Usd(c.now.in(basis))));
}

CheckedDemand increase(const Comparison& c, std::string_view key, double limit, double found) {
  const bool is_known = c.unplaced.empty() && std::isfinite(found);
  return {.demand = std::string(key),
          .from = key == "max_increase_usd" ? "--max-increase-usd" : "--max-increase-percent",
          .dataset = {},
          .applies = c.is_known,
          .holds = !c.is_known || (c.unplaced.empty() && found <= limit),
          .expected = json(limit).dump(),
          .found = c.is_known && is_known ? json(found).dump() : "null",
          .because = {},
          .remedy = {}};
}

}  // namespace

std::vector<CheckedDemand> check_increase(const Comparison& c, const MostIncrease& most) {
  std::vector<CheckedDemand> out;
  const auto add = [&](std::string_view key, double limit, double found, double ceiling_usd) {
    CheckedDemand& d = out.emplace_back(increase(c, key, limit, found));
    if (!d.holds)
      d.remedy = c.unplaced.empty() ? ceiling(c, most.basis, ceiling_usd) : remedy_by_placing(c.unplaced);
  };
  const double before = c.before.in(most.basis);
  if (most.usd) add("max_increase_usd", *most.usd, c.increase_usd(most.basis), before + *most.usd);
  if (most.percent)
    add("max_increase_percent", *most.percent, c.increase_percent(most.basis),
        before * (1 + *most.percent / 100));
  return out;
}

}  // namespace storeadvise
