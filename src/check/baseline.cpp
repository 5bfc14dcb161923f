#include "check/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "json/reader.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Side = DataSetChange::Side;

/// The bill of one option among those of a data set; nothing where it is not there or has no price.
std::optional<double> bill_of(const json* options, const std::string& id) {
  if (options == nullptr || !options->is_array()) return std::nullopt;
  for (const json& option : *options) {
    if (!option.is_object() || option.value("id", json()) != id) continue;
    const json bill = option.value("bill", json());
    const json usd = bill.is_object() ? bill.value("monthly_usd", json()) : json();
    if (usd.is_number()) return usd.get<double>();
  }
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
  set.side.monthly_usd = bill_of(reader.find("options"), set.side.option);
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
    summary.number("monthly_bill_usd", report.monthly_usd, 0, std::numeric_limits<double>::max());
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

const Baseline::Report* report_of(const Recommendation& r, const Baseline& baseline, bool only_one) {
  if (only_one && baseline.reports.size() == 1) return &baseline.reports.front();
  const auto found = std::find_if(baseline.reports.begin(), baseline.reports.end(),
                                  [&](const Baseline::Report& b) { return b.profile == r.profile_name; });
  return found == baseline.reports.end() ? nullptr : &*found;
}

Side side_of(const DataSetReport& d) {
  Side side{"none", std::string(to_string(d.verdict.service)), {}};
  const OptionReport* option = verdict_option(d);
  if (option == nullptr) return side;
  side.option = kOptions[option->option].id;
  side.monthly_usd = option->estimate().bill.total().count();
  return side;
}

std::vector<DataSetChange> changes_of(const Recommendation& r, const Baseline::Report& before) {
  std::vector<DataSetChange> changes;
  for (const DataSetReport& d : r.datasets) {
    DataSetChange change{d.name, {}, side_of(d)};
    for (const Baseline::DataSet& old : before.datasets)
      if (old.name == d.name) change.before = old.side;
    const bool same = change.before && change.before->option == change.now->option &&
                      change.before->monthly_usd == change.now->monthly_usd;
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

double Comparison::increase_percent() const {
  const double increase = increase_usd();
  if (increase == 0) return 0;
  return before_usd > 0 ? 100 * increase / before_usd : std::numeric_limits<double>::infinity();
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

Comparison compare(const Recommendation& r, const Baseline& baseline, bool only_one) {
  Comparison comparison;
  comparison.from = baseline.file;
  comparison.now_usd = r.summary.bill.count();
  const Baseline::Report* before = report_of(r, baseline, only_one);
  if (before == nullptr) return comparison;
  comparison.is_known = true;
  comparison.before_usd = before->monthly_usd;
  if (before->lists_datasets) comparison.changes = changes_of(r, *before);
  return comparison;
}

std::vector<CheckedDemand> check_increase(const Comparison& c, const MostIncrease& most) {
  std::vector<CheckedDemand> out;
  const auto add = [&](const std::string& key, const std::string& flag, double limit, double found,
                       double ceiling_usd) {
    CheckedDemand d{.demand = key,
                    .from = flag,
                    .dataset = {},
                    .applies = c.is_known,
                    .holds = !c.is_known || found <= limit,
                    .expected = json(limit).dump(),
                    .found = c.is_known && std::isfinite(found) ? json(found).dump() : "null",
                    .because = {},
                    .remedy = {}};
    if (!d.holds)
      d.remedy = fmt::format("a monthly bill of {} meets it; it was {} and is {}", money(Usd(ceiling_usd)),
                             money(Usd(c.before_usd)), money(Usd(c.now_usd)));
    out.push_back(std::move(d));
  };
  if (most.usd)
    add("max_increase_usd", "--max-increase-usd", *most.usd, c.increase_usd(), c.before_usd + *most.usd);
  if (most.percent)
    add("max_increase_percent", "--max-increase-percent", *most.percent, c.increase_percent(),
        c.before_usd * (1 + *most.percent / 100));
  return out;
}

}  // namespace storeadvise
