#include "check/baseline.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "input/reader.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

/// Reports may hold more than we ask for, so unknown keys are none of our business here.
void read_report(Problems& problems, const json& value, const Pointer& where, Baseline& out) {
  Baseline::Bill& bill = out.bills.emplace_back();
  ObjectReader report(problems, value, where, "a report");
  report.version("report_version", true);
  if (report.find("profile") != nullptr) report.object("profile", "a profile").text("name", bill.profile);
  if (report.need("summary") == nullptr) return;
  ObjectReader summary = report.object("summary", "a summary");
  summary.need("monthly_bill_usd");
  summary.number("monthly_bill_usd", bill.monthly_usd, 0, std::numeric_limits<double>::max());
}

const Baseline::Bill* bill_of(const Recommendation& r, const Baseline& baseline, bool only_one) {
  if (only_one && baseline.bills.size() == 1) return &baseline.bills.front();
  const auto found = std::find_if(baseline.bills.begin(), baseline.bills.end(),
                                  [&](const Baseline::Bill& b) { return b.profile == r.profile_name; });
  return found == baseline.bills.end() ? nullptr : &*found;
}

/// Of nothing, any increase is without bounds.
double percent_of(double increase, double before) {
  if (increase == 0) return 0;
  return before > 0 ? 100 * increase / before : std::numeric_limits<double>::infinity();
}

}  // namespace

Result<Baseline> read_baseline(std::string_view text, std::string_view file) {
  const auto document = parse_document(text, file);
  if (!document) return tl::unexpected(document.error());
  Problems problems;
  Baseline baseline;
  const json& root = document->json;
  if (root.is_array()) {
    for (std::size_t i = 0; i < root.size(); ++i) read_report(problems, root[i], Pointer() / i, baseline);
    if (root.empty()) problems.add(Pointer(), {"missing-key", "there is no report", "expected at least one"});
  } else {
    read_report(problems, root, Pointer(), baseline);
  }
  if (!problems.empty()) return tl::unexpected(problems.errors(*document));
  return baseline;
}

std::vector<CheckedDemand> check_increase(const Recommendation& r, const Baseline& baseline,
                                          const MostIncrease& most, bool only_one) {
  std::vector<CheckedDemand> out;
  const Baseline::Bill* before = bill_of(r, baseline, only_one);
  const double increase = before == nullptr ? 0 : r.summary.bill.count() - before->monthly_usd;
  const auto add = [&](const std::string& key, const std::string& flag, double limit, double found) {
    CheckedDemand d{.demand = key,
                    .from = flag,
                    .dataset = {},
                    .applies = before != nullptr,
                    .holds = found <= limit,
                    .expected = json(limit).dump(),
                    .found = "null",
                    .because = {},
                    .remedy = {}};
    if (before != nullptr && std::isfinite(found)) d.found = json(found).dump();
    out.push_back(std::move(d));
  };
  if (most.usd) add("max_increase_usd", "--max-increase-usd", *most.usd, increase);
  if (most.percent)
    add("max_increase_percent", "--max-increase-percent", *most.percent,
        before == nullptr ? 0 : percent_of(increase, before->monthly_usd));
  return out;
}

}  // namespace storeadvise
