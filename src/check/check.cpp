#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/policy.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

bool matches(std::string_view pattern, std::string_view id) {
  if (!pattern.empty() && pattern.back() == '*') return id.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == id;
}

bool is_about(const PolicyDemand& demand, const DataSetReport& d) {
  if (*demand.dataset == "*" || *demand.dataset == d.name) return true;
  return *demand.dataset == "role:" + std::string(kRoleNames[static_cast<std::size_t>(d.role)]);
}

const OptionReport* winner_of(const DataSetReport& d) {
  if (!d.verdict.option) return nullptr;
  const auto found = std::find_if(d.options.begin(), d.options.end(),
                                  [&](const OptionReport& o) { return o.option == *d.verdict.option; });
  return found == d.options.end() ? nullptr : &*found;
}

std::string option_id(const DataSetReport& d) {
  return d.verdict.option ? std::string(kOptions[*d.verdict.option].id) : "none";
}

/// Collects the outcomes of one demand for one data set, or for the whole profile.
class Outcomes {
 public:
  Outcomes(const PolicyDemand& demand, std::optional<std::string> dataset, std::vector<CheckedDemand>& out)
      : demand_(demand), dataset_(std::move(dataset)), out_(out) {}

  void add(std::string_view key, bool holds, const json& expected, const json& found,
           std::string remedy = {}) {
    out_.push_back({.demand = std::string(key),
                    .from = demand_.from,
                    .dataset = dataset_,
                    .applies = true,
                    .holds = holds,
                    .expected = expected.dump(),
                    .found = found.dump(),
                    .because = demand_.because,
                    .remedy = holds ? std::string() : std::move(remedy)});
  }
  void ceiling(std::string_view key, const std::optional<double>& most, double found,
               const std::string& remedy = {}) {
    if (most) add(key, found <= *most, *most, found, remedy);
  }

 private:
  const PolicyDemand& demand_;
  std::optional<std::string> dataset_;
  std::vector<CheckedDemand>& out_;
};

bool among(const std::vector<std::string>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return matches(w, word); });
}

/// The best eligible option that a test lets pass, as advice on how to meet a demand.
template <class Test>
std::string would_meet(const DataSetReport& d, const Test& test) {
  const OptionReport* best = nullptr;
  for (const OptionReport& o : d.options)
    if (o.eligible && test(o) && (best == nullptr || o.scores->total > best->scores->total)) best = &o;
  if (best == nullptr) return "no eligible option meets it";
  return std::string(kOptions[best->option].id) + " would meet it";
}

void check_words(const PolicyDemand& p, const DataSetReport& d, Outcomes& out) {
  const std::string id = option_id(d);
  const bool reached = d.verdict.option.has_value();
  const auto service = std::string(to_string(d.verdict.service));
  if (!p.service.empty())
    out.add("service", among(p.service, service), p.service, service,
            would_meet(d, [&](const OptionReport& o) {
              return among(p.service, to_string(kOptions[o.option].service));
            }));
  if (!p.option.empty())
    out.add("option", reached && among(p.option, id), p.option, id,
            would_meet(d, [&](const OptionReport& o) { return among(p.option, kOptions[o.option].id); }));
  if (!p.forbid_options.empty())
    out.add("forbid_options", reached && !among(p.forbid_options, id), p.forbid_options, id,
            would_meet(
                d, [&](const OptionReport& o) { return !among(p.forbid_options, kOptions[o.option].id); }));
}

void check_figures(const PolicyDemand& p, const DataSetReport& d, Outcomes& out) {
  const OptionReport* w = winner_of(d);
  const auto figure = [&](std::string_view key, const std::optional<double>& most, const auto& value) {
    if (!most) return;
    if (w == nullptr)
      return out.add(key, false, *most, nullptr, "no option meets the profile's requirements");
    out.ceiling(key, most, value(*w),
                would_meet(d, [&](const OptionReport& o) { return value(o) <= *most; }));
  };
  figure("max_monthly_usd", p.max_monthly_usd,
         [](const OptionReport& o) { return o.estimate().bill.total().count(); });
  figure("max_waiting_usd", p.max_waiting_usd,
         [](const OptionReport& o) { return o.estimate().waiting.usd.count(); });
  figure("max_read_p50_ms", p.max_read_p50_ms,
         [](const OptionReport& o) { return o.estimate().latency.read_p50 * 1000; });
  if (p.min_holds_in) {
    const double holds_in = d.verdict.holds_in.value_or(0);
    out.add("min_holds_in", w != nullptr && holds_in >= *p.min_holds_in, *p.min_holds_in, holds_in,
            "state the inputs that the report marks with *");
  }
  if (p.no_assumed_inputs) {
    json paths = json::array();
    for (const Assumption& a : d.assumptions) paths.push_back(a.path);
    out.add("no_assumed_inputs", w != nullptr && paths.empty(), true, paths,
            "state these inputs in the profile");
  }
}

void check_profile(const Recommendation& r, const PolicyDemand& p, std::optional<double> age_days,
                   Outcomes& out) {
  out.ceiling("max_monthly_usd", p.max_monthly_usd, r.summary.bill.count());
  out.ceiling("max_waiting_usd", p.max_waiting_usd, r.summary.waiting.count());
  const std::string pattern(to_string(r.summary.pattern));
  if (!p.pattern.empty()) out.add("pattern", among(p.pattern, pattern), p.pattern, pattern);
  if (p.max_price_age_days)
    out.add("max_price_age_days", age_days && *age_days <= *p.max_price_age_days, *p.max_price_age_days,
            age_days ? json(*age_days) : json(),
            "import newer price lists with `storeadvise catalog import`");
}

/// The first key of a demand that is about nothing here.
std::string_view first_key(const PolicyDemand& p) {
  if (!p.service.empty()) return "service";
  if (!p.option.empty()) return "option";
  if (!p.forbid_options.empty()) return "forbid_options";
  if (p.max_monthly_usd) return "max_monthly_usd";
  if (p.max_waiting_usd) return "max_waiting_usd";
  if (p.max_read_p50_ms) return "max_read_p50_ms";
  return p.min_holds_in ? "min_holds_in" : "no_assumed_inputs";
}

void check_datasets(const Recommendation& r, const PolicyDemand& p, std::vector<CheckedDemand>& out) {
  bool any = false;
  for (const DataSetReport& d : r.datasets) {
    if (!is_about(p, d)) continue;
    any = true;
    Outcomes outcomes(p, d.name, out);
    check_words(p, d, outcomes);
    check_figures(p, d, outcomes);
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
