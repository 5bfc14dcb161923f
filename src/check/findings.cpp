#include "check/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "check/limited.hpp"
#include "units/money.hpp"

namespace storeadvise {
namespace {

using nlohmann::json;

std::string joined(const json& list) {
  std::string text;
  for (const json& word : list) text += (text.empty() ? "" : ", ") + word.get<std::string>();
  return text;
}

std::string value_text(std::string_view demand, const json& value, bool exact) {
  if (value.is_null()) return "not known";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) return value.empty() ? "none" : joined(value);
  if (!value.is_number() || exact) return value.dump();
  return figure_text(demand, value.get<double>());
}

struct Shown {
  std::string expected;
  std::string found;
};

/// Both sides in the same words; numbers unrounded where rounding would make unequal ones look alike.
Shown shown_sides(const CheckedDemand& d) {
  const json expected = json::parse(d.expected);
  const json found = json::parse(d.found);
  Shown sides{value_text(d.demand, expected, false), value_text(d.demand, found, false)};
  if (expected.is_number() && found.is_number() && expected != found && sides.expected == sides.found)
    sides = {value_text(d.demand, expected, true), value_text(d.demand, found, true)};
  return sides;
}

}  // namespace

std::string figure_text(std::string_view key, double value) {
  if (key.ends_with("_usd")) return value == 0 ? "$0.00" : money(Usd(value));
  if (key.ends_with("_ms")) return quantity(value) + " ms";
  if (key.ends_with("_percent")) return quantity(value) + " %";
  if (key.ends_with("_days")) return quantity(value) + " days";
  return fmt::format("{:.3g}", value);
}

std::string expected_text(const CheckedDemand& d) {
  const std::string words = shown_sides(d).expected;
  if (d.demand.starts_with("max_")) return "at most " + words;
  if (d.demand.starts_with("min_")) return "at least " + words;
  if (d.demand.starts_with("forbid_")) return "none of " + words;
  if (d.demand == "no_assumed_inputs") return "no assumed inputs";
  return words.find(", ") == std::string::npos ? words : "one of " + words;
}

std::string found_text(const CheckedDemand& d) { return shown_sides(d).found; }

std::string about_text(const CheckedDemand& d) { return d.dataset.value_or("the whole profile"); }

std::string finding_text(const CheckedDemand& d) {
  return fmt::format("{}: {}: found {}, expected {}", about_text(d), d.demand, found_text(d),
                     expected_text(d));
}

Tally tally(const CheckResult& result) {
  Tally sum;
  for (const CheckedDemand& d : result.demands) {
    sum.asked += d.applies ? 1 : 0;
    sum.unmet += d.holds ? 0 : 1;
  }
  return sum;
}

std::string tally_text(const CheckResult& result) {
  const Tally sum = tally(result);
  if (sum.asked == 0) return "No demand is about this profile.";
  if (sum.unmet > 0)
    return fmt::format("{} of {} {} not hold.", sum.unmet, sum.asked,
                       sum.asked == 1 ? "demand does" : "demands do");
  return sum.asked == 1 ? "The demand holds." : fmt::format("All {} demands hold.", sum.asked);
}

std::string headline(const Comparison& c) {
  if (!c.is_known) return fmt::format("Nothing in {} is about this profile: it is new.", c.from);
  if (c.increase_usd() == 0)
    return fmt::format("Since {} the monthly bill is the same, {}.", c.from, money(Usd(c.now_usd)));
  const std::string share =
      c.before_usd > 0 ? fmt::format(", {} %", quantity(std::round(c.increase_percent() * 10) / 10)) : "";
  return fmt::format("Since {} the monthly bill went from {} to {} ({}{}).", c.from, money(Usd(c.before_usd)),
                     money(Usd(c.now_usd)), money_difference(Usd(c.increase_usd())), share);
}

static std::string side_text(const DataSetChange::Side& side) {
  return side.monthly_usd ? fmt::format("{} for {}", side.option, money(Usd(*side.monthly_usd)))
                          : side.option;
}

std::string change_text(const DataSetChange& c) {
  if (!c.before && !c.now) return "";
  if (!c.before) return "new, " + side_text(*c.now);
  if (!c.now) return "gone, was " + side_text(*c.before);
  const std::string text = fmt::format("was {}, is {}", side_text(*c.before), side_text(*c.now));
  if (!c.before->monthly_usd || !c.now->monthly_usd) return text;
  return fmt::format("{} ({})", text, money_difference(Usd(*c.now->monthly_usd - *c.before->monthly_usd)));
}

}  // namespace storeadvise
