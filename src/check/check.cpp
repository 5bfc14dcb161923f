#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/limited.hpp"
#include "check/policy.hpp"
#include "check/remedy.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

bool matches(std::string_view pattern, std::string_view id) {
  if (!pattern.empty() && pattern.back() == '*') return id.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == id;
}

std::string option_id(const DataSetReport& d) {
  return d.verdict.option ? std::string(kOptions[*d.verdict.option].id) : "none";
}

/// A remedy is worked out only where one is needed.
using Remedy = std::function<std::string()>;

/// Collects the outcomes of one demand for one data set, or for the whole profile.
class Outcomes {
 public:
  Outcomes(const PolicyDemand& demand, std::optional<std::string> dataset, std::vector<CheckedDemand>& out)
      : demand_(demand), dataset_(std::move(dataset)), out_(out) {}

  void add(std::string_view key, bool holds, const json& expected, const json& found, const Remedy& remedy) {
    out_.push_back({.demand = std::string(key),
                    .from = demand_.from,
                    .dataset = dataset_,
                    .applies = true,
                    .holds = holds,
                    .expected = expected.dump(),
                    .found = found.dump(),
                    .because = demand_.because,
                    .remedy = holds ? std::string() : remedy()});
  }

 private:
  const PolicyDemand& demand_;
  std::optional<std::string> dataset_;
  std::vector<CheckedDemand>& out_;
};

void check_words(const PolicyDemand& p, const DataSetReport& d, Outcomes& out) {
  const std::string id = option_id(d);
  const bool reached = d.verdict.option.has_value();
  const auto service = std::string(to_string(d.verdict.service));
  const auto words = [&](std::string_view key, const std::vector<std::string>& list, bool holds,
                         const std::string& found, const OptionTest& meets) {
    if (!list.empty()) out.add(key, holds, list, found, [&] { return remedy_by_option(p, d, meets); });
  };
  words("service", p.service, is_among(p.service, service), service,
        [&](const OptionReport& o) { return is_among(p.service, to_string(kOptions[o.option].service)); });
  words("option", p.option, reached && is_among(p.option, id), id,
        [&](const OptionReport& o) { return is_among(p.option, kOptions[o.option].id); });
  words("forbid_options", p.forbid_options, reached && !is_among(p.forbid_options, id), id,
        [&](const OptionReport& o) { return !is_among(p.forbid_options, kOptions[o.option].id); });
}

void check_figures(const PolicyDemand& p, const DataSetReport& d, Outcomes& out) {
  const OptionReport* chosen = verdict_option(d);
  for (const Limited& figure : kLimited) {
    const std::optional<double>& most = p.*figure.most;
    if (!most) continue;
    const json found = chosen == nullptr ? json() : json(figure.of(*chosen));
    out.add(figure.key, chosen != nullptr && figure.of(*chosen) <= *most, *most, found,
            [&] { return remedy_by_figure(p, d, figure); });
  }
}

void check_certainty(const PolicyDemand& p, const DataSetReport& d, Outcomes& out) {
  const bool reached = d.verdict.option.has_value();
  if (p.min_holds_in) {
    const double holds_in = d.verdict.holds_in.value_or(0);
    out.add("min_holds_in", reached && holds_in >= *p.min_holds_in, *p.min_holds_in, holds_in,
            [&] { return reached ? remedy_by_input(d) : "no option meets the profile's requirements"; });
  }
  if (p.no_assumed_inputs) {
    json paths = json::array();
    for (const Assumption& a : d.assumptions) paths.push_back(a.path);
    out.add("no_assumed_inputs", reached && paths.empty(), true, paths, [&] { return remedy_by_stating(d); });
  }
}

void check_profile(const Recommendation& r, const PolicyDemand& p, std::optional<double> age_days,
                   Outcomes& out) {
  const auto total = [&](const Limited& figure, double found) {
    if (const std::optional<double>& most = p.*figure.most)
      out.add(figure.key, found <= *most, *most, found,
              [&] { return remedy_by_moves(r, figure, *most, found); });
  };
  total(kLimited[0], r.summary.bill.count());
  total(kLimited[1], r.summary.waiting.count());
  const std::string pattern(to_string(r.summary.pattern));
  if (!p.pattern.empty())
    out.add("pattern", is_among(p.pattern, pattern), p.pattern, pattern,
            [&] { return remedy_by_pattern(r, p.pattern); });
  if (p.max_price_age_days)
    out.add("max_price_age_days", age_days && *age_days <= *p.max_price_age_days, *p.max_price_age_days,
            age_days ? json(*age_days) : json(),
            [] { return "import newer price lists with `storeadvise catalog import`"; });
}

/// The first key of a demand that is about nothing here.
std::string_view first_key(const PolicyDemand& p) {
  if (!p.service.empty()) return "service";
  if (!p.option.empty()) return "option";
  if (!p.forbid_options.empty()) return "forbid_options";
  for (const Limited& figure : kLimited)
    if (p.*figure.most) return figure.key;
  return p.min_holds_in ? "min_holds_in" : "no_assumed_inputs";
}

void check_datasets(const Recommendation& r, const PolicyDemand& p, std::vector<CheckedDemand>& out) {
  bool any = false;
  for (const DataSetReport& d : r.datasets) {
    if (!is_about(*p.dataset, d)) continue;
    any = true;
    Outcomes outcomes(p, d.name, out);
    check_words(p, d, outcomes);
    check_figures(p, d, outcomes);
    check_certainty(p, d, outcomes);
  }
  if (any) return;
  out.push_back({.demand = std::string(first_key(p)),
                 .from = p.from,
                 .dataset = p.dataset,
                 .applies = false,
                 .holds = true,
                 .expected = "null",
                 .found = "null",
                 .because = p.because,
                 .remedy = {}});
}

}  // namespace

bool is_about(std::string_view pattern, std::string_view name, Role role) {
  if (pattern == "*" || pattern == name) return true;
  return pattern == "role:" + std::string(kRoleNames[static_cast<std::size_t>(role)]);
}

bool is_about(std::string_view pattern, const DataSetReport& d) { return is_about(pattern, d.name, d.role); }

bool is_among(const std::vector<std::string>& patterns, std::string_view word) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [word](const std::string& pattern) { return matches(pattern, word); });
}

const OptionReport* verdict_option(const DataSetReport& d) {
  if (!d.verdict.option) return nullptr;
  const auto found = std::find_if(d.options.begin(), d.options.end(),
                                  [&](const OptionReport& o) { return o.option == *d.verdict.option; });
  return found == d.options.end() ? nullptr : &*found;
}

CheckResult check(const Recommendation& r, const Policy& policy, std::optional<double> age_days) {
  CheckResult result;
  for (const PolicyDemand& p : policy.demands) {
    if (p.dataset) {
      check_datasets(r, p, result.demands);
    } else {
      Outcomes outcomes(p, std::nullopt, result.demands);
      check_profile(r, p, age_days, outcomes);
    }
  }
  result.holds = std::all_of(result.demands.begin(), result.demands.end(),
                             [](const CheckedDemand& d) { return d.holds; });
  return result;
}

}  // namespace storeadvise
