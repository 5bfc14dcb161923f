#include "cli/commands/check_demands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "check/coverage.hpp"
#include "cli/args/errors.hpp"
#include "cli/io/files.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::array<std::string_view, 4> kServices{"s3", "efs", "hybrid", "none"};

void keep(Errors& errors, const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); }

std::string nearest_what(const std::string& what) {
  std::vector<std::string_view> words(kServices.begin(), kServices.end());
  for (const Option& option : kOptions) words.push_back(option.id);
  std::string hint = "expected s3, efs, hybrid, none, or an option's id";
  if (const auto close = nearest(what, words)) hint += fmt::format(" (did you mean \"{}\"?)", *close);
  return hint;
}

/// DATASET=WHAT; a data set's name may contain "=", WHAT has none.
void read_expect(const std::string& text, Demands& out, Errors& errors) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return keep(errors,
                usage_error("bad-usage", fmt::format("--expect: {} is not DATASET=WHAT", in_quotes(text)),
                            nearest_what("")));
  const std::string what = text.substr(equals + 1);
  PolicyDemand demand;
  demand.dataset = text.substr(0, equals);
  demand.from = "--expect " + text;
  if (std::find(kServices.begin(), kServices.end(), what) != kServices.end()) {
    demand.service = {what};
  } else if (options_matching(what) != 0) {
    demand.option = {what};
  } else {
    return keep(errors,
                usage_error("unknown-option",
                            fmt::format("--expect: {} is neither a service nor an option", in_quotes(what)),
                            nearest_what(what)));
  }
  out.expected.push_back(*demand.dataset);
  out.policy.demands.push_back(std::move(demand));
}

/// A flag that is a demand.
struct DemandFlag {
  std::string_view name;
  std::optional<double> Arguments::*value;
  std::optional<double> PolicyDemand::*asks;
  bool is_of_datasets = false;  ///< of each of them; otherwise of the whole profile
};

constexpr std::array kDemandFlags{
    DemandFlag{"--max-monthly-usd", &Arguments::max_monthly_usd, &PolicyDemand::max_monthly_usd},
    DemandFlag{"--max-total-usd", &Arguments::max_total_usd, &PolicyDemand::max_total_usd},
    DemandFlag{"--min-holds-in", &Arguments::min_holds_in, &PolicyDemand::min_holds_in, true},
};

void read_flags(const Arguments& arguments, Demands& out, Errors& errors) {
  for (const DemandFlag& flag : kDemandFlags) {
    if (!(arguments.*flag.value)) continue;
    PolicyDemand& demand = out.policy.demands.emplace_back();
    if (flag.is_of_datasets) demand.dataset = "*";
    demand.*flag.asks = arguments.*flag.value;
    demand.from = flag.name;
  }
  for (const std::string& text : arguments.expect) read_expect(text, out, errors);
}

void read_increase(const Arguments& arguments, Demands& out, Errors& errors) {
  out.most_increase = {arguments.max_increase_usd, arguments.max_increase_percent, arguments.basis};
  const bool limited = arguments.max_increase_usd || arguments.max_increase_percent;
  if (limited && !arguments.baseline)
    return keep(errors, usage_error("bad-usage", "--baseline REPORT is missing: an increase over what?"));
  if (!arguments.baseline) return;
  const std::string& name = *arguments.baseline;
  const Result<std::string> text = read_file(name);
  if (!text) return keep(errors, text.error());
  Result<Baseline> baseline = read_baseline(*text, shown_name(name));
  if (!baseline) return keep(errors, baseline.error());
  out.baseline = std::move(*baseline);
}

void read_policy_file(const std::string& name, Demands& out, Errors& errors) {
  const Result<std::string> text = read_file(name);
  if (!text) return keep(errors, text.error());
  Result<Policy> policy = read_policy(*text, shown_name(name));
  if (!policy) return keep(errors, policy.error());
  for (Vacuity& v : idle_demands(*policy, shown_name(name))) out.idle.push_back(std::move(v));
  for (PolicyDemand& demand : policy->demands) out.policy.demands.push_back(std::move(demand));
}

/// Standard input can be read once.
Errors read_twice(const Arguments& arguments) {
  std::vector<std::string> uses;
  const auto note = [&uses](const std::string& name, const char* use) {
    if (name == "-") uses.emplace_back(use);
  };
  for (const std::string& name : arguments.operands) note(name, "PROFILE");
  for (const std::string& name : arguments.policy) note(name, "--policy");
  note(arguments.baseline.value_or(""), "--baseline");
  if (uses.size() < 2) return {};
  return usage_error(
      "bad-usage",
      fmt::format("standard input is asked for {} times: by {}", uses.size(), fmt::join(uses, " and ")),
      "expected at most one \"-\"");
}

}  // namespace

bool Demands::about_holds_in() const {
  return std::any_of(policy.demands.begin(), policy.demands.end(),
                     [](const PolicyDemand& d) { return d.min_holds_in.has_value(); });
}

Result<Demands> read_demands(const Arguments& arguments) {
  const bool is_flagged = std::ranges::any_of(
      kDemandFlags, [&](const DemandFlag& flag) { return (arguments.*flag.value).has_value(); });
  if (!is_flagged && arguments.policy.empty() && arguments.expect.empty() && !arguments.baseline &&
      !arguments.max_increase_usd && !arguments.max_increase_percent)
    return tl::unexpected(usage_error(
        "bad-usage", "nothing is demanded",
        "expected --policy FILE, --baseline REPORT, or a demand such as --max-total-usd or --expect"));
  if (Errors errors = read_twice(arguments); !errors.empty()) return tl::unexpected(std::move(errors));
  Demands demands;
  Errors errors;
  for (const std::string& name : arguments.policy) read_policy_file(name, demands, errors);
  read_flags(arguments, demands, errors);
  read_increase(arguments, demands, errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  demands.is_strict = arguments.strict_policy;
  return demands;
}

}  // namespace storeadvise::cli
