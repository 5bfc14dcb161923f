#include "check/demand_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "check/judge.hpp"
#include "row_functions.hpp"
#include "text/nearest.hpp"
#include "text/printable.hpp"
#include "units/money.hpp"
#include "units/quantities.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;
using Words = std::vector<std::string> PolicyDemand::*;
using Number = std::optional<double> PolicyDemand::*;

constexpr double kMillisecond = 1000;
constexpr std::array<std::string_view, 3> kServices{"s3", "efs", "hybrid"};
constexpr std::array<std::string_view, 4> kPatterns{"s3_primary", "hybrid", "efs_shared", "none"};

std::optional<Fault> service_fault(const std::string& word) {
  if (std::ranges::find(kServices, word) != kServices.end()) return std::nullopt;
  return unknown_word(word, "a service", kServices);
}

std::optional<Fault> pattern_fault(const std::string& word) {
  if (std::ranges::find(kPatterns, word) != kPatterns.end()) return std::nullopt;
  return unknown_word(word, "a pattern of a profile", kPatterns);
}

std::optional<Fault> option_fault(const std::string& word) {
  if (options_matching(word) != 0) return std::nullopt;
  std::array<std::string_view, kOptionCount> ids{};
  std::ranges::transform(kOptions, ids.begin(), &Option::id);
  const auto close = nearest(word, ids);
  return Fault{"unknown-option", in_quotes(word) + " names no option",
               "expected an option id, where a trailing * matches the rest" +
                   (close ? " (did you mean \"" + std::string(*close) + "\"?)" : std::string())};
}

std::string_view service_of(std::size_t option) { return to_string(kOptions[option].service); }
std::string_view id_of(std::size_t option) { return kOptions[option].id; }

double bill_of(const OptionReport& o) { return o.estimate().bill.total().count(); }
double waiting_of(const OptionReport& o) { return o.estimate().waiting.usd.count(); }

constexpr std::array kRows{
    DemandKind{.key = "service",
               .sentence = "The verdict's service is one of these.",
               .asks = &PolicyDemand::service,
               .sense = Sense::one_of,
               .word_fault = service_fault,
               .word = service_of,
               .of_dataset = judge_word},
    DemandKind{.key = "option",
               .sentence = "The verdict's option is one of these.",
               .asks = &PolicyDemand::option,
               .sense = Sense::one_of,
               .word_fault = option_fault,
               .word = id_of,
               .of_dataset = judge_word},
    DemandKind{.key = "forbid_options",
               .sentence = "The verdict's option is none of these.",
               .asks = &PolicyDemand::forbid_options,
               .sense = Sense::none_of,
               .word_fault = option_fault,
               .word = id_of,
               .of_dataset = judge_word},
    DemandKind{.key = "max_monthly_usd",
               .sentence = "The monthly bill is not higher than this.",
               .asks = &PolicyDemand::max_monthly_usd,
               .measure = Measure::usd,
               .amount = "bill",
               .figure = bill_of,
               .sum = [](const Summary& s) { return s.bill.count(); },
               .of_dataset = judge_figure,
               .of_profile = judge_sum},
    DemandKind{.key = "max_waiting_usd",
               .sentence = "What slow storage costs a month in waiting compute is not more than this.",
               .asks = &PolicyDemand::max_waiting_usd,
               .measure = Measure::usd,
               .amount = "waiting",
               .waits = Waits::wholly,
               .figure = waiting_of,
               .sum = [](const Summary& s) { return s.waiting.count(); },
               .of_dataset = judge_figure,
               .of_profile = judge_sum},
    DemandKind{.key = "max_total_usd",
               .sentence = "The monthly bill and the waiting compute together are not more than this.",
               .asks = &PolicyDemand::max_total_usd,
               .measure = Measure::usd,
               .amount = "total",
               .waits = Waits::partly,
               .figure = [](const OptionReport& o) { return bill_of(o) + waiting_of(o); },
               .sum = [](const Summary& s) { return s.total().count(); },
               .of_dataset = judge_figure,
               .of_profile = judge_sum},
    DemandKind{
        .key = "max_read_p50_ms",
        .sentence = "The median latency of a read is not higher than this.",
        .asks = &PolicyDemand::max_read_p50_ms,
        .measure = Measure::milliseconds,
        .figure = [](const OptionReport& o) { return o.estimate().latency.read_p50.count() * kMillisecond; },
        .of_dataset = judge_figure},
    DemandKind{
        .key = "max_read_p99_ms",
        .sentence = "The 99th percentile of a read's latency is not higher than this.",
        .asks = &PolicyDemand::max_read_p99_ms,
        .measure = Measure::milliseconds,
        .figure = [](const OptionReport& o) { return o.estimate().latency.read_p99.count() * kMillisecond; },
        .of_dataset = judge_figure},
    DemandKind{.key = "min_holds_in",
               .sentence = "The verdict holds in at least this share of variations of the inputs.",
               .asks = &PolicyDemand::min_holds_in,
               .sense = Sense::at_least,
               .measure = Measure::share,
               .most = 1,
               .of_dataset = judge_holds_in},
    DemandKind{.key = "no_assumed_inputs",
               .sentence = "The profile states every input.",
               .asks = &PolicyDemand::no_assumed_inputs,
               .sense = Sense::is_true,
               .of_dataset = judge_assumed},
    DemandKind{.key = "pattern",
               .sentence = "The pattern of the whole profile is one of these.",
               .asks = &PolicyDemand::pattern,
               .sense = Sense::one_of,
               .word_fault = pattern_fault,
               .of_profile = judge_pattern},
    DemandKind{.key = "max_price_age_days",
               .sentence = "The prices are not older than this many days.",
               .asks = &PolicyDemand::max_price_age_days,
               .measure = Measure::days,
               .of_profile = judge_price_age},
    DemandKind{.key = "max_increase_usd",
               .sentence = "The month does not cost more US dollars above the baseline than this.",
               .asks = &MostIncrease::usd,
               .measure = Measure::usd},
    DemandKind{.key = "max_increase_percent",
               .sentence = "The month does not cost a larger share above the baseline than this.",
               .asks = &MostIncrease::percent,
               .measure = Measure::percent},
    DemandKind{.key = "strict_policy",
               .sentence = "Every demand of a policy is about something.",
               .asks = std::monostate(),
               .sense = Sense::is_true},
};

/// A key that a policy may have is judged somewhere, by a judge that finds in the row what it needs.
constexpr bool is_whole(const DemandKind& kind) {
  const bool in_policy = has(kind.of_dataset) || has(kind.of_profile);
  if (std::holds_alternative<Words>(kind.asks)) return in_policy && has(kind.word_fault);
  if (std::holds_alternative<Number>(kind.asks)) return in_policy && kind.measure != Measure::none;
  return std::holds_alternative<bool PolicyDemand::*>(kind.asks) == in_policy;
}
static_assert(std::ranges::all_of(kRows, is_whole), "a row lacks what its judge needs");

}  // namespace

std::span<const DemandKind> demand_kinds() { return kRows; }

const DemandKind& demand_kind(std::string_view key) {
  return *std::ranges::find(kRows, key, &DemandKind::key);
}

bool is_asked(const DemandKind& kind, const PolicyDemand& p) {
  if (const Words* words = std::get_if<Words>(&kind.asks)) return !(p.**words).empty();
  if (const Number* number = std::get_if<Number>(&kind.asks)) return (p.**number).has_value();
  const auto* const flag = std::get_if<bool PolicyDemand::*>(&kind.asks);
  return flag != nullptr && p.**flag;
}

std::string asked_json(const DemandKind& kind, const PolicyDemand& p) {
  if (const Words* words = std::get_if<Words>(&kind.asks)) return json(p.**words).dump();
  if (const Number* number = std::get_if<Number>(&kind.asks)) return json(*(p.**number)).dump();
  return "true";
}

std::string figure_text(Measure measure, double value) {
  constexpr double kMsInSecond = 1000;
  constexpr double kLongInMs = 10 * kMsInSecond;  // longer is read in minutes and hours
  switch (measure) {
    case Measure::usd:
      return value == 0 ? "$0.00" : money(Usd(value));
    case Measure::milliseconds:
      return value < kLongInMs ? quantity(value) + " ms" : show_duration(Seconds(value / kMsInSecond));
    case Measure::percent:
      return quantity(value) + " %";
    case Measure::days:
      return quantity(value) + " days";
    case Measure::none:
    case Measure::share:
      break;
  }
  return fmt::format("{:.3g}", value);
}

}  // namespace storeadvise
