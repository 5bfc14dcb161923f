#include "cli/commands/check_demands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "cli/args/errors.hpp"
#include "cli/io/files.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"

namespace storeadvise::cli {

namespace {

constexpr std::array<std::string_view, 4> kServices{"s3", "efs", "hybrid", "none"};

void keep(Errors& errors, const Errors& more) { errors.insert(errors.end(), more.begin(), more.end()); }

/// The value of a flag that is a number from 0 to `most`; nothing when it was not given, or is wrong.
std::optional<double> number(const Arguments& arguments, std::string_view flag, Errors& errors,
                             double most = std::numeric_limits<double>::max()) {
  if (!arguments.has(flag)) return std::nullopt;
  const std::string text = arguments.value(flag);
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = code == std::errc{} && end == text.data() + text.size();
  if (whole && value >= 0 && value <= most) return value;
  const std::string range = most <= 1 ? fmt::format("from 0 to {}", most) : "of 0 or more";
  keep(errors,
       usage_error("bad-usage", fmt::format("--{}: {} is not a number {}", flag, in_quotes(text), range)));
  return std::nullopt;
}

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

void read_flags(const Arguments& arguments, Demands& out, Errors& errors) {
  if (const auto most = number(arguments, "max-monthly-usd", errors)) {
    PolicyDemand& demand = out.policy.demands.emplace_back();
    demand.max_monthly_usd = most;
    demand.from = "--max-monthly-usd";
  }
  if (const auto least = number(arguments, "min-holds-in", errors, 1)) {
    PolicyDemand& demand = out.policy.demands.emplace_back();
    demand.dataset = "*";
    demand.min_holds_in = least;
    demand.from = "--min-holds-in";
  }
  for (const std::string& text : arguments.values("expect")) read_expect(text, out, errors);
}

void read_increase(const Arguments& arguments, Demands& out, Errors& errors) {
  out.most_increase.usd = number(arguments, "max-increase-usd", errors);
  out.most_increase.percent = number(arguments, "max-increase-percent", errors);
  const bool limited = arguments.has("max-increase-usd") || arguments.has("max-increase-percent");
  if (limited && !arguments.has("baseline"))
    return keep(errors, usage_error("bad-usage", "--baseline REPORT is missing: an increase over what?"));
  if (!arguments.has("baseline")) return;
  const std::string name = arguments.value("baseline");
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
  out.policies.push_back(shown_name(name));
  for (PolicyDemand& demand : policy->demands) out.policy.demands.push_back(std::move(demand));
}

}  // namespace

bool Demands::about_holds_in() const {
  return std::any_of(policy.demands.begin(), policy.demands.end(),
                     [](const PolicyDemand& d) { return d.min_holds_in.has_value(); });
}

Result<Demands> read_demands(const Arguments& arguments) {
  Demands demands;
  Errors errors;
  for (const std::string& name : arguments.values("policy")) read_policy_file(name, demands, errors);
  read_flags(arguments, demands, errors);
  read_increase(arguments, demands, errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return demands;
}

}  // namespace storeadvise::cli
